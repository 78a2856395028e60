"""Where people say what cannot all be true of one factor, until one of them settles it."""

from collections.abc import Sequence
from dataclasses import dataclass

from alliancemap.model.alliance import Alliance, Answer, View
from alliancemap.model.answers import UNKNOWN, answers_about, span
from alliancemap.model.instrument import catalogue_order
from alliancemap.model.spelling import compared


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The statements on one factor that each contradict at least one other, oldest first."""

    factor: str
    answers: tuple[Answer, ...]

    @property
    def gap(self) -> tuple[int, int]:
        """Return the levels it lies between: one says at most the first, one at least the other."""
        spans = [span(answer) for answer in self.answers]
        return min(high for _, high in spans), max(low for low, _ in spans)


def contradictions(
    alliance: Alliance, view: View = "ours", relation: str | None = None
) -> tuple[Contradiction, ...]:
    """Return where the latest statements of different people do not overlap, by factor.

    The catalogue's order. Names in `who` that are spelled alike are one person, and all answers
    without a name are another. Unknown and not relevant contradict nothing. After an answer that
    settles, only it and later ones are held against each other; later is by date, then by place in
    the file, as for the answer that counts.
    """
    by_factor: dict[str, list[Answer]] = {}
    for answer in answers_about(alliance, view, relation):
        by_factor.setdefault(answer.factor, []).append(answer)
    found = (
        Contradiction(factor, clashing)
        for factor, answers in by_factor.items()
        if (clashing := _clashing(_standing(answers)))
    )
    return tuple(sorted(found, key=lambda one: catalogue_order(one.factor)))


def _standing(answers: Sequence[Answer]) -> list[Answer]:
    """Return each person's latest statement since the last one that settled, oldest first."""
    latest: dict[str, Answer] = {}
    for answer in sorted(answers, key=lambda one: one.date or ""):
        if answer.settles:
            latest.clear()
        who = compared(answer.who or "")
        latest.pop(who, None)
        latest[who] = answer
    return list(latest.values())


def _clashing(statements: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the statements whose levels share nothing with those of at least one other."""
    known = [one for one in statements if one.state == "known" and span(one) != UNKNOWN]
    return tuple(one for one in known if any(_are_apart(one, other) for other in known))


def _are_apart(one: Answer, other: Answer) -> bool:
    (low, high), (other_low, other_high) = span(one), span(other)
    return high < other_low or other_high < low
