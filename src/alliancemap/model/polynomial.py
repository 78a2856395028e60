"""Polynomials with whole coefficients, kept as one long integer each.

A fixed number of bits holds a coefficient (Kronecker substitution), so multiplying integers
multiplies polynomials, exactly and fast; JavaScript's BigInt gives the same digits.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import mul


def pack(kernel: Sequence[int], step: int, low: int, high: int, width: int) -> int:
    """Return one answer that may be `low` to `high` as a polynomial, `width` bytes a coefficient.

    An answer with own weight `step` adds step times its level to the sum, and so to the power.
    """
    packed = 0
    for level in range(low, high + 1):
        packed |= kernel[level] << (8 * width * step * level)
    return packed


def unpack(packed: int, width: int) -> list[int]:
    """Return the coefficients of a packed polynomial, lowest power first."""
    length = -(-packed.bit_length() // (8 * width))
    data = packed.to_bytes(length * width, "little")
    return [
        int.from_bytes(data[start : start + width], "little")
        for start in range(0, length * width, width)
    ]


@lru_cache(maxsize=2048)
def power(kernel: tuple[int, ...], step: int, low: int, high: int, times: int, width: int) -> int:
    """Return the packed polynomial of `times` like answers; kept, since the same ones return."""
    return int(pack(kernel, step, low, high, width) ** times)


def powered(weights: Sequence[int], times: int) -> list[int]:
    """Return the coefficients of a polynomial raised to a power, lowest first.

    The first weight must not be zero unless it is the only one. From p times the derivative of
    p ** n being n times p' times p ** n, each coefficient follows from the few before it (J.C.P.
    Miller; Knuth, The Art of Computer Programming 2, 4.7), in far fewer steps than multiplying
    whole polynomials takes.
    """
    first, top = weights[0], len(weights) - 1
    found = [first**times]
    for place in range(1, top * times + 1):
        total = sum(
            (back * (times + 1) - place) * weights[back] * found[place - back]
            for back in range(1, min(top, place) + 1)
        )
        found.append(total // (place * first))
    return found


@lru_cache(maxsize=2048)
def sums_from(
    kernel: tuple[int, ...], step: int, low: int, high: int, times: int
) -> tuple[int, ...]:
    """Return, for each s from 0 up, the weight of `times` like answers that sum to s or more."""
    while low < high and kernel[low] == 0:  # what weighs nothing cannot be
        low += 1
    coefficients = [0] * (step * high * times + 1)
    coefficients[step * low * times :: step] = powered(kernel[low : high + 1], times)
    return tuple(accumulate(reversed(coefficients)))[::-1]


def bytes_for(total: int, times: int) -> int:
    """Return how many bytes hold any coefficient of `times` answers that each weigh `total`."""
    return total.bit_length() * times // 8 + 1


def weight_at_least(coefficients: Sequence[int], sums: Sequence[int], at_least: int) -> int:
    """Return the weight of sums of `at_least` or more, of a polynomial times one given by `sums`.

    `coefficients[d]` weighs the first's sum d; `sums[s]` weighs the second's sums of s or more.
    """
    # Shifts d up to at_least need the table; beyond that every sum of the second is enough.
    first = max(0, at_least - len(sums) + 1)
    split = min(len(coefficients), max(0, at_least))
    inside = 0
    if first < split:
        window = sums[at_least - split + 1 : at_least - first + 1]
        inside = sum(map(mul, coefficients[first:split], reversed(window)))
    return inside + sums[0] * sum(coefficients[split:])
