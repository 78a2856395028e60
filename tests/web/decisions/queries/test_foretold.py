"""Reads of forecasts: one's own, of alliances that one still sees."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import Guess, foretell
from alliancemap_web.decisions.queries import find_own_forecast, own_forecasts
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


def test_a_forecast_is_due_from_its_day_on_and_found_by_its_person_alone(
    ada: Member, ben: Member, whole: Callable[[], Kept]
) -> None:
    key = foretell(ada, whole(), Guess("Will it?", 60, "2026-05-01"), NOW)
    one = find_own_forecast(ada, whole(), key)
    assert one is not None
    assert (one.is_due(date(2026, 4, 30)), one.is_due(date(2026, 5, 1))) == (False, True)
    assert find_own_forecast(ben, whole(), key) is None


def test_who_no_longer_sees_the_alliance_no_longer_reads_of_it(
    ada: Member, whole: Callable[[], Kept]
) -> None:
    foretell(ada, whole(), Guess("Will it?", 60, "2026-05-01"), NOW)
    assert own_forecasts(replace(ada, sees_all=False, membership=0)) == ()
