"""What may stand in a workspace, and what is refused with its code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.workspaces.checks import (
    LEVELS,
    Offer,
    checked_address,
    checked_fading,
    checked_hours,
    checked_level,
    checked_offer,
    checked_role,
    firm_name,
    is_typed,
    on_one_line,
    personal_name,
)
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import ROLES


@given(st.text(), st.integers(1, 200))
def test_a_name_on_one_line_stays_as_it_is(text: str, longest: int) -> None:
    once = on_one_line(text, longest)
    assert on_one_line(once, longest) == once
    assert len(once) <= longest
    assert len(once.splitlines()) <= 1
    assert once == once.strip()


def test_a_name_loses_what_is_not_seen() -> None:
    assert on_one_line(" Lumio \r\n Bcc: all\u202e@x ", 120) == "Lumio Bcc: all@x"
    assert on_one_line("e\u0301" * 200, 80) == "é" * 80
    assert on_one_line("\ud800a", 10) == "a"


@pytest.mark.parametrize("name", ["", "  ", "\n\t", "\u200b\u202e"])
def test_a_name_that_cannot_be_seen_is_none(name: str) -> None:
    for check, code in ((firm_name, "WRK001"), (personal_name, "WRK002")):
        with pytest.raises(RefusedError) as refused:
            check(name)
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("offer", "code"),
    [
        (Offer("king"), "WRK006"),
        (Offer(""), "WRK006"),
        (Offer("editor", days=0), "WRK007"),
        (Offer("editor", days=91), "WRK007"),
        (Offer("editor", uses=0), "WRK008"),
        (Offer("editor", uses=101), "WRK008"),
        (Offer("editor", False, {"key": "half"}), "WRK009"),
        (Offer("editor", address="nobody"), "WRK014"),
        (Offer("editor", address="a@b.c\nBcc: d@e.f"), "WRK014"),
    ],
)
def test_an_offer_that_cannot_be_made_is_refused_with_its_code(offer: Offer, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        checked_offer(offer)
    assert refused.value.code == code


def test_an_owner_sees_all_and_whoever_sees_all_needs_nothing_opened() -> None:
    assert checked_offer(Offer("owner", False, {"key": "whole"})) == Offer("owner", True)
    assert checked_offer(Offer("reader", True, {"key": "whole"})) == Offer("reader", True)
    outside = Offer("reader", False, {"key": "outline"}, 3, 30, "a@b.example")
    assert checked_offer(outside) == outside


def test_roles_and_levels_are_those_there_are() -> None:
    assert [checked_role(role) for role in ROLES] == list(ROLES)
    assert [checked_level(level) for level in LEVELS] == list(LEVELS)


def test_numbers_stay_within_what_makes_sense() -> None:
    assert [checked_hours(hours) for hours in (None, 0, 10_000)] == [None, 0, 10_000]
    assert [checked_fading(days) for days in (30, 3650)] == [30, 3650]
    for check, numbers in ((checked_hours, (-1, 10_001)), (checked_fading, (-1, 29, 3651))):
        for number in numbers:
            with pytest.raises(RefusedError):
                check(number)  # type: ignore[operator]


def test_an_address_may_be_left_out() -> None:
    assert checked_address("  ") == ""
    assert checked_address(" anna@firm.example ") == "anna@firm.example"


def test_a_name_is_typed_however_its_spaces_are() -> None:
    assert is_typed(" Lumio  AG ", "Lumio\u00a0AG")
    assert not is_typed("lumio ag", "Lumio AG")
    assert not is_typed("", "Lumio")
