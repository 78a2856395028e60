"""What goes out of a workspace and comes back into another is what the rooms above say."""

from datetime import UTC, datetime
from typing import Any

import pytest

from alliancemap_web.workspaces import carried
from alliancemap_web.workspaces.carried import Arrival, carry, coming_back, going_out, in_order
from alliancemap_web.workspaces.rights import Member

WHO = Member(1, "k", "Lumio", "owner", "Ada")
HERE = Arrival(WHO, "bcdfghjkmnpq", datetime(2027, 3, 1, tzinfo=UTC))


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """No room but two of these tests, and what came back to them."""
    back: list[Any] = []

    def bring(arrival: Arrival, data: Any) -> dict[str, str]:
        back.append((arrival.alliance, data["of"]))
        return {"old": "new"}

    def forget(arrival: Arrival, data: Any) -> None:
        back.append(len(data) + arrival.member.workspace)

    monkeypatch.setattr(carried, "CARRYINGS", {})
    carry("rounds", out=lambda member, key: {"of": key, "by": member.name}, back=bring)
    carry("contacts", out=lambda _, key: [1, 2] if key is None else [], back=forget)
    return back


def test_what_is_empty_does_not_go_out() -> None:
    assert list(going_out(WHO, "k1")) == [("rounds", {"of": "k1", "by": "Ada"})]
    assert [name for name, _ in going_out(WHO, None)] == ["rounds", "contacts"]


def test_what_comes_back_goes_to_its_room_which_names_its_keys(rooms: list[Any]) -> None:
    assert coming_back("rounds", HERE, {"of": "k1"}) == {"old": "new"}
    assert coming_back("contacts", HERE, [1, 2]) == {}
    assert rooms == [("bcdfghjkmnpq", "k1"), 3]


def test_rooms_come_back_in_their_own_order_and_unknown_ones_are_left_out(rooms: list[Any]) -> None:
    assert list(in_order({"contacts": "", "other": "", "rounds": ""})) == ["rounds", "contacts"]
    assert coming_back("other", HERE, {}) == {}
    assert rooms == []


@pytest.mark.parametrize("data", [{}, None, 5, [1]])
def test_data_of_no_such_kind_is_no_value(data: Any) -> None:
    with pytest.raises(ValueError, match="rounds"):
        coming_back("rounds", HERE, data)


@pytest.mark.parametrize("name", ["", "Rounds", "a/b", "rounds"])
def test_a_name_is_fit_for_a_file_and_one_room_s_alone(name: str) -> None:
    with pytest.raises(ValueError):
        carry(name, out=lambda *_: {}, back=lambda *_: None)
