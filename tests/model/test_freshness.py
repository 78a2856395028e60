"""How fresh a reading's answers are on a day."""

from dataclasses import replace

import pytest
from fewer import one_in
from hypothesis import given
from model.given_answers import ALLIANCES, DAYS, kept
from model.readings import FACTORS, INSTRUMENT, alliance, plan

from alliancemap.instruments.load import load_words
from alliancemap.instruments.names import naming
from alliancemap.model.ageing import faded, fading_next, without_faded
from alliancemap.model.alliance import Alliance, Answer
from alliancemap.model.assessment import assess
from alliancemap.model.contradictions import contradictions
from alliancemap.model.freshness import (
    Freshness,
    fading_messages,
    freshness,
    freshness_messages,
)
from alliancemap.model.freshness import fading as in_short
from alliancemap.words import LANGUAGES, say

DAY = "2026-11-23"


def fresh(of: Alliance, day: str = DAY, view: str = "ours") -> Freshness:
    """The freshness of an alliance's own reading."""
    assessment = assess(of, INSTRUMENT, view, plan())  # type: ignore[arg-type]
    return freshness(of, INSTRUMENT, assessment, day, plan())


def fading(factors: list[str], level: int = 4) -> Alliance:
    """An alliance whose answers all fade in 2025."""
    several = tuple(Answer(one, "known", level, level, fades="2025") for one in factors)
    return replace(alliance(), answers=several)


@one_in(3)
@given(ALLIANCES, DAYS)
def test_freshness_is_its_parts_in_the_readings_own_view(of: Alliance, day: str) -> None:
    for view in ("ours", "theirs"):
        found = fresh(of, day, view)
        assert found.faded == faded(of, day, view)  # type: ignore[arg-type]
        assert found.fading_next == fading_next(of, view, since=day)  # type: ignore[arg-type]
        assert found.contradictions == contradictions(of, view)  # type: ignore[arg-type]
        if found.faded:
            left = without_faded(of, day)
            assert found.without_faded == assess(left, INSTRUMENT, view, plan())  # type: ignore[arg-type]
        else:
            assert found.without_faded is None


@one_in(3)
@given(ALLIANCES, DAYS)
def test_in_short_it_says_what_the_whole_says(of: Alliance, day: str) -> None:
    for view in ("ours", "theirs"):
        whole = fresh(of, day, view)
        short = in_short(of, whole.assessment, day, plan())
        assert short == whole.in_short
        assert fading_messages(short) == freshness_messages(whole)


@one_in(3)
@given(ALLIANCES, DAYS)
def test_freshness_can_be_said_in_every_language(of: Alliance, day: str) -> None:
    for language in LANGUAGES:
        words = load_words("alliance_fit", "1.0", "health_technology", language)
        assert all(say(one, language, naming(words)) for one in freshness_messages(fresh(of, day)))


def test_the_verdict_without_what_faded_is_said_beside_the_one_that_stands() -> None:
    told = freshness_messages(fresh(fading(FACTORS)))
    assert [one.code for one in told] == ["freshness.many_faded", "freshness.other_without"]
    assert told[0].value("count") == 60
    assert len(told[0].value("factors")) == 5  # type: ignore[arg-type]
    assert (told[1].value("verdict"), told[1].value("verdict_before")) == ("unclear", "promising")


def test_a_verdict_that_stands_without_it_is_said_too() -> None:
    told = freshness_messages(fresh(fading(["M01", "V01"])))
    assert [one.code for one in told] == ["freshness.faded", "freshness.same_without"]
    assert told[0].value("factors") == ("M01", "V01")


def test_what_is_to_come_and_who_disagrees_is_said_last() -> None:
    several = kept(
        Answer("M01", "known", 1, 1, who="Ana", fades="2027-02"),
        Answer("M01", "known", 3, 4, who="Ben", fades="2027-03"),
    )
    told = freshness_messages(fresh(several))
    assert [one.code for one in told] == [
        "freshness.none_faded",
        "freshness.next",
        "freshness.contradiction",
    ]
    assert told[1].value("day") == "2027-03-31"
    assert (told[2].value("at_most"), told[2].value("at_least")) == (1, 3)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a day"):
        fresh(alliance(), "2026-13-01")
