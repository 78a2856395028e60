"""Of all the ways the unknown could turn out, how many prove promising: exact, in whole numbers.

A future fills every unknown answer. Given its theme's hidden quality each answer is independent, so
a theme's sum of answers is a product of small polynomials.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import mul

from alliancemap.model.answers import NOT_RELEVANT, Span
from alliancemap.model.case import Case
from alliancemap.model.instrument import THEMES
from alliancemap.model.interval import half_up
from alliancemap.model.plan import Plan, PlanGate
from alliancemap.model.polynomial import bytes_for, power, sums_from, unpack, weight_at_least

# A kind of open answer: its own weight and the levels it may still take.
Kind = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Futures:
    """How many futures say yes: `yes` of `total` exactly, as a share in thousandths, as dots."""

    yes: int
    total: int
    share: int
    dots: int


@dataclass(frozen=True, slots=True)
class ThemeFutures:
    """One theme seen from each quality.

    `open_positions` can still vary, the rest is known and leaves `bar` to reach. `scalar[q]` weighs
    the known answers, `mass[q]` all answers. `touched` has a bit for each shared gate that reaches
    into the theme; for each subset of those, `yes[subset][q]` weighs the futures that meet the
    theme without firing a gate of one factor, while all gates of the subset fire.
    """

    open_positions: tuple[int, ...]
    bar: int
    touched: int
    scalar: tuple[int, ...]
    mass: tuple[int, ...]
    yes: dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The futures of a case: live gates, the three themes, and the exact weight of yes in total."""

    case: Case
    single: tuple[PlanGate, ...]
    shared: tuple[PlanGate, ...]
    themes: tuple[ThemeFutures, ...]
    yes: int
    total: int


def live_gates(case: Case) -> tuple[PlanGate, ...]:
    """Return the gates that could fire in some future: not set aside, no part ruled out."""
    spans = case.spans
    return tuple(
        gate
        for gate in case.plan.gates
        if gate.id not in case.set_aside
        and all(
            spans[position] != NOT_RELEVANT and spans[position][0] <= at_most
            for position, at_most in gate.parts
        )
    )


def allowed(
    spans: Sequence[Span], single: Iterable[PlanGate], firing: Iterable[PlanGate]
) -> list[Span]:
    """Return, by position, the levels in which no `single` gate fires and all of `firing` do.

    The low end is above the high end where no level is left.
    """
    narrowed = list(spans)
    for gate in single:
        position, at_most = gate.parts[0]
        narrowed[position] = (max(narrowed[position][0], at_most + 1), narrowed[position][1])
    for gate in firing:
        for position, at_most in gate.parts:
            narrowed[position] = (narrowed[position][0], min(narrowed[position][1], at_most))
    return narrowed


def subset(gates: Sequence[PlanGate], mask: int) -> list[PlanGate]:
    """Return the gates whose bit is set in the mask."""
    return [gate for bit, gate in enumerate(gates) if mask >> bit & 1]


def submasks(mask: int) -> list[int]:
    """Return every mask whose bits lie inside this one."""
    return [part for part in range(mask + 1) if part & ~mask == 0]


def main_kind(kinds: Counter[Kind]) -> Kind | None:
    """Return the kind most open answers are of; its sums are tabled once and looked up."""
    return max(kinds, key=lambda kind: (kinds[kind], kind)) if kinds else None


def open_sums(kernel: tuple[int, ...], kinds: Counter[Kind]) -> tuple[list[int], Sequence[int]]:
    """Return the open answers' sum as two factors: coefficients of the rest, sums of the main."""
    main = main_kind(kinds)
    if main is None:
        return [1], (1,)
    width = bytes_for(sum(kernel), kinds.total() - kinds[main])
    packed = 1
    for kind in sorted(kinds):
        if kind != main:
            packed *= power(kernel, *kind, kinds[kind], width)
    return unpack(packed, width), sums_from(kernel, *main, kinds[main])


