"""The tipping card: the smallest change of given answers that turns the verdict, found exactly.

Only answers given as one level move; a step is one level. The verdict never gets worse when an
answer gets better (the belief's tables see to that), and within a theme only the sum of the levels
matters to the futures (and their weighted sum, which steps of the heaviest move farthest). So it is
enough to search over three numbers of steps, after the moves that open or close a gate are chosen.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from alliancemap.model.case import Case
from alliancemap.model.futures import (
    Outlook,
    count_futures,
    inclusion_exclusion,
    mixed,
    theme_futures,
    together,
)
from alliancemap.model.instrument import THEMES, TOP_LEVEL
from alliancemap.model.judgement import Judgement, judge
from alliancemap.model.plan import PlanGate
from alliancemap.model.scoring import ThemeScore, score_theme
from alliancemap.model.verdict import ORDER, Verdict, VerdictCode, give_verdict

Moves = dict[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that would have to be another: from one level to another."""

    factor: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Tipping:
    """The smallest change that turns the verdict into `verdict`: its steps and its answers."""

    verdict: VerdictCode
    steps: int
    changes: tuple[Change, ...]


def movable(case: Case) -> list[int]:
    """Return the positions of the answers given as one level."""
    return [position for position, (low, high) in enumerate(case.spans) if low == high >= 0]


def room(case: Case, position: int, up: bool) -> int:
    """Return how many steps an answer can still take up, or down."""
    level = case.spans[position][0]
    return TOP_LEVEL - level if up else level


def gate_moves(case: Case, gate: PlanGate, up: bool) -> list[Moves]:
    """Return the least moves that bear on one gate: none, and each way to clear it or to press it.

    Upwards one part is lifted above its level. Downwards every movable part that stands above its
    level is pressed to it, which fires the gate or leaves it possible.
    """
    ways: list[Moves] = [{}]
    known = {
        position: at_most
        for position, at_most in gate.parts
        if case.spans[position][0] == case.spans[position][1] >= 0
    }
    if up:
        ways += [
            {position: at_most + 1 - case.spans[position][0]}
            for position, at_most in known.items()
            if case.spans[position][0] <= at_most
        ]
    elif all(
        case.spans[position][0] <= at_most or position in known for position, at_most in gate.parts
    ):
        pressed = {
            position: case.spans[position][0] - at_most
            for position, at_most in known.items()
            if case.spans[position][0] > at_most
        }
        if pressed:
            ways.append(pressed)
    return ways


def merged(moves: tuple[Moves, ...]) -> Moves:
    """Return moves together; where two move one answer, the farther one."""
    together: Moves = {}
    for some in moves:
        for position, steps in some.items():
            together[position] = max(steps, together.get(position, 0))
    return together


def spread(case: Case, prefer: Moves, steps: tuple[int, ...], up: bool) -> Moves:
    """Return each theme's steps given to as few answers as can be; they must fit in the room left.

    Heavier answers go first, then those that move already (`prefer`), then those with most room.
    With equal weights any way to spread them gives the same futures.
    """
    moves: Moves = {}
    for theme, wanted in enumerate(steps):
        left = wanted
        candidates = [p for p in movable(case) if case.plan.theme_of[p] == theme]
        candidates.sort(key=lambda p: (-case.weights[p], p not in prefer, -room(case, p, up), p))
        for position in candidates:
            take = min(left, room(case, position, up))
            if take > 0:
                moves[position] = take
                left -= take
    return moves


def moved(case: Case, moves: Mapping[int, int], up: bool) -> Case:
    """Return the case after the moves."""
    spans = list(case.spans)
    for position, steps in moves.items():
        level = spans[position][0] + (steps if up else -steps)
        spans[position] = (level, level)
    return replace(case, spans=tuple(spans))


def starts(case: Case, up: bool) -> list[Moves]:
    """Return every set of gate moves to begin from, fewest steps first.

    Upwards a fired gate of one factor must be lifted; gates over several factors may be, one way or
    another. Downwards one gate of one factor is enough to stop the alliance.
    """
    gates = [gate for gate in case.plan.gates if gate.id not in case.set_aside]
    single = [gate_moves(case, gate, up) for gate in gates if len(gate.parts) == 1]
    shared = [gate_moves(case, gate, up) for gate in gates if len(gate.parts) > 1]
    presses = [way for ways in single for way in ways[1:]]
    found = [merged((*choice, *presses) if up else choice) for choice in product(*shared)]
    if not up:
        found += presses
    return sorted(found, key=lambda moves: (sum(moves.values()), sorted(moves.items())))


@dataclass(frozen=True, slots=True)
class Stepped:
    """One theme after free steps: its score, and its mixed weights for yes (by gates) and for all.

    Of the score only whether the theme can be met is new; the verdict names the weakest as before.
    """

    score: ThemeScore
    yes: dict[int, list[int]]
    mass: list[int]


def step_theme(begun: Judgement, theme: int, steps: int, start: Moves, up: bool) -> Stepped:
    """Return one theme after `steps` free steps on top of the gate moves already in `begun`."""
    plan = begun.case.plan
    weighed = begun.outlook
    wanted = tuple(steps if index == theme else 0 for index in range(len(THEMES)))
    case = moved(begun.case, spread(begun.case, start, wanted, up), up)
    after = theme_futures(case, theme, weighed.single, weighed.shared)
    return Stepped(
        score=replace(begun.themes[theme], can_be_met=score_theme(case, theme).can_be_met),
        yes={mask: mixed(plan, weights) for mask, weights in after.yes.items()},
        mass=mixed(plan, after.mass),
    )


