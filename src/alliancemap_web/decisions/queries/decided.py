"""What was decided: every decision with its dissent and its conditions, and what stands now."""

from dataclasses import dataclass
from datetime import date, datetime

from alliancemap_web.decisions.models import Decision
from alliancemap_web.decisions.queries.conditions import ConditionRow, condition_row
from alliancemap_web.decisions.queries.sight import living
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class DissentRow:
    """Who disagreed and why; `is_own` when they wrote it themselves."""

    name: str
    reason: str
    by: str
    at: datetime

    @property
    def is_own(self) -> bool:
        """Say whether who disagreed wrote it themselves."""
        return self.name == self.by


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision: kind is proceed, probe, stage or stop. `sequence` is the last act of the map.

    `finds`, `cap` and `until` belong to a probe or a stage: what it is to find out, what it may
    cost at most, by which day. `superseded_by` is the key of the decision that took its place,
    empty while it stands.
    """

    key: str
    kind: str
    why: str
    deciders: str
    on: date
    sequence: int
    finds: str
    cap: str
    until: date | None
    look_on: date | None
    supersedes: str
    superseded_by: str
    by: str
    at: datetime
    dissents: tuple[DissentRow, ...]
    conditions: tuple[ConditionRow, ...]

    @property
    def stands(self) -> bool:
        """Say whether nothing took its place."""
        return not self.superseded_by


def decisions_of(kept: Kept) -> tuple[DecisionRow, ...]:
    """Return the decisions on an alliance, the latest first."""
    rows = (
        Decision.objects.filter(alliance_id=kept.id)
        .select_related("supersedes", "superseded_by")
        .prefetch_related("dissents", "conditions")
    )
    return tuple(decision_row(one) for one in rows)


def standing_decision(kept: Kept) -> DecisionRow | None:
    """Return the latest decision that nothing took the place of, None when there is none."""
    return next((one for one in decisions_of(kept) if one.stands), None)


def find_decision(kept: Kept, key: str) -> DecisionRow | None:
    """Return one decision on an alliance, None when it has none of that key."""
    return next((one for one in decisions_of(kept) if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Look:
    """A day on which a decision that stands is looked at again, or its probe or stage ends."""

    alliance: str
    name: str
    key: str
    kind: str
    day: date
    is_end: bool


def looks(member: Member) -> tuple[Look, ...]:
    """Return the days of all decisions that stand, of alliances that a member sees whole."""
    rows = Decision.objects.select_related("alliance").filter(
        living(member), superseded_by__isnull=True
    )
    return tuple(
        Look(one.alliance.key, one.alliance.name, one.key, one.kind, day, is_end)
        for one in rows
        for day, is_end in ((one.until, True), (one.look_on, False))
        if day is not None
    )


def decision_row(one: Decision) -> DecisionRow:
    """Return a decision as the value that pages know."""
    before, after = one.supersedes, getattr(one, "superseded_by", None)
    return DecisionRow(
        key=one.key,
        kind=one.kind,
        why=one.why,
        deciders=one.deciders,
        on=one.on,
        sequence=one.sequence,
        finds=one.finds,
        cap=one.cap,
        until=one.until,
        look_on=one.look_on,
        supersedes=before.key if before else "",
        superseded_by=after.key if after else "",
        by=one.by,
        at=one.at,
        dissents=tuple(
            DissentRow(told.name, told.reason, told.by, told.at) for told in one.dissents.all()
        ),
        conditions=tuple(condition_row(tied) for tied in one.conditions.all()),
    )
