from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from model.by_definition import share_by_definition
from model.plans import at, full_plan, small_plan
from model.strategies import cases, full_cases, open_places, small_cases, some

from alliancemap.model.answers import UNKNOWN
from alliancemap.model.case import Case
from alliancemap.model.futures import outlook, quality_weights
from alliancemap.model.gates import gate_states
from alliancemap.model.interval import half_up
from alliancemap.model.judgement import judge
from alliancemap.model.questions import (
    FINE,
    Question,
    after_answer,
    at_hand,
    in_talk_order,
    likeness,
    next_questions,
    open_gates,
    questions_to_raise,
    rank_questions,
)

NEVER_ASKED = ("R09", "R10")


def share(case: Case) -> Fraction:
    weighed = outlook(case)
    return Fraction(weighed.yes, weighed.total)


def next_question(case: Case) -> Question | None:
    return next(iter(next_questions(outlook(case), 1)), None)


@given(cases(), st.data())
def test_each_answer_leads_where_judging_anew_leads(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    assume(open_places(case))
    place = some(data.draw, open_places(case))
    now = outlook(case)
    branches = after_answer(now, place, quality_weights(now, case.plan.theme_of[place]))
    low, high = case.spans[place]
    assert len(branches) == high - low + 1
    for level, (mass, yes) in zip(range(low, high + 1), branches, strict=True):
        anew = outlook(case.with_span(place, (level, level)))
        assert (yes, mass) == (anew.yes, anew.total)


@given(small_cases(largest=6), st.data())
def test_the_worth_of_a_question_is_the_variance_of_the_share_it_leads_to(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    assume(open_places(case))
    place = some(data.draw, open_places(case))
    now = outlook(case)
    branches = after_answer(now, place, quality_weights(now, case.plan.theme_of[place]))
    low, high = case.spans[place]
    total = sum(mass for mass, _ in branches)
    after = [share_by_definition(case.with_span(place, (at, at))) for at in range(low, high + 1)]
    mean = sum(Fraction(mass, total) * one for (mass, _), one in zip(branches, after, strict=True))
    assert mean == share_by_definition(case)
    variance = sum(
        Fraction(mass, total) * (one - mean) ** 2
        for (mass, _), one in zip(branches, after, strict=True)
    )
    asked = {one.factor: one for one in rank_questions(now)}[case.plan.factors[place]]
    exact = FINE * variance / case.plan.difficulty[place]
    assert abs(asked.worth - exact) <= 2
    assert (asked.share_low, asked.share_high) == (
        half_up(1000 * min(after).numerator, min(after).denominator),
        half_up(1000 * max(after).numerator, max(after).denominator),
    )


@given(cases())
def test_every_open_factor_is_ranked_once_and_no_other(case: Case) -> None:
    ranked = [one.factor for one in rank_questions(outlook(case))]
    assert sorted(ranked) == sorted(case.plan.factors[place] for place in open_places(case))


@given(cases())
def test_possible_gates_come_first(case: Case) -> None:
    ranked = rank_questions(outlook(case))
    kinds = [one.why for one in ranked]
    assert kinds == sorted(kinds)
    possible = {gate.gate for gate in gate_states(case) if gate.status == "possible"}
    for one in ranked:
        assert (one.why == "gate") == bool(one.gates)
        assert set(one.gates) <= possible
    assert {gate for one in ranked for gate in one.gates} == possible


@given(cases())
def test_within_a_kind_nothing_worth_much_less_comes_earlier(case: Case) -> None:
    ranked = rank_questions(outlook(case))
    best = max((one.worth for one in ranked), default=0)
    for earlier, later in pairwise(ranked):
        if earlier.why == later.why:
            assert later.worth - earlier.worth <= best / 10


@given(cases())
def test_like_questions_are_worth_the_same_when_reckoned_one_by_one(case: Case) -> None:
    now = outlook(case)
    kept: dict[object, list[tuple[int, int]]] = {}
    weights = [quality_weights(now, theme) for theme in range(3)]
    for place in open_places(case)[:12]:
        branches = after_answer(now, place, weights[case.plan.theme_of[place]])
        assert kept.setdefault(likeness(now, place), branches) == branches


@given(cases(), st.data())
def test_a_question_outside_the_chosen_set_is_not_ranked(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    within = data.draw(st.sets(st.sampled_from(case.plan.factors)))
    everything = {one.factor: one for one in rank_questions(outlook(case))}
    ranked = rank_questions(outlook(case), within)
    assert {one.factor for one in ranked} == everything.keys() & within
    assert all(one == everything[one.factor] for one in ranked)


@given(cases())
def test_what_is_raised_is_asked_or_watched_for_in_the_order_of_a_natural_talk(case: Case) -> None:
    ranked = rank_questions(outlook(case))
    raised = questions_to_raise(ranked, case.plan.factors)
    told = [one for one in ranked if one.ask_style in ("ask", "infer")]
    assert set(raised) == set(told[:5])
    assert [one.stage for one in raised] == sorted(one.stage for one in raised)
    for one in raised:
        assert one.ask_style == case.plan.ask_style[case.plan.position(one.factor)]


@given(full_cases())
def test_a_fact_nobody_would_tell_is_never_asked_of_the_partner(case: Case) -> None:
    ranked = rank_questions(outlook(case))
    for one in (*questions_to_raise(ranked, case.plan.factors, count=60), *ranked):
        assert one.factor not in NEVER_ASKED or one.ask_style == "infer"


@given(cases())
def test_the_next_question_is_one_of_the_five_most_worth_it(case: Case) -> None:
    ranked = rank_questions(outlook(case))
    found = next_question(case)
    if found is None:
        assert not open_places(case)
    else:
        assert found in ranked[:5]
        assert 2 * found.worth >= ranked[0].worth
        assert found.stage <= ranked[0].stage


@given(cases())
def test_the_next_question_is_about_a_possible_gate_while_there_is_one(case: Case) -> None:
    found = next_question(case)
    if any(gate.status == "possible" for gate in gate_states(case)):
        assert found is not None
        assert found.why == "gate"


def test_a_question_worth_less_than_half_waits_however_early_it_comes_in_a_talk() -> None:
    plan = small_plan((2, 2, 1), stage=(0, 0, 1, 1, 1))
    # As in conformance/questions.json: v0 settles about seven times what m0 settles.
    assert [one.factor for one in at_hand(rank_questions(outlook(at(plan, "? 3 | ? 2 | 2"))))] == [
        "v0"
    ]
    assert at_hand(()) == ()


def test_what_stands_in_papers_is_not_put_off_to_the_very_end() -> None:
    plan = full_plan()
    case, asked = at(plan, "? " * 60), 0
    while not judge(case).verdict.is_settled:
        found = next_question(case)
        assert found is not None
        case = case.with_span(plan.position(found.factor), (3, 3))
        asked += 1
    # Half of 13, of 17 and of 30 factors must be known for a verdict: 31. Not many more are asked.
    assert judge(case).verdict.code == "promising"
    assert 31 <= asked <= 40


@st.composite
def askable_cases(draw: st.DrawFn) -> Case:
    """A case with something relevant in every theme, so that it can be settled."""
    case = draw(st.one_of(small_cases(most_open=8), full_cases()))
    assume(all(case.relevant(theme) for theme in range(3)))
    return case


@given(askable_cases(), st.data())
def test_following_the_next_question_ends_in_a_settled_verdict(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    asked: set[str] = set()
    answers = data.draw(st.lists(st.integers(0, 4), min_size=60, max_size=60))
    lean = data.draw(st.integers(0, 4))
    for drawn in answers:
        if judge(case).verdict.is_settled:
            break
        found = next_question(case)
        assert found is not None, "unclear, and nothing left to ask"
        assert found.factor not in asked
        asked.add(found.factor)
        place = case.plan.position(found.factor)
        low, high = case.spans[place]
        level = min(high, max(low, lean if drawn % 2 else drawn))
        case = case.with_span(place, (level, level))
    assert judge(case).verdict.is_settled


@pytest.mark.parametrize("place", [0, 2, 4])
def test_an_answer_that_bears_on_several_pairs_leads_where_judging_anew_leads(place: int) -> None:
    plan = small_plan((2, 2, 2), [((2, 0), (4, 1)), ((0, 1), (4, 0)), ((0, 1), (2, 1)), ((4, 0),)])
    case = at(plan, "? 4 | ? 4 | ? 4", weights={"v0": 2})
    now = outlook(case)
    for level, (mass, yes) in enumerate(
        after_answer(now, place, quality_weights(now, plan.theme_of[place]))
    ):
        anew = outlook(case.with_span(place, (level, level)))
        assert (yes, mass) == (anew.yes, anew.total)


def test_a_pair_of_which_one_part_is_known_makes_the_other_a_gate_question() -> None:
    plan = small_plan((1, 1, 2), gates=[((2, 0), (3, 1))])
    case = at(plan, "? | 3 | 0 ?")
    assert [(one.factor, one.why, one.gates) for one in rank_questions(outlook(case))] == [
        ("r1", "gate", ("g0",)),
        ("m0", "sharpens", ()),
    ]
    assert open_gates(case, 3) == ("g0",)
    assert open_gates(at(plan, "? | 3 | 1 ?"), 3) == ()


def test_a_gate_set_aside_does_not_bring_its_question_forward() -> None:
    plan = small_plan((2, 1, 1), gates=[((0, 0),)])
    assert rank_questions(outlook(at(plan, "? ? | 3 | 3")))[0].why == "gate"
    assert rank_questions(outlook(at(plan, "? ? | 3 | 3", set_aside=["g0"])))[0].why == "sharpens"


def test_an_answer_twice_as_hard_to_get_is_worth_half() -> None:
    even, hard = small_plan((2, 1, 1)), small_plan((2, 1, 1), difficulty=(1, 2, 1, 1))
    first = {one.factor: one.worth for one in rank_questions(outlook(at(even, "? ? | 3 | 3")))}
    second = {one.factor: one.worth for one in rank_questions(outlook(at(hard, "? ? | 3 | 3")))}
    assert second["m0"] == first["m0"]
    assert second["m1"] == first["m1"] // 2


def test_between_equals_the_theme_least_known_comes_first() -> None:
    # Both themes' questions are alike but for what is known: market one of three, value nothing.
    plan = small_plan((2, 2, 1))
    ranked = rank_questions(outlook(at(plan, "? ? | ? ? | 2")))
    assert [one.factor for one in ranked] == ["m0", "v0", "m1", "v1"]


def test_questions_of_one_stage_keep_the_order_of_the_catalogue() -> None:
    plan = small_plan((2, 1, 1), stage=(1, 0, 1, 0))
    ranked = rank_questions(outlook(at(plan, "? ? | ? | ?")))
    assert [one.factor for one in in_talk_order(ranked, plan.factors)] == ["m1", "r0", "m0", "v0"]


def test_nothing_open_means_no_next_question() -> None:
    case = at(small_plan((1, 1, 1)), "3 x 3")
    assert next_questions(outlook(case), 1) == ()
    assert questions_to_raise(rank_questions(outlook(case)), case.plan.factors) == ()


def test_once_a_gate_has_fired_nothing_is_worth_asking() -> None:
    plan = small_plan((2, 1, 1), gates=[((0, 0),)])
    assert {one.worth for one in rank_questions(outlook(at(plan, "0 ? | ? | ?")))} == {0}


@pytest.mark.parametrize("count", [1, 5, 12])
def test_at_the_start_of_a_real_talk_every_possible_gate_outranks_the_rest(count: int) -> None:
    plan = full_plan()
    ranked = rank_questions(outlook(at(plan, "? " * 60)))
    gated = {place for gate in plan.gates for place, _ in gate.parts}
    assert {one.factor for one in ranked[: len(gated)]} == {plan.factors[p] for p in gated}
    assert len(questions_to_raise(ranked, plan.factors, count)) == count


def test_a_range_is_still_open() -> None:
    case = at(small_plan((1, 1, 1)), "1-3 | 2 | 2")
    assert [one.factor for one in rank_questions(outlook(case))] == ["m0"]
    assert case.spans[0] != UNKNOWN


@given(small_cases(most_open=4))
def test_the_next_questions_are_each_the_next_one_without_those_before(case: Case) -> None:
    weighed = outlook(case)
    chosen = next_questions(weighed, 3)
    for place, question in enumerate(chosen):
        before = {one.factor for one in chosen[:place]}
        within = [factor for factor in case.plan.factors if factor not in before]
        ranked = [one for one in rank_questions(weighed) if one.factor in within]
        assert question == in_talk_order(at_hand(ranked), case.plan.factors)[0]
    assert len(chosen) == min(3, len(rank_questions(weighed)))
