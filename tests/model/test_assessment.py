"""The whole reading of an alliance as one value."""

from dataclasses import replace

import model.readings as case
import pytest
from fewer import one_in
from hypothesis import given
from model.readings import ANSWERS, GOOD

from alliancemap.model.alliance import Afterwards, Answer, Feeling, SetAside
from alliancemap.model.answers import Span
from alliancemap.model.assessment import assess
from alliancemap.model.verdict import COUNTED_FROM


@one_in(3)
@given(ANSWERS)
def test_what_happened_afterwards_changes_nothing(answers: dict[str, Span | None]) -> None:
    later = Afterwards("failure", 2016, "It ended.", "Weak sales.")
    assert case.read(answers) == case.read(answers, afterwards=later)


@one_in(3)
@given(ANSWERS)
def test_five_questions_at_most_are_raised_with_the_partner(
    answers: dict[str, Span | None],
) -> None:
    raised = case.read(answers).to_raise
    assert len(raised) <= 5
    assert all(one.ask_style in ("ask", "infer") for one in raised)
    assert [one.stage for one in raised] == sorted(one.stage for one in raised)


def test_unknown_counts_the_relevant_factors_nobody_answered() -> None:
    assert case.read().unknown == 60
    assert case.read({"M01": (1, 1), "M02": (0, 4), "M03": None}).unknown == 58


def test_futures_are_told_from_six_answers_on_and_computed_before() -> None:
    factors = list(GOOD)
    for known in range(COUNTED_FROM + 2):
        reading = case.read(dict.fromkeys(factors[:known], (2, 2)) | {factors[-1]: (0, 4)})
        assert reading.known == known
        assert reading.is_early == (known < COUNTED_FROM)
        assert 0 < reading.futures.share < 1000


def test_everything_known_and_good_is_promising() -> None:
    reading = case.read(GOOD)
    assert (reading.verdict.code, reading.futures.dots, reading.unknown) == ("promising", 20, 0)
    assert reading.questions == ()


def test_an_alliance_is_read_from_one_view() -> None:
    theirs = Answer("M01", "known", 0, 0, view="theirs")
    both = (*case.alliance({"M01": (4, 4)}).answers, theirs)
    alliance = replace(case.alliance(), answers=both)
    ours = assess(alliance, case.INSTRUMENT)
    partner = assess(alliance, case.INSTRUMENT, "theirs")
    assert ours.themes[0].sum_low - partner.themes[0].sum_low == 4


def test_a_gate_set_aside_no_longer_stops_the_alliance() -> None:
    stopped = case.read(GOOD | {"R17": (0, 0)})
    freed = case.read(GOOD | {"R17": (0, 0)}, set_aside=(SetAside("R17", "They pay for it"),))
    assert stopped.verdict.code == "not_as_it_stands"
    assert freed.verdict.code == "promising"
    assert [gate.status for gate in freed.gates if gate.gate == "R17"] == ["set_aside"]


def test_own_weights_say_what_they_changed() -> None:
    answers = dict.fromkeys(case.FACTORS, (2, 2)) | {"M01": (4, 4), "M02": (0, 0), "M03": (1, 1)}
    even = case.read(answers)
    weighted = case.read(answers, weights=(("M01", 9),))
    assert even.weight_effect is None
    assert weighted.weight_effect is not None
    assert weighted.weight_effect.verdict == even.verdict.code == "not_as_it_stands"
    assert weighted.verdict.code == "promising"


@pytest.mark.parametrize(("level", "apart"), [(4, False), (3, False), (2, True)])
def test_a_feeling_more_than_a_step_from_the_result_is_asked_about(level: int, apart: bool) -> None:
    gap = case.read(GOOD, feeling=Feeling(level)).feeling
    assert gap is not None
    assert gap.is_apart is apart


def test_the_middle_of_the_weakest_theme_is_rounded_half_up_like_every_number() -> None:
    # Two of thirteen needs at 0: 0 to 3385 thousandths, so 1692.5 in the middle.
    gap = case.read({"M01": (0, 0), "M02": (0, 0)}, feeling=Feeling(3)).feeling
    assert gap is not None
    assert gap.computed == 1693


@one_in(3)
@given(ANSWERS)
def test_a_feeling_is_never_mixed_in(answers: dict[str, Span | None]) -> None:
    plain, felt = case.read(answers), case.read(answers, feeling=Feeling(4))
    assert (plain.verdict, plain.futures, plain.themes) == (felt.verdict, felt.futures, felt.themes)
