from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from model.by_definition import says_yes, share_by_definition
from model.plans import BELIEF, at, full_plan, small_plan
from model.strategies import cases, full_cases, small_cases, some

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap.model.case import Case
from alliancemap.model.futures import (
    allowed,
    count_futures,
    live_gates,
    main_kind,
    outlook,
    submasks,
    subset,
)
from alliancemap.model.gates import gate_states
from alliancemap.model.plan import Plan

Gates = list[tuple[tuple[int, int], ...]]
# Within a theme of one kind of gate, factors may change places.
SWAPS = st.one_of(small_cases(most_open=8), full_cases())


def share(case: Case) -> Fraction:
    weighed = outlook(case)
    return Fraction(weighed.yes, weighed.total)


@given(small_cases(largest=7))
def test_the_exact_share_is_that_of_full_enumeration(case: Case) -> None:
    assert share(case) == share_by_definition(case)


@given(st.one_of(small_cases(known_only=True), full_cases(known_only=True)))
def test_all_known_means_a_share_of_exactly_nought_or_one(case: Case) -> None:
    weighed = outlook(case)
    assert weighed.yes == (weighed.total if says_yes(case) else 0)
    futures = count_futures(case.plan, weighed.yes, weighed.total)
    assert (futures.share, futures.dots) == ((1000, 20) if says_yes(case) else (0, 0))


@given(cases())
def test_no_more_futures_say_yes_than_there_are(case: Case) -> None:
    weighed = outlook(case)
    assert 0 <= weighed.yes <= weighed.total
    assert weighed.total > 0


