"""What went out of one workspace comes back into another, and nothing else does."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from portfolio_made import data_of
from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap.model.readiness import READINESS_LINES
from alliancemap_web.contacts.actions import (
    ItemGiven,
    StoryGiven,
    begin_handover,
    bring_back,
    give_check,
    set_formal,
    set_rests,
    tell_story,
)
from alliancemap_web.contacts.queries import people_of, taken_out
from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import Member, NotAllowedError


@pytest.fixture
def lived(people: Known) -> Desk:
    """An alliance with everything that this room keeps of one."""
    desk, key = people.desk, people.keys
    who, kept, now = desk.member, desk.kept(), desk.clock.moment
    set_formal(who, kept, {"plan": True, "exit": False}, now)
    set_rests(who, kept, key["Eva Lund"], ["R05"], now)
    told = StoryGiven("It began at a fair", "Fast", "Again", date(2025, 5, 5), ("M01",))
    tell_story(who, kept, told, now)
    items = [ItemGiven("tie", contact=key["Max"]), ItemGiven("promise", text="Ten hours")]
    begin_handover(who, kept, key["Ada"], date(2026, 3, 1), items, now)
    return desk


def plain(data: Any) -> Any:
    return json.loads(json.dumps(data, default=lambda day: day.isoformat()))


def without_keys(data: Any) -> Any:
    """The data with each person's key replaced by their place."""
    places = {one["key"]: f"p{at}" for at, one in enumerate(data["people"])}
    text = json.dumps(data)
    for key, at in places.items():
        text = text.replace(key, at)
    return json.loads(text)


def test_everything_comes_back_under_new_keys(lived: Desk, stranger: Member) -> None:
    now = lived.clock.moment
    out = plain(taken_out(lived.member, lived.alliance))
    assert set(out) == {"people", "ties", "rests", "formal", "stories", "handovers"}
    key = create(stranger, data_of("mannkind-sanofi"), now)
    renamed = bring_back(Arrival(stranger, key, now), out)
    back = plain(taken_out(stranger, key))
    assert without_keys(back) == without_keys(out)
    assert set(renamed) == {one["key"] for one in out["people"]}
    assert set(renamed.values()) == {one["key"] for one in back["people"]}


def test_people_are_members_where_the_name_is_one_members(lived: Desk, stranger: Member) -> None:
    now = lived.clock.moment
    out = plain(taken_out(lived.member, lived.alliance))
    key = create(stranger, data_of("mannkind-sanofi"), now)
    bring_back(Arrival(stranger, key, now, {"Ada": stranger.person or 0, "Max": 1}), out)
    kept = people_of(Desk(stranger, key, lived.clock).kept().id)
    accounts = {one.name: one.account for one in kept.people}
    assert accounts == {
        "Ada": stranger.person, "Ben": None, "Eva Lund": None, "Max": None, "Ida": None
    }  # fmt: skip


def test_ones_own_self_checks_come_back_once_and_anothers_never_go_out(
    ada: Desk, sit: Callable[..., Desk], stranger: Member
) -> None:
    now, whole = ada.clock.moment, dict.fromkeys(READINESS_LINES, 3)
    give_check(ada.member, whole, now)
    give_check(sit("Ben").member, whole, now)
    out = plain(taken_out(ada.member, None))
    assert [one["by"] for one in out["checks"]] == ["Ada"]
    arrival = Arrival(stranger, None, now, {"Ada": stranger.person or 0})
    bring_back(arrival, out)
    bring_back(arrival, out)
    assert plain(taken_out(stranger, None)) == out


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("people", "side", "them"),
        ("people", "rank", ["top"]),
        ("people", "name", "x" * 81),
        ("people", "since", "yesterday"),
        ("people", "at", "2026-01-01T00:00:00"),
        ("ties", "kinds", "work"),
        ("ties", "kinds", ["love"]),
        ("ties", "one", "zzzzzzzzzzzz"),
        ("formal", "item", "handshake"),
        ("formal", "is_there", 1),
        ("stories", "happened", None),
        ("stories", "factors", [3]),
        ("handovers", "items", [{"kind": "tie"}]),
    ],
)
def test_forged_data_is_refused(
    lived: Desk, stranger: Member, part: str, field: str, value: Any
) -> None:
    out = plain(taken_out(lived.member, lived.alliance))
    out[part][0][field] = value
    key = create(stranger, data_of("mannkind-sanofi"), lived.clock.moment)
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        bring_back(Arrival(stranger, key, lived.clock.moment), out)
    assert taken_out(stranger, key) == {}


def test_forged_self_checks_are_refused(owner: Member, ada: Desk) -> None:
    now = ada.clock.moment
    for levels in ({"1": 9}, {"99": 1}, {"x": 1}):
        row = {"day": "2026-01-01", "levels": levels, "by": "Ada", "at": now.isoformat()}
        with pytest.raises(ValueError):
            bring_back(Arrival(owner, None, now), {"checks": [row]})


def test_ties_of_one_side_are_refused(lived: Desk, stranger: Member) -> None:
    out = plain(taken_out(lived.member, lived.alliance))
    out["ties"][0]["other"] = out["people"][1]["key"]
    key = create(stranger, data_of("mannkind-sanofi"), lived.clock.moment)
    with pytest.raises(ValueError):
        bring_back(Arrival(stranger, key, lived.clock.moment), out)


def test_only_who_manages_brings_back(ada: Desk, sit: Callable[..., Desk]) -> None:
    with pytest.raises(NotAllowedError):
        bring_back(Arrival(sit("Ben").member, ada.alliance, ada.clock.moment), {})
