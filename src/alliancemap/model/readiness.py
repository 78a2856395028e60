"""How ready a firm is for alliances: twelve lines of 0 to 4, what they add up to, what to mend.

The lines follow research on the orientation and routines of firms with alliances (Kandemir, Yaprak
& Cavusgil 2006; Kale & Singh 2007; Schilke & Goerzen 2010; Burcharth et al. 2014); the choice, the
wording and the lines between the steps of maturity are this project's (E5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from alliancemap.model.interval import half_up

Ability = Literal["scanning", "coordination", "learning", "openness", "resilience"]
ABILITIES: tuple[Ability, ...] = get_args(Ability)
Maturity = Literal["opportunistic", "systematic", "endemic"]
TOP = 4
MENDED = 2  # so many of the lowest lines are named, each with one thing to do

# Which ability each line is about, by the line's number.
ABILITY_OF: Mapping[int, Ability] = {
    1: "scanning",
    2: "scanning",
    3: "coordination",
    4: "coordination",
    5: "learning",
    6: "learning",
    7: "openness",
    8: "coordination",
    9: "learning",
    10: "openness",
    11: "resilience",
    12: "resilience",
}
READINESS_LINES = tuple(ABILITY_OF)
# From which mean, in thousandths, a step of maturity is named.
STEPS: tuple[tuple[int, Maturity], ...] = (
    (3000, "endemic"),
    (1500, "systematic"),
    (0, "opportunistic"),
)

SelfCheck = Mapping[int, int]
"""One person's levels (0 to 4) by line, of the lines they answered."""


@dataclass(frozen=True, slots=True)
class LineReading:
    """What several people said of one line: lowest, highest, mean (thousandths), and how many."""

    line: int
    low: int
    high: int
    mean: int
    voices: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """A firm's readiness: each line that anybody answered, each ability's mean, and the whole.

    Means are thousandths of a level; an ability's is the mean of its lines, the whole that of all
    lines, so that a line counts the same however many answered it.
    """

    lines: tuple[LineReading, ...]
    abilities: tuple[tuple[Ability, int], ...]
    mean: int
    voices: int

    @property
    def lowest(self) -> tuple[LineReading, ...]:
        """Return the lowest lines; of equals the one over which people differ more, then the first.

        A line at the top needs nothing and is never among them.
        """
        needy = [one for one in self.lines if one.mean < 1000 * TOP]
        return tuple(sorted(needy, key=lambda one: (one.mean, one.low - one.high, one.line)))[
            :MENDED
        ]

    @property
    def maturity(self) -> Maturity:
        """Return the step of maturity that the whole comes to."""
        return next(step for least, step in STEPS if self.mean >= least)


def readiness(checks: Sequence[SelfCheck]) -> Readiness | None:
    """Return what some people's self-checks add up to; None when nobody answered anything."""
    lines = []
    for line in READINESS_LINES:
        said = [check[line] for check in checks if line in check]
        if said:
            mean = half_up(1000 * sum(said), len(said))
            lines.append(LineReading(line, min(said), max(said), mean, len(said)))
    if not lines:
        return None
    abilities = []
    for ability in ABILITIES:
        means = [one.mean for one in lines if ABILITY_OF[one.line] == ability]
        if means:
            abilities.append((ability, half_up(sum(means), len(means))))
    return Readiness(
        lines=tuple(lines),
        abilities=tuple(abilities),
        mean=half_up(sum(one.mean for one in lines), len(lines)),
        voices=sum(1 for check in checks if any(line in check for line in READINESS_LINES)),
    )
