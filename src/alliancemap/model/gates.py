"""Deal-breakers: which stop the alliance, which could, and which were set aside with a reason."""

from dataclasses import dataclass
from typing import Literal

from alliancemap.model.answers import NOT_RELEVANT
from alliancemap.model.case import Case
from alliancemap.model.plan import PlanGate

GateStatus = Literal["clear", "possible", "fired", "set_aside"]


@dataclass(frozen=True, slots=True)
class GateState:
    """A gate by its id, its factors, and where it stands."""

    gate: str
    factors: tuple[str, ...]
    status: GateStatus


def gate_status(case: Case, gate: PlanGate) -> GateStatus:
    """Return where one gate stands.

    Fired when every part is at or under its level for certain; clear when some part cannot be;
    possible otherwise. A factor that is not relevant keeps its gate clear.
    """
    if gate.id in case.set_aside:
        return "set_aside"
    status: GateStatus = "fired"
    for position, at_most in gate.parts:
        low, high = case.spans[position]
        if (low, high) == NOT_RELEVANT or low > at_most:
            return "clear"
        if high > at_most:
            status = "possible"
    return status


def gate_states(case: Case) -> tuple[GateState, ...]:
    """Return the state of every gate of the plan, in its order."""
    factors = case.plan.factors
    return tuple(
        GateState(
            gate=gate.id,
            factors=tuple(factors[position] for position, _ in gate.parts),
            status=gate_status(case, gate),
        )
        for gate in case.plan.gates
    )
