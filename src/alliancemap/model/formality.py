"""Personal ties against formal structure: where an alliance stands between them, what it lacks.

Contracts and personal relations strengthen each other (Poppo & Zenger 2002; Cao & Lumineau 2015,
149 studies), so what is missing is advised and nothing is ever advised away. The two measures and
the lines between high and low are arrangements of this project (E5).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.interval import half_up

FormalItem = Literal[
    "charter", "plan", "measures", "rhythm", "escalation", "contract", "exit", "minutes"
]
FORMAL_ITEMS: tuple[FormalItem, ...] = get_args(FormalItem)
# Fit of ways of working, kept promises, openness: what a personal relation shows in.
PERSONAL_FACTORS = ("R08", "R09", "R10")
Corner = Literal["neither", "cold", "fragile", "robust"]
Advice = Literal["personal", "formal", "both", "none", "find_out"]

HIGH_PERSONAL = 2000  # thousandths of a level; from the middle of the scale on
HIGH_FORMAL = 4  # of the eight items


@dataclass(frozen=True, slots=True)
class Stands:
    """Where an alliance stands: both measures as ranges, wide where answers are missing.

    `personal` in thousandths of a level (0 to 4000), `formal` in items (0 to 8).
    """

    personal: tuple[int, int]
    formal: tuple[int, int]

    @property
    def corners(self) -> tuple[Corner, ...]:
        """Return every corner of the two-by-two that the ranges allow."""
        low = (self.personal[0] < HIGH_PERSONAL, self.formal[0] < HIGH_FORMAL)
        high = (self.personal[1] >= HIGH_PERSONAL, self.formal[1] >= HIGH_FORMAL)
        allowed: dict[Corner, bool] = {
            "neither": low[0] and low[1],
            "cold": low[0] and high[1],
            "fragile": high[0] and low[1],
            "robust": high[0] and high[1],
        }
        return tuple(corner for corner, is_there in allowed.items() if is_there)

    @property
    def advice(self) -> Advice:
        """Return which of the two to add; "find_out" while the ranges allow several corners."""
        told: dict[Corner, Advice] = {
            "neither": "both",
            "cold": "personal",
            "fragile": "formal",
            "robust": "none",
        }
        corners = self.corners
        return told[corners[0]] if len(corners) == 1 else "find_out"


def stands(
    answers: Mapping[str, Span], reach: int | None, items: Mapping[FormalItem, bool]
) -> Stands:
    """Return where an alliance stands.

    `answers` are the spans of its factors, of which PERSONAL_FACTORS are read; one that is not
    relevant is left out and one without an answer may be anything. `reach` (0 to 4) is what the
    contact map says of points of contact, None where none is kept. `items` say what is there; one
    that is not told may or may not be.
    """
    spans = [answers.get(factor, UNKNOWN) for factor in PERSONAL_FACTORS]
    spans = [one for one in spans if one != NOT_RELEVANT]
    spans.append(UNKNOWN if reach is None else (reach, reach))
    present = sum(1 for item in FORMAL_ITEMS if items.get(item) is True)
    open_ = sum(1 for item in FORMAL_ITEMS if item not in items)
    return Stands(
        personal=(
            half_up(1000 * sum(low for low, _ in spans), len(spans)),
            half_up(1000 * sum(high for _, high in spans), len(spans)),
        ),
        formal=(present, present + open_),
    )
