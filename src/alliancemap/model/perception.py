"""How far two sides see the same thing apart, and how well one side knows the other.

The measures are those of Lilly's and the ABP's mirrored surveys, in our form: the gap of a factor
is our level less theirs. Levels come as spans (lowest, highest; 0 to 4); the middle of a span
stands for it, so that all is exact arithmetic in halves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

Span = tuple[int, int]
LEVELS = range(5)
# With fewer pairs a rank correlation says more about chance than about people (our own rule, E5).
FEWEST_PAIRS = 5
WIDEST = 5
A_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Gap:
    """What two sides say of one factor: ours, and each of theirs.

    `signed` is the middle of ours less the mean of the middles of theirs, -4 to 4: above 0 we see
    it better than they do. `apart` is how far their own people are from one another, 0 to 4.
    """

    factor: str
    ours: Span
    theirs: tuple[Span, ...]
    signed: Fraction
    apart: Fraction

    @property
    def size(self) -> Fraction:
        """Return the gap without its direction, 0 to 4 levels."""
        return abs(self.signed)

    @property
    def their_span(self) -> Span:
        """Return the span that holds all that their people say."""
        return min(low for low, _ in self.theirs), max(high for _, high in self.theirs)


@dataclass(frozen=True, slots=True)
class Known:
    """How well guesses meet what the others said themselves, over `pairs` of a guess and a truth.

    `exact` of them meet it, `near` more are within a level; `miss` is the mean distance in levels,
    `chance` the same for a level drawn at random. Over the pairs where we gave a level ourselves,
    `as_us` is the distance had we supposed that they think as we do, and `beside` that of the
    guesses; both None where there is no such pair. `index` is 1 less miss over chance, in
    thousandths: 1000 when every guess is right, 0 when a die would do as well, below 0 worse.
    """

    pairs: int
    exact: int
    near: int
    miss: Fraction
    chance: Fraction
    as_us: Fraction | None
    beside: Fraction | None
    index: int


def middle(span: Span) -> Fraction:
    """Return the middle of a span."""
    return Fraction(span[0] + span[1], 2)


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """Return the mean of some numbers, None when there are none."""
    told = tuple(values)
    return sum(told, Fraction()) / len(told) if told else None


def gaps(
    ours: Mapping[str, Span], theirs: Mapping[str, Sequence[Span]], order: Sequence[str]
) -> tuple[Gap, ...]:
    """Return the gap of each factor that both sides gave a level, in an order of factors.

    `theirs` holds what each of their people said; a factor that is not in `order` is left out.
    """
    return tuple(
        gap_of(factor, ours[factor], tuple(theirs[factor]))
        for factor in order
        if factor in ours and theirs.get(factor)
    )


def gap_of(factor: str, ours: Span, theirs: tuple[Span, ...]) -> Gap:
    """Return the gap of one factor; ValueError when nobody of theirs said anything."""
    middles = [middle(span) for span in theirs]
    centre = mean(middles)
    if centre is None:
        raise ValueError(factor)
    return Gap(factor, ours, theirs, middle(ours) - centre, max(middles) - min(middles))


def widest(found: Sequence[Gap], most: int = WIDEST) -> tuple[Gap, ...]:
    """Return the widest gaps, the widest first; where nobody differs there is none.

    Of two as wide comes first where their own people are more of one mind, then the one that
    stands first.
    """
    apart = [gap for gap in found if gap.size]
    return tuple(sorted(apart, key=lambda gap: (-gap.size, gap.apart)))[:most]


def mean_gap(found: Iterable[Gap]) -> Fraction | None:
    """Return the mean of the gaps without their directions, 0 to 4; None when there are none."""
    return mean(gap.size for gap in found)


def profiles_alike(found: Sequence[Gap]) -> int | None:
    """Return the rank correlation of the two sides' profiles, in thousandths.

    None with fewer than FEWEST_PAIRS factors, or where a side gave all of them one level.
    """
    if len(found) < FEWEST_PAIRS:
        return None
    ours = [middle(gap.ours) for gap in found]
    return spearman(ours, [one - gap.signed for one, gap in zip(ours, found, strict=True)])


def spearman(first: Sequence[Fraction | int], second: Sequence[Fraction | int]) -> int | None:
    """Return Spearman's rank correlation of pairs, in thousandths, -1000 to 1000.

    Ties share the mean of their ranks, and the ranks are correlated as numbers (Spearman 1904; the
    short formula with squared differences holds only without ties). None where all of either are
    the same; ValueError when they are not as many.
    """
    if len(first) != len(second):
        raise ValueError(len(second))
    one, other = centred(first), centred(second)
    product = sum(a * b for a, b in zip(one, other, strict=True))
    squares = sum(a * a for a in one) * sum(b * b for b in other)
    if not squares:
        return None
    # Rounded half up in whole numbers, so that every machine says the same.
    rounded = (isqrt(4_000_000 * product * product // squares) + 1) // 2
    return rounded if product >= 0 else -rounded


def centred(values: Sequence[Fraction | int]) -> list[int]:
    """Return twice the mean rank of each value, less their mean: whole numbers that sum to 0."""
    ordered = sorted(values)
    return [2 * ordered.index(value) + ordered.count(value) - len(ordered) for value in values]


def known_how_well(
    guesses: Mapping[str, Sequence[Span]],
    truths: Mapping[str, Sequence[Span]],
    ours: Mapping[str, Span],
) -> Known | None:
    """Return how well guesses meet what the others said; None when no factor has both.

    Every guess is held against every person of theirs, and so is what we say ourselves.
    """
    shared = [factor for factor in guesses if guesses[factor] and truths.get(factor)]
    pairs = [
        (factor, middle(guess), middle(truth))
        for factor in shared
        for guess in guesses[factor]
        for truth in truths[factor]
    ]
    if not pairs:
        return None
    misses = [abs(guess - truth) for _, guess, truth in pairs]
    chance = sum((by_chance(truth) for *_, truth in pairs), Fraction()) / len(pairs)
    miss = sum(misses, Fraction()) / len(pairs)
    both = [pair for pair in pairs if pair[0] in ours]
    return Known(
        pairs=len(pairs),
        exact=sum(one == 0 for one in misses),
        near=sum(0 < one <= A_LEVEL for one in misses),
        miss=miss,
        chance=chance,
        as_us=mean(abs(middle(ours[factor]) - truth) for factor, _, truth in both),
        beside=mean(abs(guess - truth) for _, guess, truth in both),
        index=in_thousandths(1 - miss / chance),
    )


def by_chance(truth: Fraction) -> Fraction:
    """Return how far a level drawn at random is from the truth on average: 1.2 to 2 levels."""
    return sum((abs(level - truth) for level in LEVELS), Fraction()) / len(LEVELS)


def in_thousandths(value: Fraction) -> int:
    """Return a number in thousandths, rounded half up."""
    return (2000 * value.numerator + value.denominator) // (2 * value.denominator)
