"""Gaps between two sides' views, and how well one knows the other."""

from fractions import Fraction
from itertools import pairwise

import pytest
from fewer import one_in
from hypothesis import assume, given
from hypothesis import strategies as st

from alliancemap.model.perception import (
    FEWEST_PAIRS,
    Span,
    centred,
    gaps,
    known_how_well,
    mean_gap,
    middle,
    profiles_alike,
    spearman,
    widest,
)

FACTORS = [f"F{number:02d}" for number in range(12)]
SPANS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda ends: (min(ends), max(ends)))
OURS = st.dictionaries(st.sampled_from(FACTORS), SPANS)
THEIRS = st.dictionaries(st.sampled_from(FACTORS), st.lists(SPANS, max_size=3))
PAIRS = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), max_size=20)


@given(OURS, THEIRS)
def test_there_is_a_gap_for_exactly_the_factors_that_both_gave_a_level(
    ours: dict[str, Span], theirs: dict[str, list[Span]]
) -> None:
    found = [gap.factor for gap in gaps(ours, theirs, FACTORS)]
    assert found == [one for one in FACTORS if one in ours and theirs.get(one)]


@given(OURS, OURS)
def test_seen_from_the_other_side_every_gap_is_turned_round(
    ours: dict[str, Span], theirs: dict[str, Span]
) -> None:
    there = gaps(ours, {key: [one] for key, one in theirs.items()}, FACTORS)
    back = gaps(theirs, {key: [one] for key, one in ours.items()}, FACTORS)
    assert [gap.signed for gap in there] == [-gap.signed for gap in back]
    assert mean_gap(there) == mean_gap(back)
    assert profiles_alike(there) == profiles_alike(back)


@given(OURS, THEIRS)
def test_the_widest_come_in_order_and_are_all_there_is(
    ours: dict[str, Span], theirs: dict[str, list[Span]]
) -> None:
    found = gaps(ours, theirs, FACTORS)
    top = widest(found)
    assert len(top) == min(5, sum(gap.size > 0 for gap in found))
    assert all(one.size >= other.size for one, other in pairwise(top))
    left = [gap.size for gap in found if gap not in top]
    assert not left or not top or max(left) <= top[-1].size


@given(OURS, THEIRS)
def test_no_gap_is_longer_than_the_scale(
    ours: dict[str, Span], theirs: dict[str, list[Span]]
) -> None:
    for gap in gaps(ours, theirs, FACTORS):
        assert 0 <= gap.size <= 4
        assert 0 <= gap.apart <= 4
        low, high = gap.their_span
        assert low <= middle(gap.ours) - gap.signed <= high


def test_several_of_theirs_count_by_their_mean_and_are_told_apart() -> None:
    (gap,) = gaps({"F00": (2, 2)}, {"F00": [(0, 0), (4, 4), (1, 2)]}, FACTORS)
    assert gap.signed == 2 - Fraction(11, 6)
    assert (gap.apart, gap.their_span) == (4, (0, 4))


def test_of_two_gaps_as_wide_the_one_where_they_are_of_one_mind_comes_first() -> None:
    ours: dict[str, Span] = {"F00": (4, 4), "F01": (4, 4)}
    theirs: dict[str, list[Span]] = {"F00": [(0, 0), (4, 4)], "F01": [(2, 2), (2, 2)]}
    assert [gap.factor for gap in widest(gaps(ours, theirs, FACTORS))] == ["F01", "F00"]


def test_where_nobody_differs_there_is_no_widest_gap() -> None:
    assert widest(gaps({"F00": (3, 3)}, {"F00": [(3, 3)]}, FACTORS)) == ()
    assert mean_gap(()) is None


# Spearman's rank correlation.


def test_the_example_of_ten_marks_without_ties() -> None:
    # Laerd Statistics' guide, "Spearman's Rank-Order Correlation": 1 - 6 * 54 / 990 = 0.67.
    english = [56, 75, 45, 71, 62, 64, 58, 80, 76, 61]
    maths = [66, 70, 40, 60, 65, 56, 59, 77, 67, 63]
    assert spearman(english, maths) == 673


def test_the_example_of_intelligence_and_television() -> None:
    # Wikipedia, "Spearman's rank correlation coefficient": -29/165 = -0.17575...
    quotient = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    assert spearman(quotient, hours) == -176


