"""What was believed then against what is true now."""

import model.readings as case
import pytest
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, GOOD

from alliancemap.instruments.load import load_words
from alliancemap.instruments.names import naming
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.difference import differences
from alliancemap.model.then_and_now import (
    Fate,
    ThenAndNow,
    fate_message,
    of_kind,
    then_and_now,
    then_messages,
)
from alliancemap.words import LANGUAGES, say

Given = dict[str, Span | None]


def compared(then: Given, now: Given) -> ThenAndNow:
    """The comparison of one set of answers with another."""
    first, second = case.alliance(then), case.alliance(now)
    return then_and_now(first, second, case.read(then), case.read(now))


def fate_of(then: Span | None, now: Span | None) -> Fate | None:
    """The fate of one answer; None when it is left out."""
    result = compared({"M01": then}, {"M01": now})
    return next(iter(result.factors), None)


@one_in(3)
@given(ANSWERS)
def test_against_itself_every_answer_holds_and_nothing_has_fallen(answers: Given) -> None:
    result = compared(answers, answers)
    assert {one.kind for one in result.factors} <= {"held"}
    assert result.fallen == ()
    assert result.difference.is_empty


@one_in(3)
@given(ANSWERS, ANSWERS)
def test_every_answer_has_one_fate_and_what_changed_is_in_the_difference(
    then: Given, now: Given
) -> None:
    result = compared(then, now)
    first, second = case.alliance(then), case.alliance(now)
    assert result.difference == differences(first, second, case.read(then), case.read(now))
    moved = {one.factor for one in result.difference.answers}
    factors = [one.factor for one in result.factors]
    assert len(set(factors)) == len(factors)
    assert {one.factor for one in result.factors if one.then != one.now} == moved
    assert moved >= {one.factor for one in result.factors if one.kind != "held"}


@one_in(3)
@given(ANSWERS, ANSWERS)
def test_read_backwards_what_changed_moved_the_other_way(then: Given, now: Given) -> None:
    there, back = compared(then, now), compared(now, then)
    shifts = {one.factor: one.shift for one in of_kind(there, "changed")}
    assert shifts == {one.factor: -one.shift for one in of_kind(back, "changed")}
    assert all(shifts.values())
    assert {one.factor for one in of_kind(there, "newly_known") if one.then == UNKNOWN} == {
        one.factor for one in of_kind(back, "no_longer_known") if one.then != NOT_RELEVANT
    }


@one_in(3)
@given(ANSWERS, ANSWERS)
def test_what_has_fallen_carried_the_verdict_then_and_moved_against_it(
    then: Given, now: Given
) -> None:
    result = compared(then, now)
    way = -1 if result.difference.verdict[0] == "not_as_it_stands" else 1
    swings = {one.factor: one.swing for one in case.read(then).influences}
    assert set(result.carried) == {f for f, swing in swings.items() if way * swing > 0}
    strengths = [abs(swings[factor]) for factor in result.carried]
    assert strengths == sorted(strengths, reverse=True)
    for one in result.fallen:
        assert one.factor in result.carried
        assert one.kind not in ("held", "newly_known")
        assert one.kind != "changed" or way * one.shift < 0
        assert one.swing == swings[one.factor]


@one_in(3)
@given(ANSWERS, ANSWERS)
def test_every_comparison_can_be_said_in_every_language(then: Given, now: Given) -> None:
    result = compared(then, now)
    for language in LANGUAGES:
        words = load_words("alliance_fit", "1.0", "health_technology", language)
        for told in (*then_messages(result), *map(fate_message, result.factors)):
            assert say(told, language, naming(words))


@given(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(0, 4))
def test_a_level_within_what_was_said_means_that_it_held(ends: Span, level: int) -> None:
    low, high = min(ends), max(ends)
    if (low, high) == UNKNOWN:
        return
    fate = fate_of((low, high), (level, level))
    assert fate is not None
    assert (fate.kind == "held") is (low <= level <= high)


@pytest.mark.parametrize(
    ("then", "now", "kind", "shift"),
    [
        ((2, 2), (2, 2), "held", 0),
        ((1, 3), (2, 2), "held", 0),
        ((2, 2), (1, 3), "held", 0),
        ((2, 2), (3, 3), "changed", 1000),
        ((2, 3), (0, 2), "changed", -1500),
        ((0, 1), (1, 2), "changed", 1000),
        (UNKNOWN, (3, 3), "newly_known", 0),
        (None, (3, 3), "newly_known", 0),
        ((3, 3), UNKNOWN, "no_longer_known", 0),
        (None, UNKNOWN, "no_longer_known", 0),
        ((3, 3), None, "no_longer_relevant", 0),
        (UNKNOWN, None, "no_longer_relevant", 0),
        (None, None, "held", 0),
    ],
)
def test_the_fates_an_answer_can_have(
    then: Span | None, now: Span | None, kind: str, shift: int
) -> None:
    fate = fate_of(then, now)
    assert fate is not None
    assert (fate.kind, fate.shift) == (kind, shift)


def test_what_nobody_ever_knew_is_left_out() -> None:
    assert fate_of(UNKNOWN, UNKNOWN) is None


def test_a_promising_verdict_is_let_down_by_the_answers_that_fell() -> None:
    result = compared(GOOD, GOOD | {"R17": (0, 0), "M01": None, "V01": UNKNOWN})
    assert {one.factor for one in result.fallen} <= {"R17", "M01", "V01"}
    assert set(result.carried) & {"R17", "M01", "V01"} == {one.factor for one in result.fallen}
    assert result.difference.verdict == ("promising", "not_as_it_stands")


def test_where_the_verdict_was_no_what_stopped_it_is_what_carried_it() -> None:
    then = dict.fromkeys(GOOD, (2, 2)) | {"R17": (0, 0)}
    result = compared(then, then | {"R17": (4, 4)})
    assert result.carried[0] == "R17"
    assert [one.factor for one in result.fallen] == ["R17"]
    told = then_messages(result)[-1]
    assert (told.code, told.value("factors")) == ("then.fallen_against", ("R17",))


@pytest.mark.parametrize(
    ("then", "now", "codes"),
    [
        ({}, {}, ["then.same_verdict", "then.carried_by_none"]),
        (GOOD, GOOD, ["then.same_verdict", "then.held", "then.all_held_for"]),
        (
            {"M01": (4, 4)},
            {"M01": (1, 1), "V01": (2, 2)},
            ["then.same_verdict", "then.worse", "then.newly_known", "then.fallen_for"],
        ),
    ],
)
def test_a_comparison_says_the_verdict_the_counts_and_what_fell(
    then: Given, now: Given, codes: list[str]
) -> None:
    assert [one.code for one in then_messages(compared(then, now))] == codes


def test_many_that_fell_are_named_in_part_and_counted_in_full() -> None:
    then = dict.fromkeys(("M01", "M02", "M04", "V01", "V02"), (4, 4))
    told = then_messages(compared(then, dict.fromkeys(then, (0, 0))))[-1]
    assert told.code == "then.many_fallen_for"
    assert (told.value("count"), len(told.value("factors"))) == (5, 3)  # type: ignore[arg-type]
