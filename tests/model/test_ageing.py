"""Answers that age: what has faded by a day, and what is left without it."""

import pytest
from hypothesis import given
from model.given_answers import ALLIANCES, DAYS, kept
from model.readings import INSTRUMENT, plan

from alliancemap.model.ageing import faded, fading_next, has_faded, without_faded
from alliancemap.model.alliance import Alliance, Answer
from alliancemap.model.answers import UNKNOWN, levels
from alliancemap.model.assessment import assess


@given(ALLIANCES, DAYS, DAYS)
def test_what_has_faded_stays_faded(alliance: Alliance, one: str, other: str) -> None:
    earlier, later = sorted((one, other))
    assert set(faded(alliance, earlier)) <= set(faded(alliance, later))


@given(ALLIANCES, DAYS)
def test_without_what_faded_those_factors_are_unknown_and_no_other_changes(
    alliance: Alliance, day: str
) -> None:
    for view in ("ours", "theirs"):
        gone = faded(alliance, day, view)
        left = levels(without_faded(alliance, day), view)
        assert left == levels(alliance, view) | dict.fromkeys(gone, UNKNOWN)


@given(ALLIANCES, DAYS)
def test_to_go_without_twice_is_to_go_without_once(alliance: Alliance, day: str) -> None:
    once = without_faded(alliance, day)
    assert without_faded(once, day) == once
    assert faded(once, day) == ()


@given(ALLIANCES, DAYS)
def test_something_has_faded_exactly_when_the_first_last_good_day_is_over(
    alliance: Alliance, day: str
) -> None:
    first = fading_next(alliance)
    assert bool(faded(alliance, day)) is (first is not None and first < day)


@given(ALLIANCES, DAYS)
def test_the_next_day_to_renew_by_is_never_before_the_day_asked_from(
    alliance: Alliance, day: str
) -> None:
    following = fading_next(alliance, since=day)
    assert following is None or following >= day
    if following is not None:
        assert set(faded(alliance, day)) < set(faded(alliance, "9999-12-31"))


def test_an_answer_holds_on_its_last_day_and_has_faded_on_the_next() -> None:
    answer = Answer("M01", "known", 3, 3, fades="2027-05-01")
    assert [has_faded(answer, day) for day in ("2027-05-01", "2027-05-02")] == [False, True]
    month = Answer("M01", "known", 3, 3, fades="2027-05")
    assert [has_faded(month, day) for day in ("2027-05-31", "2027-06-01")] == [False, True]


def test_what_says_nothing_of_its_level_never_fades_but_not_relevant_does() -> None:
    unknown = Answer("M01", "unknown", fades="2026")
    anything = Answer("V01", "known", 0, 4, fades="2026")
    aside = Answer("R01", "not_relevant", fades="2026")
    alliance = kept(unknown, anything, aside)
    assert faded(alliance, "2027-01-01") == ("R01",)
    assert fading_next(kept(unknown, anything)) is None


def test_only_the_answer_that_counts_can_fade_and_no_older_one_comes_back() -> None:
    old = Answer("M01", "known", 1, 1, date="2026-01-01")
    new = Answer("M01", "known", 3, 3, date="2026-02-01", fades="2026-03-01")
    assert faded(kept(new, old), "2026-04-01") == ("M01",)
    assert levels(without_faded(kept(new, old), "2026-04-01")) == {"M01": UNKNOWN}
    renewed = Answer("M01", "known", 3, 3, date="2026-04-01")
    assert faded(kept(new, old, renewed), "2026-05-01") == ()


def test_what_an_answer_says_beside_its_level_stays() -> None:
    answer = Answer("M01", "known", 3, 3, note="seen", who="Ana", fades="2026")
    (left,) = without_faded(kept(answer), "2027-01-01").answers
    assert (left.note, left.who, left.fades) == ("seen", "Ana", "2026")


def test_fading_changes_no_score() -> None:
    fresh = kept(Answer("M01", "known", 3, 3), Answer("R17", "known", 0, 0))
    fading = kept(*(Answer(a.factor, "known", a.low, a.high, fades="1999") for a in fresh.answers))
    assert faded(fading, "2026-11-23") == ("M01", "R17")
    assert assess(fading, INSTRUMENT, plan=plan()) == assess(fresh, INSTRUMENT, plan=plan())


@pytest.mark.parametrize("day", ["2027", "2027-02-30", ""])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    for ask in (faded, without_faded):
        with pytest.raises(ValueError, match="not a day"):
            ask(kept(), day)
    with pytest.raises(ValueError, match="not a day"):
        fading_next(kept(), since=day)
