"""Reads of decisions: which stand, and the days they name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import Plan, decide
from alliancemap_web.decisions.queries import find_decision, looks, standing_decision
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member

PLAN = Plan(
    "stage", "Why.", "Ada", finds="What?", cap="€1", until="2026-06-01", look_on="2026-04-01"
)


def test_the_days_of_decisions_that_stand_are_told_and_those_of_replaced_ones_not(
    ada: Member, stranger: Member, whole: Callable[[], Kept]
) -> None:
    assert standing_decision(whole()) is None
    first = decide(ada, whole(), PLAN, NOW)
    told = {(one.day, one.is_end) for one in looks(ada)}
    assert told == {(date(2026, 6, 1), True), (date(2026, 4, 1), False)}
    assert looks(stranger) == ()
    decide(ada, whole(), replace(PLAN, kind="stop", look_on="", supersedes=first), NOW)
    assert looks(ada) == ()
    found = find_decision(whole(), first)
    assert found is not None
    assert not found.stands
    assert find_decision(whole(), "zzzzzzzzzzzz") is None
