"""Decisions: made once, never changed, superseded by another; and the dissent they met."""

from dataclasses import dataclass
from datetime import date, datetime

from alliancemap_web.decisions.actions.why import refuse_archived
from alliancemap_web.decisions.checks import (
    FURTHEST,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_NAMES,
    block,
    coming,
    line,
    optional_block,
    optional_line,
    whole_day,
)
from alliancemap_web.decisions.models import Condition, Decision, Dissent
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.queries import people_by_name
from alliancemap_web.workspaces.rights import Member, require

MOST_DECISIONS = 500
MOST_DISSENTS = 30
TRIALS = ("probe", "stage")


@dataclass(frozen=True, slots=True)
class Plan:
    """A decision as it is written down; days as texts, `conditions` and `supersedes` as keys.

    `sequence` is the last act of the map that was looked at when it was decided.
    """

    kind: str
    why: str
    deciders: str
    on: str = ""
    finds: str = ""
    cap: str = ""
    until: str = ""
    look_on: str = ""
    conditions: tuple[str, ...] = ()
    dissents: tuple[tuple[str, str], ...] = ()
    supersedes: str = ""
    sequence: int | None = None


@logged("decision_made")
def decide(member: Member, kept: Kept, plan: Plan, now: datetime) -> str:
    """Keep a decision, on the map as it stands; return its key.

    RefusedError (422) for a bad field, (409) when what it supersedes was superseded already.
    """
    require(member, "edit")
    refuse_archived(kept)
    today = now.date()
    if plan.kind not in Decision.Kind.values:
        raise refused(422, "DEC005")
    on = whole_day(plan.on, "on") or today
    if on > today or (today - on).days > FURTHEST:
        raise refused(422, "DEC030")
    is_trial = plan.kind in TRIALS
    look_on = coming(plan.look_on, "look_on", today)
    rows = Decision.objects.filter(alliance_id=kept.id)
    if rows.count() >= MOST_DECISIONS:
        raise refused(409, "DEC015", most=MOST_DECISIONS)
    made = Decision.objects.create(
        alliance_id=kept.id,
        kind=plan.kind,
        why=block(plan.why, "why"),
        deciders=line(plan.deciders, "deciders", LONGEST_NAMES),
        on=on,
        sequence=seen(kept, plan.sequence, on),
        finds=block(plan.finds, "finds") if is_trial else optional_block("", "finds"),
        cap=line(plan.cap, "cap", LONGEST_LINE) if is_trial else optional_line("", "cap", 1),
        until=coming(plan.until, "until", today, optional=not is_trial) if is_trial else None,
        look_on=look_on,
        supersedes=superseded(kept, plan.supersedes),
        person_id=member.person,
        by=member.name,
        at=now,
    )
    made.conditions.set(
        Condition.objects.filter(alliance_id=kept.id, key__in=list(plan.conditions))
    )
    told = [(name, reason) for name, reason in plan.dissents if name.strip() or reason.strip()]
    if len(told) > MOST_DISSENTS:
        raise refused(422, "DEC015", most=MOST_DISSENTS)
    people = people_by_name(member)
    for name, reason in told:
        said = line(name, "dissenter", LONGEST_NAME)
        dissent(member, made, said, reason, people.get(said), now)
    return made.key


@logged("decision_made")
def disagree(member: Member, kept: Kept, key: str, reason: str, now: datetime) -> None:
    """Add one's own dissent, with its reason, to a decision; once each.

    RefusedError: 404 no such decision, 409 when it is there already, 422 without a reason.
    """
    require(member, "answer")
    refuse_archived(kept)
    one = Decision.objects.select_for_update().filter(alliance_id=kept.id, key=key).first()
    if one is None:
        raise refused(404, "DEC031")
    if Dissent.objects.filter(decision=one, name=member.name, by=member.name).exists():
        raise refused(409, "DEC032")
    if Dissent.objects.filter(decision=one).count() >= MOST_DISSENTS:
        raise refused(409, "DEC015", most=MOST_DISSENTS)
    dissent(member, one, member.name, reason, member.person, now)


def seen(kept: Kept, asked: int | None, on: date) -> int:
    """Return the last act of the map that a decision was made on.

    That is the one that was seen, or for a day gone by the last act up to that day.
    """
    acts = [one for one in kept.acts if one.at.date() <= on] or list(kept.acts[:1])
    last = acts[-1].sequence if acts else kept.row.sequence
    return min(asked, last) if asked is not None and asked > 0 else last


def superseded(kept: Kept, key: str) -> Decision | None:
    """Return the decision that a new one takes the place of, None where it takes none's.

    RefusedError: 404 for no such decision, 409 when another took its place already.
    """
    if not key:
        return None
    one = Decision.objects.select_for_update().filter(alliance_id=kept.id, key=key).first()
    if one is None:
        raise refused(404, "DEC031")
    if Decision.objects.filter(supersedes=one).exists():
        raise refused(409, "DEC033")
    return one


def dissent(
    member: Member, one: Decision, name: str, reason: str, person: int | None, now: datetime
) -> None:
    """Keep who disagreed and why, as told by a member."""
    Dissent.objects.create(
        decision=one,
        name=name,
        reason=block(reason, "reason"),
        person_id=person,
        by=member.name,
        at=now,
    )
