"""What changed between two readings of an alliance, and what each changed answer did."""

from dataclasses import dataclass

from alliancemap.model.alliance import Alliance
from alliancemap.model.answers import UNKNOWN, Span, levels
from alliancemap.model.assessment import Assessment
from alliancemap.model.gates import GateStatus
from alliancemap.model.instrument import ThemeId, catalogue_order
from alliancemap.model.interval import Interval
from alliancemap.model.verdict import VerdictCode


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer that is another now: its levels before and after (unknown is the whole scale)."""

    factor: str
    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class WeightChange:
    """A factor that counts more or less often now; 1 is as often as every other."""

    factor: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """A theme whose range or coverage is another now."""

    theme: ThemeId
    before: Interval
    after: Interval
    known_before: int
    known_after: int


@dataclass(frozen=True, slots=True)
class GateChange:
    """A gate that stands elsewhere now."""

    gate: str
    before: GateStatus
    after: GateStatus


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two readings; the verdict and the dots come before and after."""

    answers: tuple[AnswerChange, ...]
    weights: tuple[WeightChange, ...]
    themes: tuple[ThemeChange, ...]
    gates: tuple[GateChange, ...]
    verdict: tuple[VerdictCode, VerdictCode]
    dots: tuple[int, int]
    best_forms: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def is_empty(self) -> bool:
        """Say whether the two readings come to the same in everything counted here."""
        return (
            not (self.answers or self.weights or self.themes or self.gates)
            and self.verdict[0] == self.verdict[1]
            and self.dots[0] == self.dots[1]
            and self.best_forms[0] == self.best_forms[1]
        )


def differences(
    before: Alliance, after: Alliance, first: Assessment, second: Assessment
) -> Difference:
    """Return what changed from `before`, read as `first`, to `after`, read as `second`.

    Both are read from the first reading's view with the same instrument; answers come in the
    catalogue's order.
    """
    old, new = levels(before, first.view), levels(after, second.view)
    weighed, weighs = dict(before.weights), dict(after.weights)
    gates = {gate.gate: gate.status for gate in first.gates}
    return Difference(
        answers=tuple(
            AnswerChange(factor, old.get(factor, UNKNOWN), new.get(factor, UNKNOWN))
            for factor in sorted({*old, *new}, key=catalogue_order)
            if old.get(factor, UNKNOWN) != new.get(factor, UNKNOWN)
        ),
        weights=tuple(
            WeightChange(factor, weighed.get(factor, 1), weighs.get(factor, 1))
            for factor in sorted({*weighed, *weighs}, key=catalogue_order)
            if weighed.get(factor, 1) != weighs.get(factor, 1)
        ),
        themes=tuple(
            ThemeChange(was.theme, was.score, now.score, was.known, now.known)
            for was, now in zip(first.themes, second.themes, strict=True)
            if (was.score, was.known) != (now.score, now.known)
        ),
        gates=tuple(
            GateChange(gate.gate, gates[gate.gate], gate.status)
            for gate in second.gates
            if gate.gate in gates and gates[gate.gate] != gate.status
        ),
        verdict=(first.verdict.code, second.verdict.code),
        dots=(first.futures.dots, second.futures.dots),
        best_forms=(first.structure.best, second.structure.best),
    )
