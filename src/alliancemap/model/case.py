"""One case to judge: the plan, a span for every factor, own weights and gates set aside."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Levels, Span
from alliancemap.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Case:
    """Spans and weights by position in the plan's factors; `set_aside` holds gate ids."""

    plan: Plan
    spans: tuple[Span, ...]
    weights: tuple[int, ...]
    set_aside: frozenset[str] = frozenset()

    def relevant(self, theme: int) -> list[int]:
        """Return the positions of a theme's factors that are not set as not relevant."""
        return [
            position
            for position, its_theme in enumerate(self.plan.theme_of)
            if its_theme == theme and self.spans[position] != NOT_RELEVANT
        ]

    def bar(self, theme: int) -> int:
        """Return the weighted sum of levels from which a theme is met, rounded up to a whole."""
        total = sum(self.weights[position] for position in self.relevant(theme))
        return -(-total * self.plan.met_from // 1000)

    def with_span(self, position: int, span: Span) -> "Case":
        """Return the same case with another answer to one factor."""
        return replace(self, spans=(*self.spans[:position], span, *self.spans[position + 1 :]))


def make_case(
    plan: Plan,
    levels: Levels,
    weights: Mapping[str, int] | None = None,
    set_aside: Collection[str] = (),
) -> Case:
    """Return the case for answers by factor id; what is not answered is unknown.

    Own weights are whole numbers above zero, 1 when absent.
    """
    own = weights or {}
    return Case(
        plan=plan,
        spans=tuple(levels.get(factor, UNKNOWN) for factor in plan.factors),
        weights=tuple(own.get(factor, 1) for factor in plan.factors),
        set_aside=frozenset(set_aside),
    )
