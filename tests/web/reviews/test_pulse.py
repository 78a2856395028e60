"""What the pulse asks, and how a year of it becomes small lines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.instruments import load_instrument, load_words
from alliancemap.words import LANGUAGES
from alliancemap_web.reviews.pulse import (
    EDGE,
    MONTHS,
    ROW,
    STEP,
    Given,
    Question,
    lines,
    month_of,
    months_until,
    questions,
)

MAY = date(2027, 5, 1)
YEAR = months_until(MAY)
TRUST = Question("R09", "Kept promises", "Did it come?", ("none", "few", "some", "most", "all"))
LEVELS = st.integers(0, 4)
SAID = st.builds(
    Given,
    person=st.none() | st.integers(1, 3),
    by=st.sampled_from(["Ada", "Ben", "Zoé"]),
    month=st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(month_of),
    levels=st.dictionaries(st.sampled_from(["R09", "R10"]), LEVELS),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nine_questions_are_the_instruments_own_with_its_words(language: str) -> None:
    instrument = load_instrument("alliance_fit", "1.0", "general_hi_tech")
    words = load_words("alliance_fit", "1.0", "general_hi_tech", language)
    asked = questions(instrument, words)
    assert " ".join(one.factor for one in asked) == "V13 R03 R05 R08 R09 R10 R20 R21 R28"
    for one in asked:
        assert (one.ask, one.levels) == (
            words.factor(one.factor).ask,
            words.factor(one.factor).levels,
        )
        assert len(one.levels) == 5


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_year_is_twelve_months_that_follow_each_other(day: date) -> None:
    months = months_until(month_of(day))
    assert len(set(months)) == MONTHS
    assert months[-1] <= day
    numbers = [one.year * 12 + one.month for one in months]
    assert numbers == list(range(numbers[0], numbers[0] + MONTHS))
    assert {one.day for one in months} == {1}


@given(st.lists(SAID, max_size=20))
def test_every_dot_is_somebodys_answer_and_every_answer_has_its_dot(said: list[Given]) -> None:
    (line,) = lines([TRUST], said, YEAR)
    answered = {
        (place, level)
        for voice in line.voices
        for place, level in enumerate(voice.levels)
        if level is not None
    }
    spots = {((one.x - EDGE) // STEP, 4 - (one.y - EDGE) // ROW) for one in line.spots}
    assert spots == answered
    assert answered <= {
        (YEAR.index(one.month), one.levels["R09"])
        for one in said
        if one.month in YEAR and "R09" in one.levels
    }
    assert all(len(voice.levels) == MONTHS for voice in line.voices)


@given(st.lists(SAID, max_size=12), st.randoms())
def test_a_line_is_as_low_and_high_as_its_latest_month(said: list[Given], dice: object) -> None:
    (line,) = lines([TRUST], said, YEAR)
    if line.month is None:
        assert not line.voices
        assert line.words == ()
    else:
        place = YEAR.index(line.month)
        latest = [one.levels[place] for one in line.voices if one.levels[place] is not None]
        assert (line.low, line.high) == (min(latest), max(latest))
        assert all(one is None for voice in line.voices for one in voice.levels[place + 1 :])


@given(st.lists(LEVELS, min_size=1, max_size=3), st.lists(LEVELS, min_size=1, max_size=3))
def test_a_line_moves_as_the_mean_of_its_months_does(before: list[int], now: list[int]) -> None:
    said = [
        Given(person, f"{person}", month, {"R09": level})
        for month, levels in ((YEAR[3], before), (YEAR[7], now))
        for person, level in enumerate(levels, 1)
    ]
    (line,) = lines([TRUST], said, YEAR)
    moved = sum(now) / len(now) - sum(before) / len(before)
    expected = "same" if abs(moved) < 1e-9 else "higher" if moved > 0 else "lower"
    assert line.trend == expected


def test_people_stand_side_by_side_and_agreement_makes_a_bigger_dot() -> None:
    said = [
        Given(1, "Zoé", MAY, {"R09": 3}),
        Given(2, "Ada", MAY, {"R09": 3}),
        Given(3, "Ben", MAY, {"R09": 1}),
    ]
    (line,) = lines([TRUST], said, YEAR)
    assert [(one.by, one.levels[-1]) for one in line.voices] == [("Ada", 3), ("Ben", 1), ("Zoé", 3)]
    assert sorted(one.r for one in line.spots) == [4, 5]
    assert line.words == ("few", "most")
    assert line.trend == "first"
