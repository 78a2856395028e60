"""A forecast is one person's: said, scored after its day, and nobody else's at any time."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import Guess, drop_forecast, foretell, tell_outcome
from alliancemap_web.decisions.models import Forecast
from alliancemap_web.decisions.queries import own_forecasts
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member, NotAllowedError

Whole = Callable[[], Kept]
GUESS = Guess("Will their sponsor still be in post?", 75, "2026-06-01", "R05")
KNOWN = frozenset(["R05"])
LATER = NOW.replace(month=7)


def test_a_forecast_is_read_by_its_person_and_nobody_else(
    ada: Member, chloe: Member, whole: Whole
) -> None:
    foretell(chloe, whole(), GUESS, NOW, KNOWN)
    assert [one.chance for one in own_forecasts(chloe, whole())] == [75]
    assert own_forecasts(ada, whole()) == ()
    assert own_forecasts(ada) == ()
    assert own_forecasts(replace(chloe, person=None)) == ()


def test_nobody_else_tells_its_outcome_or_takes_it_back(
    ada: Member, chloe: Member, whole: Whole
) -> None:
    key = foretell(chloe, whole(), GUESS, NOW, KNOWN)
    for act in (
        lambda: tell_outcome(ada, whole(), key, "yes", LATER),
        lambda: drop_forecast(ada, whole(), key),
        lambda: tell_outcome(ada, whole(), "zzzzzzzzzzzz", "yes", LATER),
    ):
        with pytest.raises(RefusedError) as error:
            act()
        # The same as for a key that nobody has.
        assert (error.value.status, error.value.reasons[0].code) == (404, "DEC043")


def test_the_outcome_is_told_from_the_day_on_and_what_counts_stays(
    chloe: Member, whole: Whole
) -> None:
    key = foretell(chloe, whole(), GUESS, NOW, KNOWN)
    with pytest.raises(RefusedError) as error:
        tell_outcome(chloe, whole(), key, "yes", NOW)
    assert (error.value.status, error.value.reasons[0].code) == (409, "DEC041")
    tell_outcome(chloe, whole(), key, "no", LATER)
    assert own_forecasts(chloe)[0].outcome == "no"
    with pytest.raises(RefusedError) as error:
        drop_forecast(chloe, whole(), key)
    assert (error.value.status, error.value.reasons[0].code) == (409, "DEC042")


def test_a_forecast_that_does_not_count_yet_can_be_taken_back(chloe: Member, whole: Whole) -> None:
    key = foretell(chloe, whole(), GUESS, NOW, KNOWN)
    drop_forecast(chloe, whole(), key)
    assert own_forecasts(chloe) == ()


def test_forecasts_go_with_the_account(chloe: Member, whole: Whole) -> None:
    foretell(chloe, whole(), GUESS, NOW, KNOWN)
    Membership.objects.get(pk=chloe.membership).person.delete()
    assert not Forecast.objects.exists()


@pytest.mark.parametrize(
    ("guess", "code"),
    [
        (replace(GUESS, chance=0), "DEC040"),
        (replace(GUESS, chance=100), "DEC040"),
        (replace(GUESS, question=""), "DEC001"),
        (replace(GUESS, due=""), "DEC001"),
        (replace(GUESS, due="2026-03-01"), "DEC004"),
        (replace(GUESS, factor="X99"), "DEC005"),
        (replace(GUESS, question="?" * 301), "DEC002"),
    ],
)
def test_a_forecast_that_cannot_be_scored_is_refused(
    chloe: Member, whole: Whole, guess: Guess, code: str
) -> None:
    with pytest.raises(RefusedError) as error:
        foretell(chloe, whole(), guess, NOW, KNOWN)
    assert error.value.reasons[0].code == code


def test_neither_a_reader_nor_a_program_foretells(
    reader: Member, chloe: Member, whole: Whole
) -> None:
    for member in (reader, replace(chloe, person=None)):
        with pytest.raises(NotAllowedError):
            foretell(member, whole(), GUESS, NOW, KNOWN)
