"""How much goes with a workspace; what is private is not even counted."""

from collections.abc import Callable

from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import (
    Guess,
    Plan,
    Wish,
    add_condition,
    ask_why,
    decide,
    foretell,
)
from alliancemap_web.decisions.queries import counted
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


def test_what_goes_is_counted_but_for_forecasts(
    ada: Member, ben: Member, whole: Callable[[], Kept]
) -> None:
    ask_why(ada, whole(), "", NOW)
    add_condition(ada, whole(), Wish("they sign"), NOW)
    decide(ada, whole(), Plan("stop", "Why.", "Ada"), NOW)
    before = counted(ada.workspace)
    foretell(ben, whole(), Guess("Will it?", 60, "2026-05-01"), NOW)
    assert [one.count for one in before] == [1, 1, 1]
    assert counted(ada.workspace) == before
