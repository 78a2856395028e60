"""What changed between two readings."""

import model.readings as case
from fewer import one_in
from hypothesis import given
from model.readings import ANSWERS, GOOD

from alliancemap.model.answers import Span
from alliancemap.model.assessment import assess
from alliancemap.model.difference import AnswerChange, Difference, WeightChange, differences


def changed(
    before: dict[str, Span | None] | None, after: dict[str, Span | None] | None
) -> Difference:
    """What changed from one set of answers to another."""
    first, second = case.alliance(before), case.alliance(after)
    return differences(first, second, case.read(before), case.read(after))


@one_in(3)
@given(ANSWERS)
def test_nothing_changed_is_an_empty_difference(answers: dict[str, Span | None]) -> None:
    assert changed(answers, answers).is_empty


@one_in(3)
@given(ANSWERS, ANSWERS)
def test_a_difference_read_backwards_swaps_its_ends(
    one: dict[str, Span | None], other: dict[str, Span | None]
) -> None:
    there, back = changed(one, other), changed(other, one)
    assert [(c.factor, c.before, c.after) for c in there.answers] == [
        (c.factor, c.after, c.before) for c in back.answers
    ]
    assert there.verdict == back.verdict[::-1]
    assert there.dots == back.dots[::-1]


def test_one_changed_answer_is_named_with_what_it_did() -> None:
    what = changed(GOOD, GOOD | {"R17": (0, 0)})
    assert what.answers == (AnswerChange("R17", (4, 4), (0, 0)),)
    assert [(gate.gate, gate.before, gate.after) for gate in what.gates] == [
        ("R17", "clear", "fired")
    ]
    assert [theme.theme for theme in what.themes] == ["risk"]
    assert what.verdict == ("promising", "not_as_it_stands")
    assert what.dots == (20, 0)


def test_an_answer_found_out_counts_from_unknown() -> None:
    what = changed({}, {"M01": (3, 3)})
    assert what.answers == (AnswerChange("M01", (0, 4), (3, 3)),)
    assert (what.themes[0].known_before, what.themes[0].known_after) == (0, 1)


def test_answers_come_market_then_value_then_risk() -> None:
    what = changed({}, {"R02": (1, 1), "V01": (1, 1), "M13": (1, 1), "M02": (1, 1)})
    assert [one.factor for one in what.answers] == ["M02", "M13", "V01", "R02"]


def test_own_weights_that_changed_are_named_and_one_is_the_weight_of_none() -> None:
    before = case.alliance(GOOD, weights=(("M01", 3), ("M02", 1), ("R05", 2)))
    after = case.alliance(GOOD, weights=(("R05", 2), ("V01", 4)))
    first, second = assess(before, case.INSTRUMENT), assess(after, case.INSTRUMENT)
    what = differences(before, after, first, second)
    assert what.weights == (WeightChange("M01", 3, 1), WeightChange("V01", 1, 4))
    assert not what.answers
    assert not what.is_empty
    assert differences(before, before, first, first).is_empty
