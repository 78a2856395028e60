"""What a leaver has to hand on, and what a newcomer reads of the people of an alliance."""

from dataclasses import dataclass
from datetime import date, datetime

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, span
from alliancemap.model.instrument import catalogue_order
from alliancemap_web.contacts.actions import ItemGiven
from alliancemap_web.contacts.naming import called, several, told_day, works
from alliancemap_web.contacts.queries import (
    HandoverRow,
    ItemRow,
    People,
    PersonRow,
    StoryRow,
    handovers_of,
    people_of,
    stories_of,
)
from alliancemap_web.contacts.resting import accounts_of, statements_about
from alliancemap_web.contacts.shown import ContactsShown, contacts_shown
from alliancemap_web.contacts.standing import StandingShown, standing_of
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.reviews.queries import triggers_of

KINDS = ("tie", "answer", "promise", "other")


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One thing to hand on, in words; `hint` says who could, or what is known of it."""

    key: str
    kind: str
    says: str
    hint: str
    factor: str
    taker: str
    is_done: bool
    done_by: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class HandoverShown:
    """A handover in words, its items by kind."""

    key: str
    leaver: str
    until: date | None
    is_late: bool
    by: str
    at: datetime
    open: int
    count: int
    groups: tuple[tuple[str, tuple[ItemShown, ...]], ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """What this room gives to the pack that a newcomer reads."""

    contacts: ContactsShown
    standing: StandingShown
    stories: tuple[StoryRow, ...]
    handovers: tuple[HandoverShown, ...]


def pack_of(kept: Kept, today: date, language: str) -> Pack:
    """Return people, ties, single points, stories and open handovers of an alliance, in words."""
    people = people_of(kept.id)
    return Pack(
        contacts_shown(people, kept.row.partner, today, language),
        standing_of(kept, today, language),
        stories_of(kept.id),
        tuple(
            handover_shown(one, kept, people, today, language)
            for one in handovers_of(kept.id)
            if one.open
        ),
    )


def to_hand_on(kept: Kept, people: People, leaver: PersonRow, today: date) -> tuple[ItemGiven, ...]:
    """Return what one of ours has to hand on: ties, answers that count, promises, watches."""
    items = [
        ItemGiven("tie", contact=tie.beyond(leaver.key))
        for tie in people.staying(today).ties_of(leaver.key)
    ]
    items += [ItemGiven("answer", subject=one) for one in own_answers(kept, leaver)]
    items += [ItemGiven("promise", text=one) for one in promises(kept, leaver)]
    return tuple(items)


def own_answers(kept: Kept, leaver: PersonRow) -> tuple[str, ...]:
    """Return the factors of our view that somebody answered with something known."""
    judged = judged_of(kept.document)
    accounts = accounts_of(kept.acts)
    found = {
        one.factor
        for one in judged.alliance.answers
        if one.view == judged.view and span(one) not in (UNKNOWN, NOT_RELEVANT)
        if any(
            is_theirs(said.who, account, leaver)
            for said, account in statements_about(judged, one.factor, accounts)
            if span(said) not in (UNKNOWN, NOT_RELEVANT)
        )
    }
    return tuple(sorted(found, key=catalogue_order))


def is_theirs(who: str | None, account: int | None, person: PersonRow) -> bool:
    """Say whether a statement is a person's."""
    if person.account is not None and account == person.account:
        return True
    return bool(person.name) and folded(who or "") == folded(person.name)


def promises(kept: Kept, leaver: PersonRow) -> tuple[str, ...]:
    """Return what was promised or is watched in somebody's name, in the alliance's own words."""
    name = folded(leaver.name)
    if not name:
        return ()
    alliance = judged_of(kept.document).alliance
    found = [
        sentence("contacts.promised_hours", count=one.hours)
        if one.hours
        else sentence("contacts.promised")
        for one in alliance.promises.people
        if folded(one.name) == name
    ]
    found += [
        sentence("contacts.watched", what=one.sentence or one.factor)
        for one in triggers_of(kept.id)
        if folded(one.watched_by) == name
    ]
    return tuple(found)


def handover_shown(
    row: HandoverRow, kept: Kept, people: People, today: date, language: str
) -> HandoverShown:
    """Return a handover in words."""
    words = judged_of(kept.document).words(language)
    items = [item_shown(one, row.leaver, people, today, language) for one in row.items]
    names = {one.factor: words.factor(one.factor).name for one in items if one.factor}
    told = [(one.kind, named(one, names.get(one.factor, ""))) for one in items]
    return HandoverShown(
        key=row.key,
        leaver=called(row.leaver, language),
        until=row.until,
        is_late=bool(row.open and row.until and row.until < today),
        by=row.by,
        at=row.at,
        open=row.open,
        count=len(row.items),
        groups=tuple(
            (kind, some)
            for kind in KINDS
            if (some := tuple(one for other, one in told if other == kind))
        ),
    )


def named(item: ItemShown, factor: str) -> ItemShown:
    """Return an item whose factor is told by name."""
    if not factor:
        return item
    return ItemShown(
        item.key, item.kind, f"{item.factor} {factor}", item.hint, item.factor, item.taker,
        item.is_done, item.done_by, item.done_at,
    )  # fmt: skip


def item_shown(
    item: ItemRow, leaver: PersonRow, people: People, today: date, language: str
) -> ItemShown:
    """Return one thing to hand on in words."""
    says, hint = item.text, ""
    if item.contact is not None:
        says = f"{called(item.contact, language)} ({works(item.contact, language)})"
        others = [
            called(one, language)
            for tie in people.staying(today).ties_of(item.contact.key)
            if (one := people.find(tie.beyond(item.contact.key))) and one.key != leaver.key
        ]
        met = next(
            (
                tie.met_on
                for tie in people.ties_of(leaver.key)
                if tie.beyond(leaver.key) == item.contact.key
            ),
            None,
        )
        hint = " ".join(
            one
            for one in (
                sentence("contacts.item_known", language, names=several(others, language))
                if others
                else sentence("contacts.item_unknown", language),
                sentence("contacts.item_met", language, day=told_day(met, language)) if met else "",
            )
            if one
        )
    return ItemShown(
        item.key, item.kind, says, hint, item.subject, item.taker, item.done_at is not None,
        item.done_by, item.done_at,
    )  # fmt: skip
