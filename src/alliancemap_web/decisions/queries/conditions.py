"""Conditions of support: how each stands, and all that was done about it."""

from dataclasses import dataclass
from datetime import date, datetime

from alliancemap_web.decisions.models import Condition, Step
from alliancemap_web.decisions.queries.sight import living
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing done about a condition: set, changed, met, confirmed, not_met or withdrawn."""

    kind: str
    text: str
    owner: str
    due: date | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition of support. `about` is the part of the map it is about (one of PLACES).

    `person` is whose account set it, None once that is gone; `by` keeps the name. `state` is open,
    met (somebody says so), confirmed (who set it agrees) or withdrawn.
    """

    key: str
    text: str
    about: str
    owner: str
    owner_person: int | None
    due: date | None
    state: str
    person: int | None
    by: str
    at: datetime
    steps: tuple[StepRow, ...] = ()
    alliance: str = ""
    name: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether it still stands between its author and their support."""
        return self.state in ("open", "met")

    def is_late(self, today: date) -> bool:
        """Say whether its day has passed without anybody saying that it is met."""
        return self.state == "open" and self.due is not None and self.due < today


def conditions_of(kept: Kept) -> tuple[ConditionRow, ...]:
    """Return the conditions of an alliance with their steps: open ones first, then as they came."""
    rows = Condition.objects.filter(alliance_id=kept.id).prefetch_related("steps")
    found = [condition_row(one, with_steps=True) for one in rows]
    return tuple(sorted(found, key=lambda one: (not one.is_open, one.due or date.max)))


def open_conditions(kept: Kept) -> tuple[ConditionRow, ...]:
    """Return the open conditions of an alliance without their steps, in one query."""
    rows = Condition.objects.filter(alliance_id=kept.id, state__in=("open", "met"))
    return tuple(condition_row(one) for one in rows)


def find_condition(kept: Kept, key: str) -> ConditionRow | None:
    """Return one condition of an alliance, None when it has none of that key."""
    one = Condition.objects.filter(alliance_id=kept.id, key=key).first()
    return condition_row(one) if one else None


def waiting_conditions(member: Member) -> tuple[ConditionRow, ...]:
    """Return the open conditions of all alliances that a member sees whole."""
    rows = Condition.objects.select_related("alliance").filter(
        living(member), state__in=("open", "met")
    )
    return tuple(condition_row(one, with_alliance=True) for one in rows)


def condition_row(
    one: Condition, *, with_steps: bool = False, with_alliance: bool = False
) -> ConditionRow:
    """Return a condition as the value that pages know."""
    return ConditionRow(
        key=one.key,
        text=one.text,
        about=one.about,
        owner=one.owner,
        owner_person=one.owner_person_id,
        due=one.due,
        state=one.state,
        person=one.person_id,
        by=one.by,
        at=one.at,
        steps=tuple(step_row(step) for step in one.steps.all()) if with_steps else (),
        alliance=one.alliance.key if with_alliance else "",
        name=one.alliance.name if with_alliance else "",
    )


def step_row(one: Step) -> StepRow:
    """Return a step as the value that pages know."""
    return StepRow(one.kind, one.text, one.owner, one.due, one.by, one.at)