def theme_futures(
    case: Case, theme: int, single: Sequence[PlanGate], shared: Sequence[PlanGate]
) -> ThemeFutures:
    """Return one theme's futures for every quality and every subset of its shared gates."""
    kernels = case.plan.kernels
    positions = case.relevant(theme)
    fixed = [p for p in positions if case.spans[p][0] == case.spans[p][1]]
    still_open = tuple(p for p in positions if case.spans[p][0] < case.spans[p][1])
    bar = case.bar(theme) - sum(case.weights[p] * case.spans[p][0] for p in fixed)
    scalar, mass = [], []
    for kernel in kernels:
        weight = 1
        for position in fixed:
            weight *= kernel[case.spans[position][0]]
        scalar.append(weight)
        for position in still_open:
            low, high = case.spans[position]
            weight *= sum(kernel[low : high + 1])
        mass.append(weight)
    touched = sum(
        1 << bit
        for bit, gate in enumerate(shared)
        if any(position in positions for position, _ in gate.parts)
    )
    yes = {}
    for mask in submasks(touched):
        spans = allowed(case.spans, single, subset(shared, mask))
        if any(spans[p][0] > spans[p][1] for p in positions):
            yes[mask] = (0,) * len(kernels)
            continue
        kinds = Counter((case.weights[p], *spans[p]) for p in still_open)
        yes[mask] = tuple(
            weight * weight_at_least(*open_sums(kernel, kinds), bar)
            for kernel, weight in zip(kernels, scalar, strict=True)
        )
    return ThemeFutures(still_open, bar, touched, tuple(scalar), tuple(mass), yes)


def mixed(plan: Plan, by_quality: Sequence[int]) -> list[int]:
    """Return, for each quality of the partner, the weights by theme quality mixed by its row."""
    return [sum(map(mul, row, by_quality)) for row in plan.themes]


def together(plan: Plan, columns: Iterable[Sequence[int]]) -> list[int]:
    """Return, for each quality of the partner, its weight times those of all columns."""
    product = list(plan.partner)
    for column in columns:
        product = list(map(mul, product, column))
    return product


def inclusion_exclusion(shared: Sequence[PlanGate]) -> Iterator[tuple[int, int]]:
    """Yield every subset of the shared gates as a mask, and the sign with which it counts.

    Futures in which no gate fires are all, less those in which one does, plus those in which two
    do, and so on.
    """
    for mask in range(1 << len(shared)):
        yield mask, -1 if mask.bit_count() % 2 else 1


def outlook(case: Case) -> Outlook:
    """Return the exact weight of the futures that say yes, with the tables it was made from.

    A future says yes when every theme is met and no gate fires. Gates over several factors are
    taken out by inclusion and exclusion. All answers are taken as they stand in `case`.
    """
    live = live_gates(case)
    single = tuple(gate for gate in live if len(gate.parts) == 1)
    shared = tuple(gate for gate in live if len(gate.parts) > 1)
    themes = tuple(theme_futures(case, theme, single, shared) for theme in range(len(THEMES)))
    return weighed(case, single, shared, themes)


def weighed(
    case: Case,
    single: tuple[PlanGate, ...],
    shared: tuple[PlanGate, ...],
    themes: tuple[ThemeFutures, ...],
) -> Outlook:
    """Return the outlook from its tables, which know nothing of the partner's own quality."""
    plan = case.plan
    yes = sum(
        sign * sum(together(plan, [mixed(plan, one.yes[mask & one.touched]) for one in themes]))
        for mask, sign in inclusion_exclusion(shared)
    )
    total = sum(together(plan, [mixed(plan, theme.mass) for theme in themes]))
    return Outlook(case, single, shared, themes, yes, total)


def quality_weights(outlook: Outlook, theme: int) -> tuple[dict[int, list[int]], list[int]]:
    """Return what one theme's weights by quality are to be multiplied with.

    First by subset of shared gates for futures that say yes, then for all futures.
    """
    plan = outlook.case.plan
    rest = [other for index, other in enumerate(outlook.themes) if index != theme]
    touched = outlook.themes[theme].touched
    qualities = range(len(plan.kernels))
    yes: dict[int, list[int]] = {part: [0 for _ in qualities] for part in submasks(touched)}
    for mask, sign in inclusion_exclusion(outlook.shared):
        others = together(plan, [mixed(plan, other.yes[mask & other.touched]) for other in rest])
        row = yes[mask & touched]
        for quality in qualities:
            row[quality] += sign * sum(
                other * plan.themes[partner][quality] for partner, other in enumerate(others)
            )
    all_others = together(plan, [mixed(plan, other.mass) for other in rest])
    mass = [
        sum(other * plan.themes[partner][quality] for partner, other in enumerate(all_others))
        for quality in qualities
    ]
    return yes, mass


def count_futures(plan: Plan, yes: int, total: int) -> Futures:
    """Return the share of futures that say yes in thousandths and in dots of `plan.futures`."""
    return Futures(yes, total, half_up(1000 * yes, total), half_up(plan.futures * yes, total))
