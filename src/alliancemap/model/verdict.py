"""The verdict in one of three words, and whether it may be shown as settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from alliancemap.model.gates import GateState
from alliancemap.model.instrument import ThemeId
from alliancemap.model.plan import Plan
from alliancemap.model.scoring import ThemeScore

VerdictCode = Literal["promising", "unclear", "not_as_it_stands"]
Cause = Literal["gate", "theme", "share", "coverage", "open_gate", "all_met"]
# Known answers before a person is told how many futures say yes: with fewer, the belief leans hard
# on the first ones. The rule of the verdict does not read it.
COUNTED_FROM = 6
ORDER: tuple[VerdictCode, ...] = ("not_as_it_stands", "unclear", "promising")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict, what decided it, and the weakest theme, which leads the headline.

    `causes` come in the order they were looked at: a fired gate, a theme that stays under the bar
    even in its best future, too few futures, too little known, an open gate; or that all is met.
    """

    code: VerdictCode
    causes: tuple[Cause, ...]
    weakest: ThemeId

    @property
    def is_settled(self) -> bool:
        """Say whether the verdict is one of the two that end the search."""
        return self.code != "unclear"


def weakest_theme(themes: Sequence[ThemeScore]) -> ThemeScore:
    """Return the theme with the lowest middle of its range; the earlier one between equals."""
    return min(themes, key=lambda theme: theme.score.low + theme.score.high)


def give_verdict(
    plan: Plan, themes: Sequence[ThemeScore], gates: Sequence[GateState], dots: int
) -> Verdict:
    """Return the verdict by the rule in docs/explanation/how-it-judges.md.

    `dots` is how many of `plan.futures` futures say yes. Not as it stands: a gate fired, a theme
    that cannot be met, or too few futures with every theme half known. Promising: no gate fired or
    possible, every theme half known, and enough futures. Unclear otherwise.
    """
    weakest = weakest_theme(themes).theme
    covered = all(theme.is_covered for theme in themes)
    stops: list[Cause] = []
    if any(gate.status == "fired" for gate in gates):
        stops.append("gate")
    if not all(theme.can_be_met for theme in themes):
        stops.append("theme")
    if covered and dots < plan.stopped_below:
        stops.append("share")
    if stops:
        return Verdict("not_as_it_stands", tuple(stops), weakest)
    doubts: list[Cause] = []
    if not covered:
        doubts.append("coverage")
    if any(gate.status == "possible" for gate in gates):
        doubts.append("open_gate")
    if dots < plan.promising_from:
        doubts.append("share")
    if doubts:
        return Verdict("unclear", tuple(doubts), weakest)
    return Verdict("promising", ("all_met",), weakest)
