"""A talk counted fast: the same whole numbers as the library's, kept from question to question.

Within a theme only the sum of the answers counts, and open answers of one kind are alike, so what
is still to come is tabled once by kind, count and bar. Tests hold every number here to the
library's. Answers are levels or open; own weights and ranges are left to the library.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import mul

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap.model.case import Case
from alliancemap.model.futures import (
    inclusion_exclusion,
    live_gates,
    mixed,
    open_sums,
    submasks,
    together,
)
from alliancemap.model.instrument import TOP_LEVEL
from alliancemap.model.plan import Plan
from alliancemap.model.polynomial import weight_at_least

LEVELS = TOP_LEVEL + 1
# What open answers of one theme are alike in: the level of a gate of their own (-1 for none), and
# the (gate, level) of the live gates they share.
Group = tuple[int, tuple[tuple[int, int], ...]]
Kinds = tuple[tuple[int, int, int], ...]
Kernels = tuple[tuple[int, ...], ...]
# The weight of all futures and of yes, for each level an answer may take.
Branches = Sequence[tuple[int, int]]


@cache
def reach(kernels: Kernels, kinds: Kinds, bar: int) -> tuple[int, ...]:
    """Return, by quality, the weight with which open answers come to the bar or above.

    `kinds` counts the open answers as (low, high, how many).
    """
    spans = Counter({(1, low, high): times for low, high, times in kinds})
    return tuple(weight_at_least(*open_sums(kernel, spans), bar) for kernel in kernels)


class Talk:
    """What is known of one partner, and the exact weight of yes in all futures."""

    def __init__(self, case: Case) -> None:
        """Begin with a case of levels, unknown and not relevant; ValueError for other answers."""
        if set(case.weights) != {1} or case.set_aside:
            raise ValueError("own weights and gates set aside are left to the library")
        plan = case.plan
        relevant = [p for p, span in enumerate(case.spans) if span != NOT_RELEVANT]
        self.plan: Plan = plan
        self.sizes = [sum(plan.theme_of[p] == theme for p in relevant) for theme in range(3)]
        self.known = [0, 0, 0]
        self.bars = [case.bar(theme) for theme in range(3)]
        self.scalars = [(1,) * len(plan.kernels) for _ in range(3)]
        self.open = dict.fromkeys(relevant)
        self.askable = dict.fromkeys(relevant)
        self.fired = False
        untold = tuple(NOT_RELEVANT if span == NOT_RELEVANT else UNKNOWN for span in case.spans)
        gates = live_gates(Case(plan, untold, case.weights))
        self.single: dict[int, int] = {}
        for gate in gates:
            if len(gate.parts) == 1:
                place, at_most = gate.parts[0]
                self.single[place] = max(at_most, self.single.get(place, -1))
        self.shared = dict(enumerate(gate for gate in gates if len(gate.parts) > 1))
        for place in relevant:
            low, high = case.spans[place]
            if low == high:
                self.answer(place, low)
            elif (low, high) != UNKNOWN:
                raise ValueError("ranges are left to the library")
        self.weigh()

    def answer(self, place: int, level: int) -> None:
        """Take an answer; `weigh` brings the futures up to date."""
        theme = self.plan.theme_of[place]
        del self.open[place]
        self.askable.pop(place, None)
        self.known[theme] += 1
        self.bars[theme] -= level
        row = self.scalars[theme]
        self.scalars[theme] = tuple(
            weight * kernel[level] for weight, kernel in zip(row, self.plan.kernels, strict=True)
        )
        self.fired |= level <= self.single.get(place, -1)
        for index, gate in list(self.shared.items()):
            for part, at_most in gate.parts:
                if part == place and level > at_most:
                    del self.shared[index]
                elif part == place and not any(other in self.open for other, _ in gate.parts):
                    self.fired = True

    def pass_over(self, place: int) -> None:
        """Take "we do not know": the answer stays open and is not asked again."""
        del self.askable[place]

    def group(self, place: int) -> Group:
        """Return what an open answer is alike in with others of its theme."""
        shared = tuple(
            (index, at_most)
            for index, gate in self.shared.items()
            for part, at_most in gate.parts
            if part == place
        )
        return self.single.get(place, -1), shared

    def weigh(self) -> None:
        """Bring the futures up to date: groups of open answers, weights by quality, the totals."""
        plan = self.plan
        self.group_of = {place: self.group(place) for place in self.open}
        self.groups: list[Counter[Group]] = [Counter() for _ in range(3)]
        for place, group in self.group_of.items():
            self.groups[plan.theme_of[place]][group] += 1
        numbers = list(self.shared)
        self.bit = {index: bit for bit, index in enumerate(numbers)}
        self.touched = [
            sum(1 << self.bit[i] for i in {i for _, shared in some for i, _ in shared})
            for some in self.groups
        ]
        self.mass = []
        self.rows: list[dict[int, tuple[int, ...]]] = []
        for theme in range(3):
            whole = plan.kernel_total ** self.groups[theme].total()
            scalar, bar = self.scalars[theme], self.bars[theme]
            self.mass.append([weight * whole for weight in scalar])
            self.rows.append(
                {
                    mask: tuple(map(mul, scalar, self.reached(self.kinds(theme, mask), bar)))
                    for mask in submasks(self.touched[theme])
                }
            )
        self.mixed_rows = [
            {mask: mixed(plan, row) for mask, row in rows.items()} for rows in self.rows
        ]
        self.mixed_mass = [mixed(plan, row) for row in self.mass]
        self.total = sum(together(plan, self.mixed_mass))
        self.yes = (
            0
            if self.fired
            else sum(
                sign
                * sum(
                    together(
                        plan,
                        [
                            rows[mask & touched]
                            for rows, touched in zip(self.mixed_rows, self.touched, strict=True)
                        ],
                    )
                )
                for mask, sign in inclusion_exclusion(tuple(self.shared.values()))
            )
        )

    def kinds(self, theme: int, mask: int, without: Group | None = None) -> Kinds | None:
        """Return what is open in a theme while the gates of the mask fire; None: they cannot.

        `without` leaves out one answer of that group.
        """
        found: Counter[tuple[int, int]] = Counter()
        for group, times in self.groups[theme].items():
            left = times - (group == without)
            if left:
                found[self.allowed(group, mask)] += left
        if any(low > high for low, high in found):
            return None
        return tuple((low, high, found[low, high]) for low, high in sorted(found))

    def reached(self, kinds: Kinds | None, bar: int) -> tuple[int, ...]:
        """Return, by quality, the weight with which what is open comes to the bar or above."""
        if kinds is None:
            return (0,) * len(self.plan.kernels)
        return reach(self.plan.kernels, kinds, bar)

    def allowed(self, group: Group, mask: int) -> tuple[int, int]:
        """Return the levels of an open answer in which no own gate fires and the mask's do."""
        single, shared = group
        at_most = [at for index, at in shared if mask >> self.bit[index] & 1]
        return single + 1, min(at_most, default=TOP_LEVEL)

    def quality_weights(self, theme: int) -> tuple[dict[int, list[int]], list[int]]:
        """Return what one theme's weights are to be multiplied with, as the library's."""
        plan = self.plan
        rest = [other for other in range(3) if other != theme]
        columns = tuple(zip(*plan.themes, strict=True))

        def back(others: Sequence[int]) -> list[int]:
            return [sum(map(mul, others, column)) for column in columns]

        touched = self.touched[theme]
        yes = {part: [0] * len(plan.kernels) for part in submasks(touched)}
        for mask, sign in inclusion_exclusion(tuple(self.shared.values())):
            row = yes[mask & touched]
            found = back(
                together(
                    plan, [self.mixed_rows[other][mask & self.touched[other]] for other in rest]
                )
            )
            for quality, weight in enumerate(found):
                row[quality] += sign * weight
        return yes, back(together(plan, [self.mixed_mass[other] for other in rest]))

    def branches(
        self, theme: int, group: Group, weights: tuple[dict[int, list[int]], list[int]]
    ) -> Branches:
        """Return, for each level an open answer may take, the weight of all futures and of yes."""
        plan = self.plan
        scalar = self.scalars[theme]
        columns = tuple(zip(*plan.kernels, strict=True))
        yes = [0] * LEVELS
        by_mask, by_mass = weights
        for mask, row in by_mask.items():
            low, high = self.allowed(group, mask)
            weighed = list(map(mul, row, scalar))
            kinds = self.kinds(theme, mask, group)
            for level in range(low, high + 1):
                found = self.reached(kinds, self.bars[theme] - level)
                yes[level] += sum(map(mul, map(mul, weighed, columns[level]), found))
        mass = [
            weight * (whole // plan.kernel_total)
            for weight, whole in zip(by_mass, self.mass[theme], strict=True)
        ]
        return [(sum(map(mul, mass, column)), to) for column, to in zip(columns, yes, strict=True)]

    def worths(self, places: Iterable[int], worth: "Worth") -> dict[int, int]:
        """Return what each open answer is worth by some measure of its branches."""
        found: dict[tuple[int, Group], int] = {}
        weights: dict[int, tuple[dict[int, list[int]], list[int]]] = {}
        result = {}
        for place in places:
            theme = self.plan.theme_of[place]
            key = theme, self.group_of[place]
            if key not in found:
                if theme not in weights:
                    weights[theme] = self.quality_weights(theme)
                found[key] = worth(self, self.branches(theme, key[1], weights[theme]))
            result[place] = found[key]
        return result

    def is_of_gate(self, place: int) -> bool:
        """Say whether this open answer could fire or clear a possible gate."""
        return self.group_of[place] != (-1, ())

    def is_covered(self) -> bool:
        """Say whether enough of every theme is known for a promising verdict."""
        plan = self.plan
        return all(
            size and known * plan.coverage_denominator >= size * plan.coverage_numerator
            for known, size in zip(self.known, self.sizes, strict=True)
        )

    def verdict(self) -> str:
        """Return the verdict's code by the program's rule."""
        plan = self.plan
        open_in = [some.total() for some in self.groups]
        dots = (2 * plan.futures * self.yes + self.total) // (2 * self.total)
        if self.fired or any(
            bar > TOP_LEVEL * times for bar, times in zip(self.bars, open_in, strict=True)
        ):
            return "not_as_it_stands"
        covered = self.is_covered()
        if covered and dots < plan.stopped_below:
            return "not_as_it_stands"
        if (
            not covered
            or dots < plan.promising_from
            or self.shared
            or any(place in self.open for place in self.single)
        ):
            return "unclear"
        return "promising"


# What an open answer is worth, from the talk so far and what each of its levels would lead to.
Worth = Callable[[Talk, Branches], int]
