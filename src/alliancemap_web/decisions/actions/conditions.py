"""Conditions of support: set, changed, met, confirmed, reopened, withdrawn. Steps only add up."""

from dataclasses import dataclass
from datetime import datetime

from alliancemap_web.decisions.actions.why import refuse_archived
from alliancemap_web.decisions.checks import (
    LONGEST_NAME,
    PLACES,
    block,
    coming,
    optional_block,
    optional_line,
    whole_day,
)
from alliancemap_web.decisions.models import Condition, Step
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.queries import people_by_name
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

MOST_CONDITIONS = 500
# What may be done to a condition that stands at a state, and how it stands then.
TURNS = {
    ("open", "met"): "met",
    ("met", "confirmed"): "confirmed",
    ("met", "not_met"): "open",
    ("confirmed", "not_met"): "open",
    ("open", "withdrawn"): "withdrawn",
    ("met", "withdrawn"): "withdrawn",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody sets as a condition: texts as they come from a form, `due` as a day or ""."""

    text: str
    about: str = "all"
    owner: str = ""
    due: str = ""


@logged("condition_changed")
def add_condition(member: Member, kept: Kept, wish: Wish, now: datetime) -> str:
    """Keep a condition of somebody's support; return its key. RefusedError (422) if ill formed."""
    require(member, "answer")
    refuse_archived(kept)
    text = block(wish.text, "condition")
    if wish.about not in PLACES:
        raise refused(422, "DEC005")
    owner = optional_line(wish.owner, "owner", LONGEST_NAME)
    due = coming(wish.due, "due", now.date())
    if Condition.objects.filter(alliance_id=kept.id).count() >= MOST_CONDITIONS:
        raise refused(409, "DEC015", most=MOST_CONDITIONS)
    made = Condition.objects.create(
        alliance_id=kept.id,
        text=text,
        about=wish.about,
        owner=owner,
        owner_person_id=people_by_name(member).get(owner),
        due=due,
        person_id=member.person,
        by=member.name,
        at=now,
    )
    step(member, made, "set", "", now)
    return made.key


@logged("condition_changed")
def change_condition(
    member: Member, kept: Kept, key: str, owner: str, due: str, now: datetime
) -> None:
    """Give a condition another owner or day; who set it may, and who may edit."""
    one = locked(member, kept, key)
    if not (is_author(member, one) or member.may("edit")):
        raise NotAllowedError("edit")
    if one.state not in ("open", "met"):
        raise refused(409, "DEC021")
    name = optional_line(owner, "owner", LONGEST_NAME)
    # A day that has passed already may stay as it is.
    day = whole_day(due, "due")
    if day != one.due:
        day = coming(due, "due", now.date())
    if (name, day) == (one.owner, one.due):
        return
    one.owner, one.due = name, day
    one.owner_person_id = people_by_name(member).get(name)
    one.save(update_fields=("owner", "due", "owner_person"))
    step(member, one, "changed", "", now)


@logged("condition_changed")
def turn_condition(
    member: Member, kept: Kept, key: str, kind: str, text: str, now: datetime
) -> None:
    """Say that a condition is met, confirm that, deny it, or withdraw the condition.

    Anybody who may answer says that it is met; the rest is up to who set it, and to the owners of
    the workspace once that account is gone. RefusedError: 404 no such condition, 409 not now.
    """
    one = locked(member, kept, key)
    after = TURNS.get((one.state, kind))
    if after is None:
        raise refused(409, "DEC021")
    if kind != "met" and not may_judge(member, one):
        raise refused(403, "DEC022", name=one.by)
    said = optional_block(text, "note")
    one.state = after
    one.save(update_fields=("state",))
    step(member, one, kind, said, now)
    # Nobody confirms to themselves what they said is met.
    if kind == "met" and is_author(member, one):
        one.state = "confirmed"
        one.save(update_fields=("state",))
        step(member, one, "confirmed", "", now)


def locked(member: Member, kept: Kept, key: str) -> Condition:
    """Return a condition of an alliance, locked until the transaction ends; 404 for none."""
    require(member, "answer")
    refuse_archived(kept)
    row = Condition.objects.select_for_update().filter(alliance_id=kept.id, key=key).first()
    if row is None:
        raise refused(404, "DEC020")
    return row


def is_author(member: Member, one: Condition) -> bool:
    """Say whether a member set a condition."""
    return member.person is not None and one.person_id == member.person


def may_judge(member: Member, one: Condition) -> bool:
    """Say whether a member may confirm, deny or withdraw a condition."""
    return is_author(member, one) or (one.person_id is None and member.may("manage"))


def step(member: Member, one: Condition, kind: str, text: str, now: datetime) -> None:
    """Add a step to a condition's history."""
    Step.objects.create(
        condition=one,
        kind=kind,
        text=text,
        owner=one.owner,
        due=one.due,
        person_id=member.person,
        by=member.name,
        at=now,
    )
