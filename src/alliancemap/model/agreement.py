"""How far people agree: exact measures over their answers, and two camps where there are two.

Answers are levels from 0 to 4, a range by its middle. All is reckoned in fractions, so that nothing
is rounded before it is shown. None where there are too few answers for a measure to say anything.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

Number = int | Fraction

# The variance of answers spread evenly over five levels, (5² - 1) / 12.
EVEN_VARIANCE = Fraction(2)
# About so far from the middle answer is still agreement on five levels (Burke and Dunlap 2002).
CLOSE = Fraction(4, 5)
# Below so many people rwg jumps about: there it only sorts.
ENOUGH_FOR_RWG = 5
# So many factors tell whether people are exchangeable; so many people, whether they rank alike.
ENOUGH_FOR_ICC = 20
ENOUGH_FOR_W = 3
# Two camps stand so far apart on the average, with at least one level between them that none gave.
CAMPS_APART = 2
# Opinion stands still when the middle answer moves less than half a level and the spread less than
# a fifth of one (our own arrangement, grade E5).
STILL_MEDIAN = Fraction(1, 2)
STILL_SPREAD = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class Camps:
    """Two groups that stand apart: the places of their answers, and the average of each."""

    low: tuple[int, ...]
    high: tuple[int, ...]
    low_mean: Fraction
    high_mean: Fraction


@dataclass(frozen=True, slots=True)
class Stability:
    """What moved between two turns: the middle answer and the spread, after less before."""

    median: Fraction
    spread: Fraction

    @property
    def is_still(self) -> bool:
        """Say whether opinion stands still, so that a further turn would bring nothing."""
        return abs(self.median) < STILL_MEDIAN and abs(self.spread) < STILL_SPREAD


def mean(values: Sequence[Number]) -> Fraction:
    """Return the average of one value or more."""
    return Fraction(sum(values, Fraction(0)), len(values))


def median(values: Sequence[Number]) -> Fraction:
    """Return the middle of one value or more, between the two middle ones of an even number."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle]) / 2


def average_deviation(values: Sequence[Number]) -> Fraction | None:
    """Return how far answers lie from the middle one on the average, in levels: 0 is one voice.

    None for fewer than two. AD about the median: Burke, Finkelstein and Dusig 1999.
    """
    if len(values) < 2:
        return None
    middle = median(values)
    return mean([abs(value - middle) for value in values])


def variance(values: Sequence[Number]) -> Fraction:
    """Return the variance of two values or more, over one less than their number."""
    middle = mean(values)
    return sum(((value - middle) ** 2 for value in values), Fraction(0)) / (len(values) - 1)


def rwg(values: Sequence[Number], null: Number = EVEN_VARIANCE) -> Fraction | None:
    """Return agreement on one factor, 1 is full and 0 none: 1 - s²/2; None for fewer than two.

    `null` is the variance if people answered by chance. Below none is taken as none. James, Demaree
    and Wolf 1984; LeBreton and Senter 2008.
    """
    if len(values) < 2:
        return None
    return max(Fraction(0), 1 - variance(values) / null)


def rwg_of_set(items: Sequence[Sequence[Number]], null: Number = EVEN_VARIANCE) -> Fraction | None:
    """Return agreement over several factors together, rwg(j); None for no factor of two answers.

    With J factors and r = 1 - (average of s²)/2 it is J r / (J r + 1 - r). James, Demaree and Wolf
    1984.
    """
    usable = [values for values in items if len(values) > 1]
    if not usable:
        return None
    chance = mean([variance(values) for values in usable]) / null
    if chance >= 1:
        return Fraction(0)
    agreed = len(usable) * (1 - chance)
    return agreed / (agreed + chance)


