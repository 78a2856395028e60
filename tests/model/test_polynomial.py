from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.polynomial import bytes_for, pack, power, sums_from, unpack, weight_at_least

KERNELS = st.lists(st.integers(1, 700), min_size=5, max_size=5).map(tuple)
SPANS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda ends: (min(ends), max(ends)))
STEPS = st.integers(1, 3)
TIMES = st.integers(0, 4)
COUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)


def weights_by_sum(
    kernel: tuple[int, ...], step: int, low: int, high: int, times: int
) -> Counter[int]:
    """The weight of each sum of `times` like answers, every combination tried."""
    found: Counter[int] = Counter()
    for levels in product(range(low, high + 1), repeat=times):
        weight = 1
        for level in levels:
            weight *= kernel[level]
        found[step * sum(levels)] += weight
    return found


def as_counter(coefficients: list[int]) -> Counter[int]:
    return Counter({place: weight for place, weight in enumerate(coefficients) if weight})


@given(KERNELS, STEPS, SPANS)
def test_what_is_packed_comes_out_again(kernel, step: int, span) -> None:  # type: ignore[no-untyped-def]
    width = bytes_for(sum(kernel), 1)
    packed = pack(kernel, step, *span, width)
    assert as_counter(unpack(packed, width)) == weights_by_sum(kernel, step, *span, 1)


@given(KERNELS, STEPS, SPANS, TIMES)
def test_a_power_weighs_every_sum_of_like_answers(kernel, step: int, span, times: int) -> None:  # type: ignore[no-untyped-def]
    width = bytes_for(sum(kernel), times)
    packed = power(kernel, step, *span, times, width)
    assert as_counter(unpack(packed, width)) == weights_by_sum(kernel, step, *span, times)


@given(KERNELS, STEPS, SPANS, TIMES)
def test_the_table_of_sums_holds_the_weight_of_each_sum_or_more(
    kernel, step: int, span, times
) -> None:  # type: ignore[no-untyped-def]
    weights = weights_by_sum(kernel, step, *span, times)
    table = sums_from(kernel, step, *span, times)
    assert len(table) == max(weights) + 1
    for least, weight in enumerate(table):
        assert weight == sum(count for total, count in weights.items() if total >= least)


@given(st.integers(1, 10**6), st.integers(0, 40))
def test_the_bytes_hold_the_largest_coefficient_there_can_be(total: int, times: int) -> None:
    assert total**times < 256 ** bytes_for(total, times)


@given(COUNTS, COUNTS, st.integers(-5, 30))
def test_the_weight_of_a_bar_is_that_of_every_pair_of_sums_that_reach_it(
    first: list[int], second: list[int], bar: int
) -> None:
    sums = [sum(second[least:]) for least in range(len(second))]
    expected = sum(
        one * other
        for (a, one), (b, other) in product(enumerate(first), enumerate(second))
        if a + b >= bar
    )
    assert weight_at_least(first, sums, bar) == expected


@given(KERNELS, st.integers(0, 3), st.integers(0, 3))
def test_multiplying_the_integers_multiplies_the_polynomials(kernel, one: int, other: int) -> None:  # type: ignore[no-untyped-def]
    width = bytes_for(sum(kernel), one + other)
    apart = power(kernel, 1, 0, 4, one, width) * power(kernel, 1, 0, 4, other, width)
    assert apart == power(kernel, 1, 0, 4, one + other, width)


def test_two_answers_of_one_toss_each_give_the_row_of_the_binomial() -> None:
    # (1 + x)^2 = 1 + 2x + x^2
    width = bytes_for(2, 2)
    assert unpack(power((1, 1, 0, 0, 0), 1, 0, 1, 2, width), width) == [1, 2, 1]


def test_nothing_packed_has_no_coefficients() -> None:
    assert unpack(0, 3) == []
