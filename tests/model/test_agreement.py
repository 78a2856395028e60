"""How far people agree: laws, and the worked examples that were published with the measures."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.agreement import (
    average_deviation,
    camps,
    icc,
    kendalls_w,
    median,
    overlap,
    ranks,
    rwg,
    rwg_of_set,
    stability,
    variance,
)

levels = st.integers(0, 4)
answers = st.lists(levels, min_size=2, max_size=9)
tables = st.integers(2, 5).flatmap(
    lambda people: st.lists(
        st.lists(levels, min_size=people, max_size=people), min_size=2, max_size=7
    )
)

# Shrout and Fleiss 1979, table 2: six targets, four judges.
SIX_TARGETS = (
    (9, 2, 5, 8),
    (6, 1, 3, 2),
    (8, 4, 6, 8),
    (7, 1, 2, 6),
    (10, 5, 6, 9),
    (6, 2, 4, 7),
)


def test_icc_is_that_of_the_six_targets_of_shrout_and_fleiss() -> None:
    found = icc(SIX_TARGETS)
    assert found is not None
    assert round(float(found), 2) == 0.29  # their table 4: ICC(2,1) = .29


def test_icc_rests_on_the_mean_squares_of_shrout_and_fleiss() -> None:
    # Their table 3: between targets 11.24, between judges 32.49, residual 1.02.
    rows, people = Fraction(2248, 200), Fraction(3249, 100)
    found = icc(SIX_TARGETS)
    rest = Fraction(102, 100)
    by_hand = (rows - rest) / (rows + 3 * rest + Fraction(4, 6) * (people - rest))
    assert found is not None
    assert abs(found - by_hand) < Fraction(1, 500)


@given(st.lists(levels, min_size=2, max_size=7), st.integers(2, 5))
def test_people_who_all_say_the_same_could_stand_for_one_another(
    row: list[int], people: int
) -> None:
    found = icc([[level] * people for level in row])
    assert found == (1 if len(set(row)) > 1 else None)


@given(tables)
def test_icc_is_never_above_one_and_does_not_depend_on_the_order(table: list[list[int]]) -> None:
    found = icc(table)
    assert found is None or found <= 1
    assert icc(table[::-1]) == found
    assert icc([row[::-1] for row in table]) == found


@pytest.mark.parametrize("table", [(), ((1, 2),), ((1,), (2,)), ((3, 3), (3, 3))])
def test_icc_says_nothing_of_too_little(table: tuple[tuple[int, ...], ...]) -> None:
    assert icc(table) is None


# Siegel 1956, chapter 9: three executives rank six applicants; S = 25.5 and W = .16.
APPLICANTS = ((1, 6, 3, 2, 5, 4), (1, 5, 6, 4, 2, 3), (6, 3, 2, 5, 4, 1))


def test_w_is_that_of_the_three_executives_of_siegel() -> None:
    sums = [sum(column) for column in zip(*APPLICANTS, strict=True)]
    assert sums == [8, 14, 11, 11, 11, 8]
    found = kendalls_w(APPLICANTS)
    assert found is not None
    assert found == Fraction(12 * 51, 2 * 9 * 210)
    assert round(float(found), 2) == 0.16


# Kendall, Rank Correlation Methods, chapter 6: ten things ranked by three people, with ties.
TIED = (
    (1, Fraction(9, 2), 2, Fraction(9, 2), 3, Fraction(15, 2), 6, 9, Fraction(15, 2), 10),
    (Fraction(5, 2), 1, Fraction(5, 2), Fraction(9, 2), Fraction(9, 2), 8, 9, Fraction(13, 2), 10,
     Fraction(13, 2)),
    (2, 1, Fraction(9, 2), Fraction(9, 2), Fraction(9, 2), Fraction(9, 2), 8, 8, 8, 10),
)  # fmt: skip


def test_w_corrects_for_equal_ranks_as_kendall_does() -> None:
    sums = [sum(column, Fraction(0)) for column in zip(*TIED, strict=True)]
    assert sums == [
        Fraction(11, 2), Fraction(13, 2), 9, Fraction(27, 2), 12, 20, 23, Fraction(47, 2),
        Fraction(51, 2), Fraction(53, 2),
    ]  # fmt: skip
    found = kendalls_w(TIED)
    assert found is not None
    assert round(float(found), 3) == 0.828  # as he gives it, S being 591


@given(st.permutations(range(5)), st.integers(2, 6))
def test_people_who_rank_alike_have_full_concordance(order: list[int], people: int) -> None:
    assert kendalls_w([order] * people) == 1


@given(
    st.integers(2, 5).flatmap(
        lambda things: st.lists(
            st.lists(levels, min_size=things, max_size=things), min_size=2, max_size=6
        )
    )
)
def test_concordance_lies_between_none_and_full(rankings: list[list[int]]) -> None:
    found = kendalls_w(rankings)
    assert found is None or 0 <= found <= 1
    assert kendalls_w([[2 * value + 1 for value in one] for one in rankings]) == found


def test_all_orders_together_have_no_concordance() -> None:
    assert kendalls_w(list(permutations(range(3)))) == 0


def test_who_ranks_nothing_above_anything_says_nothing() -> None:
    assert kendalls_w([(1, 1, 1), (2, 2, 2)]) is None
    assert kendalls_w([(1, 2)]) is None


def test_equal_values_share_the_middle_of_their_ranks() -> None:
    assert ranks((10, 20, 20, 30)) == (1, Fraction(5, 2), Fraction(5, 2), 4)
    assert ranks((5, 5, 5)) == (2, 2, 2)


# Reckoned by hand; the variance by chance on five steps is 2 (LeBreton and Senter 2008, table 2).
@pytest.mark.parametrize(
    ("rated", "spread", "agreed"),
    [
        ((4, 4, 4, 4, 4), 0, 1),
        ((3, 4, 4, 4, 5), Fraction(1, 2), Fraction(3, 4)),
        ((2, 3, 4, 4, 5), Fraction(13, 10), Fraction(7, 20)),
        ((1, 1, 5, 5, 5), Fraction(24, 5), 0),  # more apart than by chance: none, not below none
    ],
)
def test_agreement_on_one_factor_is_one_less_variance_over_chance(
    rated: tuple[int, ...], spread: Fraction, agreed: Fraction
) -> None:
    assert variance(rated) == spread
    assert rwg(rated) == agreed


@given(answers, st.integers(-3, 3))
def test_agreement_depends_on_distances_alone(values: list[int], shift: int) -> None:
    moved = [value + shift for value in values]
    assert rwg(moved) == rwg(values)
    assert average_deviation(moved) == average_deviation(values)
    mirrored = [4 - value for value in values]
    assert rwg(mirrored) == rwg(values)
    assert average_deviation(mirrored) == average_deviation(values)


@given(answers)
def test_only_one_voice_is_full_agreement(values: list[int]) -> None:
    is_one = len(set(values)) == 1
    assert (rwg(values) == 1) is is_one
    assert (average_deviation(values) == 0) is is_one
    assert rwg(values) is not None
    assert 0 <= (rwg(values) or 0) <= 1


@given(answers, st.integers(0, 8))
def test_no_other_point_is_nearer_on_average_than_the_median(
    values: list[int], halves: int
) -> None:
    other = Fraction(halves, 2)
    apart = sum(abs(value - other) for value in values) / len(values)
    assert (average_deviation(values) or 0) <= apart


def test_average_deviation_is_that_of_a_case_reckoned_by_hand() -> None:
    # Five answers 1, 2, 3, 3, 4: the median is 3; 2 + 1 + 0 + 0 + 1 = 4 levels over five people.
    assert median((1, 2, 3, 3, 4)) == 3
    assert average_deviation((4, 3, 1, 3, 2)) == Fraction(4, 5)
    assert median((0, 1, 3, 4)) == 2


@pytest.mark.parametrize("few", [(), (3,)])
def test_one_person_agrees_with_nobody(few: tuple[int, ...]) -> None:
    assert average_deviation(few) is None
    assert rwg(few) is None
    assert rwg_of_set([few]) is None
    assert stability(few, (1, 2)) is None


def test_agreement_over_a_set_follows_the_spearman_brown_form() -> None:
    # Three factors, each of variance 1/2: r = 3/4, so 3 r / (3 r + 1 - r) = 9/10.
    item = (3, 4, 4, 4, 5)
    assert rwg_of_set([item] * 3) == Fraction(9, 10)
    assert rwg_of_set([item]) == rwg(item)
    assert rwg_of_set([item, (2,)]) == rwg(item)
    assert rwg_of_set([(0, 4), (4, 0)]) == 0


@given(st.lists(answers, min_size=1, max_size=6))
def test_agreement_over_a_set_lies_between_none_and_full(items: list[list[int]]) -> None:
    found = rwg_of_set(items)
    assert found is not None
    assert 0 <= found <= 1


def test_overlap_is_what_is_shared_of_each_two() -> None:
    assert overlap([{"a", "b", "c"}, {"b", "c", "d"}]) == Fraction(1, 2)
    assert overlap([{"a"}, {"a"}, {"b"}]) == Fraction(1, 3)
    assert overlap([{"a"}, set(), {"a"}]) == 1
    assert overlap([{"a"}, set()]) is None


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ((3, 4, 0, 1), (2, 3), (0, 1)),
        ((0, 4), (0,), (1,)),
        ((4, 4, 4, 0), (3,), (0, 1, 2)),
        ((0, 2, 4, 4), (0,), (1, 2, 3)),  # the sides of the lower gap stand farther apart
    ],
)
def test_two_camps_are_found(
    values: tuple[int, ...], low: tuple[int, ...], high: tuple[int, ...]
) -> None:
    found = camps(values)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("values", [(), (4,), (2, 2, 3), (0, 1, 2, 3, 4), (2, 3), (1, 2, 3)])
def test_no_camps_are_made_of_a_spread_without_a_gap(values: tuple[int, ...]) -> None:
    assert camps(values) is None


@given(answers)
def test_camps_are_all_people_on_two_sides_of_an_empty_level(values: list[int]) -> None:
    found = camps(values)
    if found is None:
        return
    assert sorted(found.low + found.high) == list(range(len(values)))
    top = max(values[place] for place in found.low)
    bottom = min(values[place] for place in found.high)
    assert bottom - top > 1
    assert found.high_mean - found.low_mean >= 2


@given(answers)
def test_answers_that_do_not_move_stand_still(values: list[int]) -> None:
    found = stability(values, values)
    assert found is not None
    assert (found.median, found.spread, found.is_still) == (0, 0, True)


def test_opinion_moves_when_its_middle_or_its_spread_does() -> None:
    closer = stability((0, 4, 4, 4), (3, 4, 4, 4))
    assert closer is not None
    assert (closer.median, closer.spread) == (0, Fraction(-3, 4))
    assert not closer.is_still
    along = stability((1, 1, 1), (2, 2, 2))
    assert along is not None
    assert (along.median, along.spread, along.is_still) == (1, 0, False)
