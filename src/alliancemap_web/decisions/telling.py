"""What this room tells the rooms below: doors, what waits, dates, and notes on the map."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse

from alliancemap.picture.content import MapNote
from alliancemap_web.decisions.checks import PLACES
from alliancemap_web.decisions.queries import (
    ConditionRow,
    latest_asking,
    looks,
    open_askings,
    open_conditions,
    own_forecasts,
    own_sentence,
    standing_decision,
    to_ask_again,
    unwritten,
    waiting_conditions,
)
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.doors import Door
from alliancemap_web.portfolio.pending import Pending
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.reviews.dates import Dated
from alliancemap_web.workspaces.rights import Member

SOON = 14  # days before its end that a probe or a look is told of


def opening(member: Member, kept: Kept, now: datetime) -> Iterator[Door]:
    """Yield the doors of an alliance's team page; what others wrote unrevealed shows in none."""
    today, where = now.date(), [member.key, kept.key]
    asking = latest_asking(kept)
    own = own_sentence(member, asking) if asking else None
    if asking is None:
        says = sentence("decisions.door_why_none")
    elif asking.is_open:
        says = sentence("decisions.door_why_written" if own else "decisions.door_why_open")
    else:
        says = sentence(
            "decisions.door_why_settled" if asking.settled else "decisions.door_why_said"
        )
    waits = asking is not None and asking.is_open and own is None and member.may("answer")
    yield Door(
        reverse("why", args=where), "why", sentence("decisions.why_title"), says, 20, int(waits)
    )
    rows = open_conditions(kept)
    waiting = sum(is_waiting(member, one, today) for one in rows)
    says = sentence("decisions.door_conditions_none")
    if rows:
        says = sentence("decisions.door_conditions", count=len(rows))
    title = sentence("decisions.conditions_title")
    yield Door(reverse("conditions", args=where), "condition", title, says, 30, waiting)
    standing = standing_decision(kept)
    if standing is None:
        says = sentence("decisions.door_decisions_none")
    else:
        kind = sentence(f"decisions.kind_{standing.kind}")
        says = sentence("decisions.door_decisions", kind=kind, names=standing.deciders)
    title = sentence("decisions.decisions_title")
    yield Door(reverse("decisions", args=where), "decision", title, says, 40)
    if member.person is not None:
        due = sum(one.is_due(today) for one in own_forecasts(member, kept))
        yield Door(
            reverse("forecasts", args=where),
            "lock",
            sentence("decisions.forecasts_title"),
            sentence("decisions.door_forecasts"),
            45,
            due,
        )


def is_waiting(member: Member, one: ConditionRow, today: date) -> bool:
    """Say whether a condition waits for a member: to see to it, or to confirm that it is met."""
    if member.person is None:
        return False
    if one.state == "met":
        return one.person == member.person
    return one.is_late(today) and (
        one.owner_person == member.person
        or (one.owner_person is None and (one.person == member.person or member.may("edit")))
    )


def waiting(member: Member, now: datetime) -> Iterator[Pending]:
    """Yield what waits for a member in this room, in one query for each kind."""
    today = now.date()
    yield from waiting_why(member, today)
    yield from waiting_support(member, today)
    yield from waiting_looks(member, today)
    yield from waiting_outcomes(member, today)


def waiting_why(member: Member, today: date) -> Iterator[Pending]:
    """Yield the sentences that a member has not written, and the questions to ask again."""
    for one in unwritten(member):
        url = reverse("why", args=[member.key, one.alliance])
        late = one.day is not None and one.day < today
        yield Pending(url, "why", one.name, sentence("decisions.pending_write"), one.day, late)
    for one in to_ask_again(member) if member.may("edit") else ():
        if one.day is not None and one.day <= today:
            url = reverse("why", args=[member.key, one.alliance])
            yield Pending(url, "why", one.name, sentence("decisions.pending_again"), one.day)


def waiting_support(member: Member, today: date) -> Iterator[Pending]:
    """Yield the conditions that a member is to see to, or to confirm."""
    for row in waiting_conditions(member):
        if is_waiting(member, row, today):
            url = reverse("conditions", args=[member.key, row.alliance])
            key = "decisions.pending_confirm" if row.state == "met" else "decisions.pending_late"
            text = sentence(key, text=short(row.text))
            late = row.state == "open"
            yield Pending(f"{url}#{row.key}", "condition", row.name, text, row.due, late)


def waiting_looks(member: Member, today: date) -> Iterator[Pending]:
    """Yield the decisions that are soon to be looked at again, for who may make another."""
    for look in looks(member) if member.may("edit") else ():
        if (look.day - today).days <= SOON:
            url = reverse("decision", args=[member.key, look.alliance, look.key])
            kind = sentence(f"decisions.kind_{look.kind}")
            key = "decisions.pending_end" if look.is_end else "decisions.pending_look"
            late = look.day < today
            yield Pending(url, "decision", look.name, sentence(key, kind=kind), look.day, late)


def waiting_outcomes(member: Member, today: date) -> Iterator[Pending]:
    """Yield the own forecasts whose day has come."""
    for told in own_forecasts(member):
        if told.is_due(today):
            url = reverse("forecasts", args=[member.key, told.alliance])
            text = sentence("decisions.pending_outcome", text=short(told.question))
            yield Pending(url, "lock", told.name, text, told.due)


def dated(member: Member, _today: date) -> Iterator[Dated]:
    """Yield the dates of this room; own forecasts are not among them, as calendars are shared."""
    for asked in open_askings(member):
        if asked.day is not None:
            uid = f"why-{asked.alliance}"
            yield Dated(uid, asked.day, asked.alliance, "decisions.dated_why", "team/why/")
    for again in to_ask_again(member):
        if again.day is not None:
            uid = f"why-again-{again.alliance}"
            yield Dated(uid, again.day, again.alliance, "decisions.dated_again", "team/why/")
    for row in waiting_conditions(member):
        if row.due is not None and row.state == "open":
            below = f"team/conditions/#{row.key}"
            uid, says = f"condition-{row.key}", "decisions.dated_condition"
            yield Dated(uid, row.due, row.alliance, says, below, short(row.text))
    for look in looks(member):
        uid = f"decision-{'end' if look.is_end else 'look'}-{look.key}"
        says = "decisions.dated_end" if look.is_end else "decisions.dated_look"
        yield Dated(uid, look.day, look.alliance, says, f"team/decisions/{look.key}/")


def noting(member: Member, kept: Kept, language: str) -> Iterator[MapNote]:
    """Yield a note for each open condition, at the part of the map that it is about."""
    for one in open_conditions(kept):
        text = sentence("decisions.noted", language, name=one.by, text=one.text)
        link = f"{reverse('conditions', args=[member.key, kept.key])}#{one.key}"
        yield MapNote(PLACES.get(one.about, "verdict"), "condition", 1, text, link)


def short(text: str, most: int = 80) -> str:
    """Return a text on one line, cut after so many letters."""
    said = " ".join(text.split())
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"