def icc(table: Sequence[Sequence[Number]]) -> Fraction | None:
    """Return how far one person's answers could stand for another's: ICC(2,1), absolute agreement.

    `table` has a row for each factor with an answer of each person, all in the same order. None for
    fewer than two of either, or when nothing differs at all. It may fall below 0. Shrout and Fleiss
    1979.
    """
    rows = len(table)
    people = len(table[0]) if table else 0
    if rows < 2 or people < 2:
        return None
    whole = mean([value for row in table for value in row])
    between = people * sum(((mean(row) - whole) ** 2 for row in table), Fraction(0))
    columns = [[row[place] for row in table] for place in range(people)]
    across = rows * sum(((mean(column) - whole) ** 2 for column in columns), Fraction(0))
    total = sum(((value - whole) ** 2 for row in table for value in row), Fraction(0))
    ms_rows = between / (rows - 1)
    ms_people = across / (people - 1)
    ms_rest = (total - between - across) / ((rows - 1) * (people - 1))
    below = ms_rows + (people - 1) * ms_rest + Fraction(people, rows) * (ms_people - ms_rest)
    return (ms_rows - ms_rest) / below if below else None


def ranks(values: Sequence[Number]) -> tuple[Fraction, ...]:
    """Return the rank of each value, 1 for the least; equal ones share the middle of theirs."""
    ordered = sorted(values)
    first: dict[Number, int] = {}
    for place, value in enumerate(ordered, 1):
        first.setdefault(value, place)
    counts = Counter(values)
    return tuple(Fraction(2 * first[value] + counts[value] - 1, 2) for value in values)


def kendalls_w(rankings: Sequence[Sequence[Number]]) -> Fraction | None:
    """Return how alike people rank the same things, 0 to 1, corrected for equal ranks.

    Each ranking has a value for each thing, in the same order; only their order counts. None for
    fewer than two people or things, or when somebody ranks nothing above anything and so all do.
    W = 12 S / (m² (n³ - n) - m T), T the sum of t³ - t over groups of t equal ranks. Kendall and
    Babington Smith 1939; Siegel and Castellan 1988.
    """
    people = len(rankings)
    things = len(rankings[0]) if rankings else 0
    if people < 2 or things < 2:
        return None
    ranked = [ranks(one) for one in rankings]
    sums = [sum((one[place] for one in ranked), Fraction(0)) for place in range(things)]
    middle = mean(sums)
    apart = sum(((one - middle) ** 2 for one in sums), Fraction(0))
    ties = sum(count**3 - count for one in ranked for count in Counter(one).values() if count > 1)
    below = people**2 * (things**3 - things) - people * ties
    return 12 * apart / below if below else None


def overlap(sets: Sequence[Collection[str]]) -> Fraction | None:
    """Return how far people's sets are the same, 0 to 1: shared over all, of each two, on average.

    Empty sets are left out; None for fewer than two others. Jaccard 1912.
    """
    filled = [frozenset(one) for one in sets if one]
    if len(filled) < 2:
        return None
    return mean(
        [Fraction(len(one & other), len(one | other)) for one, other in combinations(filled, 2)]
    )


def camps(values: Sequence[Number]) -> Camps | None:
    """Return the two camps of some answers, split at their widest gap; None when there are none.

    There are two when at least one level between them is left empty and their averages stand two
    levels or more apart. Of equally wide gaps the one whose sides stand farther apart counts, then
    the lower.
    """
    places = sorted(range(len(values)), key=lambda place: (values[place], place))
    best: tuple[Number, Fraction, int] | None = None
    for cut in range(1, len(places)):
        gap = values[places[cut]] - values[places[cut - 1]]
        low, high = sides(values, places, cut)
        if gap > 1 and high - low >= CAMPS_APART:
            found = (gap, high - low, -cut)
            best = found if best is None or found > best else best
    if best is None:
        return None
    cut = -best[2]
    low, high = sides(values, places, cut)
    return Camps(tuple(sorted(places[:cut])), tuple(sorted(places[cut:])), low, high)


def sides(values: Sequence[Number], places: Sequence[int], cut: int) -> tuple[Fraction, Fraction]:
    """Return the averages of the answers before and after a cut."""
    low = mean([values[place] for place in places[:cut]])
    return low, mean([values[place] for place in places[cut:]])


def stability(before: Sequence[Number], after: Sequence[Number]) -> Stability | None:
    """Return what moved between two turns; None when either has fewer than two answers.

    Opinion that stands still ends the turns, not opinion that is one: von der Gracht 2012.
    """
    spreads = average_deviation(before), average_deviation(after)
    if spreads[0] is None or spreads[1] is None:
        return None
    return Stability(median(after) - median(before), spreads[1] - spreads[0])