@given(cases(), st.data())
def test_a_better_answer_never_lowers_the_share(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    places = [p for p, span in enumerate(case.spans) if span not in (NOT_RELEVANT, (4, 4))]
    assume(places)
    place = some(data.draw, places)
    low, high = case.spans[place]
    better = data.draw(
        st.tuples(st.integers(low, 4), st.integers(high, 4)).filter(lambda span: span[0] <= span[1])
    )
    assert share(case.with_span(place, better)) >= share(case)


@given(cases())
def test_a_fired_gate_leaves_no_future_that_says_yes(case: Case) -> None:
    if any(gate.status == "fired" for gate in gate_states(case)):
        assert outlook(case).yes == 0


@given(cases(), st.data())
def test_setting_a_gate_aside_never_lowers_the_share(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    assume(case.plan.gates)
    gate = data.draw(st.sampled_from(case.plan.gates)).id
    free = Case(case.plan, case.spans, case.weights, case.set_aside | {gate})
    assert share(free) >= share(case)


@given(SWAPS, st.data())
def test_like_factors_of_a_theme_may_change_places(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    gated = {place for gate in case.plan.gates for place, _ in gate.parts}
    plain = [
        [p for p, theme in enumerate(case.plan.theme_of) if theme == wanted and p not in gated]
        for wanted in range(3)
    ]
    places = data.draw(st.sampled_from(plain))
    shuffled = data.draw(st.permutations(places))
    spans, weights = list(case.spans), list(case.weights)
    for old, new in zip(places, shuffled, strict=True):
        spans[new], weights[new] = case.spans[old], case.weights[old]
    after = Case(case.plan, tuple(spans), tuple(weights), case.set_aside)
    assert share(after) == share(case)


@given(cases(), st.integers(2, 5))
def test_weights_that_are_all_alike_change_no_share(case: Case, weight: int) -> None:
    alike = Case(case.plan, case.spans, (1,) * len(case.spans), case.set_aside)
    heavier = Case(case.plan, case.spans, (weight,) * len(case.spans), case.set_aside)
    assert share(heavier) == share(alike)


@given(small_cases(largest=6), st.data())
def test_the_share_is_the_mean_of_the_shares_after_each_answer(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    still_open = [p for p, (low, high) in enumerate(case.spans) if low < high]
    assume(still_open)
    place = some(data.draw, still_open)
    low, high = case.spans[place]
    parts = [outlook(case.with_span(place, (level, level))) for level in range(low, high + 1)]
    whole = outlook(case)
    assert sum(part.yes for part in parts) == whole.yes
    assert sum(part.total for part in parts) == whole.total


def sampled_share(case: Case, draws: int, seed: int) -> float:
    """The share of yes among `draws` partners of the belief, drawn given what is known."""
    dice = np.random.default_rng(seed)
    plan: Plan = case.plan
    theme_of = np.array(plan.theme_of)
    heads = np.array(BELIEF.grid) / BELIEF.tosses_of
    tosses = np.array([1, 4, 6, 4, 1])
    levels = np.arange(5)
    chance = tosses * heads[:, None] ** levels * (1 - heads[:, None]) ** (4 - levels)
    rows = np.array(BELIEF.themes, float)
    rows /= rows.sum(1, keepdims=True)
    fits = np.array(
        [
            [
                np.prod(
                    [
                        chance[quality, case.spans[p][0] : case.spans[p][1] + 1].sum()
                        for p in range(len(theme_of))
                        if theme_of[p] == theme and case.spans[p] != NOT_RELEVANT
                    ]
                )
                for quality in range(5)
            ]
            for theme in range(3)
        ]
    )
    joint = np.array(BELIEF.partner, float)[:, None] * np.ones((5, 1))
    of_theme = [rows * fits[theme] for theme in range(3)]
    partner_weight = joint[:, 0] * np.prod([one.sum(1) for one in of_theme], axis=0)
    partner = dice.choice(5, draws, p=partner_weight / partner_weight.sum())
    yes = np.ones(draws, bool)
    filled = np.full((len(theme_of), draws), 9, np.int8)
    for theme in range(3):
        table = (of_theme[theme] / of_theme[theme].sum(1, keepdims=True)).cumsum(1)
        quality = (dice.random(draws)[:, None] > table[partner]).sum(1)
        points, weight = np.zeros(draws, int), 0
        for place in case.relevant(theme):
            low, high = case.spans[place]
            cut = chance[:, low : high + 1].cumsum(1)
            cut /= cut[:, -1:]
            die = dice.random(draws, np.float32)
            filled[place] = low
            for step in range(high - low):
                filled[place] += die > cut[quality, step]
            points += case.weights[place] * filled[place]
            weight += case.weights[place]
        yes &= 1000 * points >= plan.met_from * weight
    for gate in plan.gates:
        if gate.id not in case.set_aside:
            yes &= ~np.all([filled[place] <= at_most for place, at_most in gate.parts], axis=0)
    return float(yes.mean())


def known_at(levels: dict[str, str], **more: object) -> Case:
    plan = full_plan()
    return at(plan, " ".join(levels.get(factor, "?") for factor in plan.factors), **more)


SAMPLED = {
    "nothing is known": known_at({}),
    "a third is good": known_at(dict.fromkeys(full_plan().factors[::3], "3")),
    "half is middling, with ranges, weights and two possible pairs": known_at(
        dict.fromkeys(full_plan().factors[1::2], "1-3")
        | dict.fromkeys(full_plan().factors[2::4], "3")
        | {"R12": "0-2", "R13": "?", "R18": "0", "V11": "?", "M07": "x"},
        weights={"M01": 3, "V05": 2, "R12": 4},
        set_aside=["R26"],
    ),
}


@pytest.mark.parametrize("named", SAMPLED)
def test_the_exact_share_is_that_of_a_large_sample_on_sixty_factors(named: str) -> None:
    case, draws = SAMPLED[named], 200_000
    exact = float(share(case))
    assert 0.02 < exact < 0.98
    error = (exact * (1 - exact) / draws) ** 0.5
    assert abs(sampled_share(case, draws, seed=7) - exact) < 4 * error


def test_only_gates_that_can_still_fire_are_live() -> None:
    plan = small_plan((2, 1, 1), gates=[((0, 0),), ((0, 0), (2, 1)), ((1, 0),), ((3, 0),)])
    case = at(plan, "? 1 | 2 | 0", set_aside=["g3"])
    assert [gate.id for gate in live_gates(case)] == ["g0"]


def test_levels_are_cut_where_a_gate_may_not_or_must_fire() -> None:
    plan = small_plan((1, 1, 1), gates=[((0, 0),), ((1, 0), (2, 1))])
    cut = allowed((UNKNOWN, UNKNOWN, (2, 3)), plan.gates[:1], plan.gates[1:])
    assert cut == [(1, 4), (0, 0), (2, 1)]


def test_masks_name_every_subset_once() -> None:
    gates = small_plan((1, 1, 1), gates=[((0, 0),), ((1, 0),), ((2, 0),)]).gates
    assert submasks(0b101) == [0b000, 0b001, 0b100, 0b101]
    assert [gate.id for gate in subset(gates, 0b101)] == ["g0", "g2"]


def test_no_open_answer_has_no_main_kind() -> None:
    case = at(small_plan((1, 1, 1)), "2 2 2")
    assert main_kind(Counter()) is None
    assert outlook(case).themes[0].open_positions == ()


OVERLAPPING = [
    [((0, 1), (2, 2)), ((2, 1), (4, 0))],
    [((0, 2), (1, 1)), ((1, 2), (4, 2))],
    [((2, 0), (4, 1)), ((0, 1), (4, 0)), ((0, 1), (2, 1))],
    [((2, 0),), ((2, 2), (4, 2)), ((4, 1), (5, 3)), ((0, 3), (4, 3))],
]


@pytest.mark.parametrize("gates", OVERLAPPING)
@pytest.mark.parametrize("answers", ["? 4 | ? 4 | ? 4", "? ? | 3 3 | ? 4", "? 1-2 | ? 4 | 2 ?"])
def test_futures_in_which_several_pairs_fire_are_taken_away_once(
    gates: Gates, answers: str
) -> None:
    case = at(small_plan((2, 2, 2), gates), answers)
    assert share(case) == share_by_definition(case)


def test_dots_round_half_up() -> None:
    plan = full_plan()
    # 1/40 of twenty futures is half a dot.
    assert [count_futures(plan, yes, 1000).dots for yes in (24, 25, 774, 775)] == [0, 1, 15, 16]
    assert count_futures(plan, 1, 2000).share == 1


def test_a_theme_that_is_wholly_not_relevant_stops_no_future() -> None:
    plan = small_plan((1, 1, 1))
    assert share(at(plan, "x | 2 | 3")) == 1
