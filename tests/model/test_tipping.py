from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from model.plans import at, small_plan
from model.strategies import full_cases, known_places, small_cases

from alliancemap.model.case import Case
from alliancemap.model.judgement import judge
from alliancemap.model.tipping import Change, Tipping, movable, moved, tip, tipping_card
from alliancemap.model.verdict import ORDER

UP = st.booleans()
# Counting out four answers takes 625 judgements, five 3,125.
TIPPABLE = st.one_of(*[small_cases(largest=4, most_open=1)] * 5, small_cases(largest=5))
TURNABLE = st.one_of(*[small_cases(most_open=8)] * 3, full_cases())


def rank(case: Case) -> int:
    return ORDER.index(judge(case).verdict.code)


def turned(before: Case, after: Case, up: bool) -> bool:
    """Whether the verdict of `after` is better than that of `before`, or worse."""
    return rank(after) > rank(before) if up else rank(after) < rank(before)


def fewest(case: Case, up: bool) -> tuple[int, int] | None:
    """Fewest steps that turn the verdict, then fewest answers: every change of answers is tried."""
    places = movable(case)
    now = [case.spans[place][0] for place in places]
    costs = []
    for levels in product(range(5), repeat=len(places)):
        off = [abs(new - old) for new, old in zip(levels, now, strict=True)]
        costs.append((sum(off), sum(step > 0 for step in off), levels))
    for steps, answers, levels in sorted(costs)[1:]:
        after = case
        for place, level in zip(places, levels, strict=True):
            after = after.with_span(place, (level, level))
        if turned(case, after, up):
            return steps, answers
    return None


def applied(case: Case, tipping: Tipping) -> Case:
    """The case once the answers on a tipping card are given."""
    after = case
    for change in tipping.changes:
        place = case.plan.position(change.factor)
        assert case.spans[place] == (change.before, change.before)
        after = after.with_span(place, (change.after, change.after))
    return after


@given(TIPPABLE, UP)
@example(at(small_plan((1, 1, 1), [((0, 0), (2, 1))]), "? | 3 | 3"), False)
@example(at(small_plan((2, 1, 1), [((0, 2),), ((0, 0),)]), "0 4 | 3 | 3"), True)
@example(at(small_plan((1, 2, 2), [((1, 1), (3, 0))]), "3 | 0 1 | 0 4"), True)
@example(at(small_plan((2, 1, 1)), "0 2 | 3 | 3", weights={"m1": 3}), True)
@example(at(small_plan((2, 1, 1)), "3 3 | 3 | 3", weights={"m1": 3}), False)
def test_no_smaller_change_turns_the_verdict_than_the_one_found(case: Case, up: bool) -> None:
    found, best = tip(case, up), fewest(case, up)
    assert (found and found.steps) == (best and best[0])


@given(small_cases(largest=4, most_open=1, weighted=False), UP)
@example(at(small_plan((3, 1, 1)), "3 1 0 | 3 | 4"), True)
@example(at(small_plan((3, 1, 1)), "3 3 1 | 4 | 4"), False)
def test_of_equally_many_steps_the_change_touches_fewest_answers(case: Case, up: bool) -> None:
    found, best = tip(case, up), fewest(case, up)
    assert (found and (found.steps, len(found.changes))) == best


@given(TURNABLE)
def test_the_change_does_turn_the_verdict_as_it_says(case: Case) -> None:
    for found in tipping_card(case):
        after = applied(case, found)
        assert judge(after).verdict.code == found.verdict != judge(case).verdict.code
        assert found.steps == sum(abs(one.after - one.before) for one in found.changes)
        assert all(0 <= one.after <= 4 and one.after != one.before for one in found.changes)


@given(TURNABLE)
def test_giving_back_one_step_of_the_change_keeps_the_verdict(case: Case) -> None:
    for found in tipping_card(case):
        after = applied(case, found)
        up = rank(after) > rank(case)
        for change in found.changes:
            back = change.after - 1 if up else change.after + 1
            place = case.plan.position(change.factor)
            assert not turned(case, after.with_span(place, (back, back)), up)


@given(TURNABLE)
def test_a_card_has_the_nearer_change_first_and_at_most_one_each_way(case: Case) -> None:
    card = tipping_card(case)
    assert [one.steps for one in card] == sorted(one.steps for one in card)
    assert len({rank(applied(case, one)) > rank(case) for one in card}) == len(card)


@given(full_cases())
def test_only_answers_given_as_one_level_can_move(case: Case) -> None:
    assert movable(case) == known_places(case)


def test_moves_are_steps_up_or_down() -> None:
    case = at(small_plan((1, 1, 1)), "1 | 2 | ?")
    assert moved(case, {0: 2, 1: 1}, True).spans == ((3, 3), (3, 3), (0, 4))
    assert moved(case, {0: 1, 1: 2}, False).spans == ((0, 0), (0, 0), (0, 4))


def test_a_fired_gate_is_lifted_by_one_step_when_all_else_is_well() -> None:
    plan = small_plan((2, 1, 1), gates=[((0, 0),)])
    assert tip(at(plan, "0 4 | 3 | 3"), True) == Tipping("promising", 1, (Change("m0", 0, 1),))


def test_of_two_parts_of_a_fired_pair_the_nearer_is_lifted() -> None:
    plan = small_plan((2, 1, 1), gates=[((0, 2), (1, 1))])
    # m0 needs one step over its level 2, m1 one over its level 1 from 0: two.
    assert tip(at(plan, "2 0 | 3 | 3", set_aside=()), True) == Tipping(
        "promising", 2, (Change("m0", 2, 4),)
    )


def test_the_best_verdict_cannot_be_bettered_nor_the_worst_worsened() -> None:
    plan = small_plan((1, 1, 1))
    assert tip(at(plan, "4 4 4"), True) is None
    assert tip(at(plan, "0 0 0"), False) is None


@pytest.mark.parametrize("answers", ["? ? ?", "? x 1-3"])
def test_without_a_level_there_is_nothing_to_tip(answers: str) -> None:
    assert tipping_card(at(small_plan((1, 1, 1)), answers)) == ()


def test_a_heavier_answer_turns_the_verdict_in_fewer_steps() -> None:
    # Market 0 and 2 with weights 1 and 3: (0 + 6) / 4 = 1.5; one step of the heavy one gives 2.25.
    case = at(small_plan((2, 1, 1)), "0 2 | 3 | 3", weights={"m1": 3})
    assert tip(case, True) == Tipping("promising", 1, (Change("m1", 2, 3),))