def dots_after(begun: Outlook, stepped: Sequence[Stepped]) -> int:
    """Return how many futures say yes once each theme has taken its steps."""
    plan = begun.case.plan
    touched = [theme.touched for theme in begun.themes]
    yes = 0
    for mask, sign in inclusion_exclusion(begun.shared):
        columns = [one.yes[mask & gates] for one, gates in zip(stepped, touched, strict=True)]
        yes += sign * sum(together(plan, columns))
    total = sum(together(plan, [theme.mass for theme in stepped]))
    return count_futures(plan, yes, total).dots


def compositions(
    total: int, least: tuple[int, ...], limits: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    """Return every way to share `total` steps between the themes within their bounds."""
    for market in range(least[0], min(total, limits[0]) + 1):
        for value in range(least[1], min(total - market, limits[1]) + 1):
            risk = total - market - value
            if least[2] <= risk <= limits[2]:
                yield market, value, risk


def least_steps(turned: Callable[[tuple[int, ...]], bool], limits: tuple[int, ...]) -> list[int]:
    """Return for each theme the fewest steps that turn the verdict when the others take all theirs.

    Fewer cannot do with any steps of the others, since more steps never turn it back. Taken
    together, the limits must turn it.
    """
    found = []
    for theme in range(len(THEMES)):
        low, high = 0, limits[theme]
        while low < high:
            middle = (low + high) // 2
            if turned((*limits[:theme], middle, *limits[theme + 1 :])):
                high = middle
            else:
                low = middle + 1
        found.append(low)
    return found


def is_turned(before: Verdict, after: Verdict, up: bool) -> bool:
    """Say whether a verdict is better than another (`up`), or worse."""
    ranks = ORDER.index(before.code), ORDER.index(after.code)
    return ranks[1] > ranks[0] if up else ranks[1] < ranks[0]


def search(before: Verdict, begun: Judgement, start: Moves, up: bool, within: int) -> list[Moves]:
    """Return all moves that turn the verdict with fewest steps, at most `within`; empty for none.

    `begun` is the judgement after the moves of `start`.
    """
    free = begun.case
    spare = within - sum(start.values())
    limits = tuple(
        min(spare, sum(room(free, p, up) for p in movable(free) if free.plan.theme_of[p] == theme))
        for theme in range(len(THEMES))
    )
    taken: dict[tuple[int, int], Stepped] = {}

    def turned(steps: tuple[int, ...]) -> bool:
        for theme, count in enumerate(steps):
            if (theme, count) not in taken:
                taken[theme, count] = step_theme(begun, theme, count, start, up)
        stepped = [taken[theme, count] for theme, count in enumerate(steps)]
        dots = dots_after(begun.outlook, stepped)
        scores = [theme.score for theme in stepped]
        return is_turned(before, give_verdict(free.plan, scores, begun.gates, dots), up)

    if not turned(limits):
        return []
    least = tuple(least_steps(turned, limits))
    for total in range(sum(least), spare + 1):
        turning = [steps for steps in compositions(total, least, limits) if turned(steps)]
        if turning:
            return [added(start, spread(free, start, steps, up)) for steps in turning]
    return []


def added(start: Moves, further: Moves) -> Moves:
    """Return gate moves and further steps together."""
    return {p: start.get(p, 0) + further.get(p, 0) for p in sorted({*start, *further})}


def tip(case: Case, up: bool) -> Tipping | None:
    """Return the smallest change of given answers that betters (`up`) or worsens the verdict.

    Fewest steps; then, while no own weights are given, fewest answers (with own weights the heavier
    ones move first); then the catalogue's order. None when no change of the answers given as one
    level does it.
    """
    before = judge(case).verdict
    if before.code == (ORDER[-1] if up else ORDER[0]) or not movable(case):
        return None
    begun = [(start, judge(moved(case, start, up))) for start in starts(case, up)]
    # What the moves of a gate do alone is known by now, and no search need go beyond it.
    within = min(
        [
            sum(room(case, position, up) for position in movable(case)),
            *(
                sum(start.values())
                for start, after in begun
                if is_turned(before, after.verdict, up)
            ),
        ]
    )
    best: list[Moves] = []
    for start, after in begun:
        if sum(start.values()) <= within:
            for moves in search(before, after, start, up, within):
                best.append(moves)
                within = min(within, sum(moves.values()))
    if not best:
        return None
    moves = min(best, key=lambda one: (sum(one.values()), len(one), sorted(one)))
    turned = moved(case, moves, up)
    return Tipping(
        verdict=judge(turned).verdict.code,
        steps=sum(moves.values()),
        changes=tuple(
            Change(case.plan.factors[p], case.spans[p][0], turned.spans[p][0])
            for p in sorted(moves)
        ),
    )


def tipping_card(case: Case) -> tuple[Tipping, ...]:
    """Return the smallest changes that turn the verdict: the nearer first, at most one each way."""
    found = [tipping for tipping in (tip(case, True), tip(case, False)) if tipping is not None]
    return tuple(sorted(found, key=lambda tipping: tipping.steps))