def test_the_example_with_a_tie() -> None:
    # The example in SciPy's documentation of scipy.stats.spearmanr: 0.8207826816681233. The short
    # formula says 0.825, which is wrong with ties (SciPy's issue 2371).
    assert spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]) == 821


@one_in(2)
@given(PAIRS)
def test_the_correlation_is_that_of_an_independent_package(pairs: list[tuple[int, int]]) -> None:
    stats = pytest.importorskip("scipy.stats")
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    assume(len(set(first)) > 1 and len(set(second)) > 1)
    found = spearman(first, second)
    assert found is not None
    assert abs(found - 1000 * float(stats.spearmanr(first, second).statistic)) <= 0.5 + 1e-6


@given(PAIRS)
def test_only_the_order_counts(pairs: list[tuple[int, int]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    found = spearman(first, second)
    assert spearman([a**3 + a for a in first], second) == found
    assert spearman(second, first) == found
    assert spearman([-a for a in first], second) == (None if found is None else -found)
    assert found is None or -1000 <= found <= 1000


@given(st.lists(st.integers(-9, 9)))
def test_ranks_sum_to_nothing_and_ties_share_theirs(values: list[int]) -> None:
    ranks = centred(values)
    assert sum(ranks) == 0
    assert len({(value, rank) for value, rank in zip(values, ranks, strict=True)}) == len(
        set(values)
    )


def test_a_profile_of_one_level_throughout_has_no_correlation() -> None:
    assert spearman([2, 2, 2], [1, 2, 3]) is None
    assert spearman([], []) is None
    with pytest.raises(ValueError, match="2"):
        spearman([1], [1, 2])


@pytest.mark.parametrize(("count", "said"), [(FEWEST_PAIRS - 1, None), (FEWEST_PAIRS, 1000)])
def test_too_few_factors_say_nothing_of_profiles(count: int, said: int | None) -> None:
    ours: dict[str, Span] = {factor: (place, place) for place, factor in enumerate(FACTORS[:count])}
    theirs = {factor: [span] for factor, span in ours.items()}
    assert profiles_alike(gaps(ours, theirs, FACTORS)) == said


# How well we know them.


@given(THEIRS)
def test_who_guesses_everything_right_knows_them(theirs: dict[str, list[Span]]) -> None:
    alone = {factor: said[:1] for factor, said in theirs.items()}
    known = known_how_well(alone, alone, {})
    if known is not None:
        assert (known.index, known.miss, known.exact) == (1000, 0, known.pairs)


@given(st.dictionaries(st.sampled_from(FACTORS), SPANS, min_size=1))
def test_all_levels_guessed_at_once_know_nothing(theirs: dict[str, Span]) -> None:
    die = {factor: [(level, level) for level in range(5)] for factor in theirs}
    known = known_how_well(die, {factor: [span] for factor, span in theirs.items()}, {})
    assert known is not None
    assert (known.index, known.miss) == (0, known.chance)


@given(THEIRS, THEIRS, OURS)
def test_the_counts_are_of_the_same_pairs(
    guesses: dict[str, list[Span]], theirs: dict[str, list[Span]], ours: dict[str, Span]
) -> None:
    known = known_how_well(guesses, theirs, ours)
    pairs = sum(len(guesses[one]) * len(theirs.get(one, [])) for one in guesses)
    assert (known.pairs if known else 0) == pairs
    if known:
        assert known.exact + known.near <= known.pairs
        assert known.index <= 1000
        assert (known.index >= 0) == (known.miss <= known.chance) or abs(known.index) <= 1


def test_a_guess_is_held_against_supposing_that_they_think_as_we_do() -> None:
    known = known_how_well(
        {"F00": [(1, 1)], "F01": [(3, 3)]}, {"F00": [(0, 0)], "F01": [(3, 3)]},
        {"F00": (4, 4), "F01": (2, 2)},
    )  # fmt: skip
    assert known is not None
    assert (known.exact, known.near, known.miss) == (1, 1, Fraction(1, 2))
    assert (known.as_us, known.beside) == (Fraction(5, 2), known.miss)
    # By chance 2 levels from 0, and 1.4 from 3.
    assert (known.chance, known.index) == (Fraction(17, 10), 706)


def test_without_our_own_answer_nothing_is_said_of_thinking_as_we_do() -> None:
    known = known_how_well({"F00": [(1, 1)]}, {"F00": [(1, 1)]}, {"F01": (1, 1)})
    assert known is not None
    assert (known.as_us, known.beside) == (None, None)
