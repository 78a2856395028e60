from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from model.plans import at, small_plan
from model.strategies import cases, small_plans, spans

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap.model.case import Case, make_case


@given(small_plans(), st.randoms(use_true_random=False), st.data())
def test_the_order_in_which_answers_are_given_does_not_matter(plan, dice, data) -> None:  # type: ignore[no-untyped-def]
    some = data.draw(st.dictionaries(st.sampled_from(plan.factors), spans()))
    shuffled = list(some.items())
    dice.shuffle(shuffled)
    assert make_case(plan, dict(shuffled)) == make_case(plan, some)


@given(small_plans())
def test_a_factor_without_an_answer_is_unknown_and_weighs_one(plan) -> None:  # type: ignore[no-untyped-def]
    case = make_case(plan, {})
    assert set(case.spans) == {UNKNOWN}
    assert set(case.weights) == {1}


@given(cases())
def test_weights_of_one_are_no_weights(case: Case) -> None:
    levels = dict(zip(case.plan.factors, case.spans, strict=True))
    ones = dict.fromkeys(case.plan.factors, 1)
    assert make_case(case.plan, levels, ones) == make_case(case.plan, levels)


@given(cases())
def test_every_relevant_factor_belongs_to_exactly_one_theme(case: Case) -> None:
    found = sorted(place for theme in range(3) for place in case.relevant(theme))
    assert found == [p for p, span in enumerate(case.spans) if span != NOT_RELEVANT]


@given(cases())
def test_the_bar_is_the_least_whole_sum_whose_mean_reaches_two(case: Case) -> None:
    for theme in range(3):
        weight = sum(case.weights[place] for place in case.relevant(theme))
        if weight:
            assert Fraction(case.bar(theme), weight) >= 2
            assert Fraction(case.bar(theme) - 1, weight) < 2
        else:
            assert case.bar(theme) == 0


@given(cases(), st.data())
def test_another_answer_to_one_factor_leaves_all_others_alone(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    place = data.draw(st.integers(0, len(case.spans) - 1))
    after = case.with_span(place, (2, 3))
    assert after.spans[place] == (2, 3)
    assert after.spans[:place] == case.spans[:place]
    assert after.spans[place + 1 :] == case.spans[place + 1 :]
    assert (after.plan, after.weights, after.set_aside) == (case.plan, case.weights, case.set_aside)


def test_the_bar_of_weights_three_and_two_is_ten() -> None:
    # (3 + 2) x 2.0 = 10 points of weight times level.
    assert at(small_plan((2, 1, 1)), "? ? ? ?", weights={"m0": 3, "m1": 2}).bar(0) == 10


def test_a_factor_without_an_own_weight_weighs_one_beside_those_that_have_one() -> None:
    assert at(small_plan((2, 1, 1)), "? ? ? ?", weights={"m1": 3}).weights == (1, 3, 1, 1)
