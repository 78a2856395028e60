"""Reads of conditions: open ones first, late ones known, others' firms out of sight."""

from collections.abc import Callable
from datetime import date

from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import Wish, add_condition, turn_condition
from alliancemap_web.decisions.queries import (
    conditions_of,
    find_condition,
    open_conditions,
    waiting_conditions,
)
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


def test_open_ones_come_first_the_earliest_day_before_the_others(
    ada: Member, stranger: Member, whole: Callable[[], Kept]
) -> None:
    keys = [
        add_condition(ada, whole(), Wish(text, due=due), NOW)
        for text, due in (("a", ""), ("b", "2026-06-01"), ("c", "2026-05-01"), ("d", ""))
    ]
    turn_condition(ada, whole(), keys[0], "withdrawn", "", NOW)
    assert [one.text for one in conditions_of(whole())] == ["c", "b", "d", "a"]
    assert {one.text for one in open_conditions(whole())} == {"b", "c", "d"}
    assert {one.name for one in waiting_conditions(ada)} == {whole().row.name}
    assert waiting_conditions(stranger) == ()


def test_one_is_late_from_the_day_after_and_not_once_it_is_met(
    ada: Member, whole: Callable[[], Kept]
) -> None:
    key = add_condition(ada, whole(), Wish("a", due="2026-05-01"), NOW)
    one = find_condition(whole(), key)
    assert one is not None
    assert (one.is_late(date(2026, 5, 1)), one.is_late(date(2026, 5, 2))) == (False, True)
    turn_condition(ada, whole(), key, "met", "", NOW)
    one = find_condition(whole(), key)
    assert one is not None
    assert not one.is_late(date(2026, 5, 2))
    assert find_condition(whole(), "zzzzzzzzzzzz") is None
