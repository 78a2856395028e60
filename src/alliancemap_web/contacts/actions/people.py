"""People and ties: written down in minutes, put right, and forgotten where somebody asks for it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from alliancemap.model.formality import FORMAL_ITEMS
from alliancemap_web.contacts.given import Given, TieGiven, searchable
from alliancemap_web.contacts.models import Contact, Formal, HandoverItem, Rests, Story, Tie
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.workspaces.queries import people_by_name
from alliancemap_web.workspaces.rights import Member, require

MOST_PEOPLE = 400
FORGOTTEN = "…"


@logged("contacts_changed")
def add_people(
    member: Member, kept: Kept, given: Sequence[Given], now: datetime
) -> tuple[str, ...]:
    """Write people down, each with the ties to those who know them; return their keys.

    Somebody of ours who bears a member's name is that member. RefusedError: 409 when there would be
    too many.
    """
    require(member, "answer")
    if Contact.objects.filter(alliance_id=kept.id).count() + len(given) > MOST_PEOPLE:
        raise refused(409, "CON014", most=MOST_PEOPLE)
    members = people_by_name(member)
    made = []
    for one in given:
        row = Contact.objects.create(
            alliance_id=kept.id, **columns(one, members), by=member.name, at=now
        )
        made.append(row.key)
        tie = TieGiven(one.met_on, one.kinds)
        for key in one.known_by:
            knowing = Contact.objects.filter(alliance_id=kept.id, key=key).first()
            if knowing is not None and knowing.side != row.side:
                join(kept.id, knowing, row, tie, member.name, now)
    return tuple(made)


@logged("contacts_changed")
def change_person(member: Member, kept: Kept, key: str, given: Given, now: datetime) -> None:
    """Put somebody right; RefusedError: 404 for nobody, 409 for a side that ties do not allow."""
    require(member, "answer")
    row = found(kept, key)
    ends = Tie.objects.filter(alliance_id=kept.id).select_related("one", "other")
    beyond = [
        tie.other if tie.one_id == row.pk else tie.one
        for tie in ends
        if row.pk in (tie.one_id, tie.other_id)
    ]
    if any(one.side == given.side for one in beyond):
        raise refused(409, "CON015")
    Contact.objects.filter(pk=row.pk).update(
        **columns(given, people_by_name(member)), by=member.name, at=now
    )


def columns(given: Given, members: Mapping[str, int]) -> dict[str, Any]:
    """Return the columns that say who somebody is."""
    return {
        "side": given.side,
        "name": given.name,
        "role": given.role,
        "rank": given.rank,
        "function": given.function,
        "since": given.since,
        "left_on": given.left_on,
        "account_id": members.get(given.name) if given.side == "us" else None,
    }


@logged("contacts_changed")
def set_ties(
    member: Member, kept: Kept, key: str, given: Mapping[str, TieGiven], now: datetime
) -> None:
    """Say whom a person knows: those given, by their keys, and nobody else.

    RefusedError: 404 for somebody who is not there, 409 for one of the same side.
    """
    require(member, "answer")
    person = found(kept, key)
    others = {one.key: one for one in Contact.objects.filter(alliance_id=kept.id)}
    for other, tie in given.items():
        if other not in others:
            raise refused(404, "CON013")
        if others[other].side == person.side:
            raise refused(409, "CON015")
        join(kept.id, person, others[other], tie, member.name, now)
    stay = {others[other].pk for other in given}
    Tie.objects.filter(one=person).exclude(other__in=stay).delete()
    Tie.objects.filter(other=person).exclude(one__in=stay).delete()


@logged("contacts_changed")
def tie_people(
    member: Member,
    kept: Kept,
    pairs: Iterable[tuple[str, str]],
    met_on: date | None,
    now: datetime,
) -> int:
    """Join pairs of people by their keys, keeping what their ties hold already; return how many.

    Pairs of one side and people who are not there are passed over.
    """
    require(member, "answer")
    there = {one.key: one for one in Contact.objects.filter(alliance_id=kept.id)}
    count = 0
    for first, second in pairs:
        one, other = there.get(first), there.get(second)
        if one is None or other is None or one.side == other.side:
            continue
        before = tie_between(one, other)
        held = TieGiven(before.met_on, tuple(before.kinds), before.note) if before else TieGiven()
        met = max((day for day in (held.met_on, met_on) if day), default=None)
        join(kept.id, one, other, TieGiven(met, held.kinds, held.note), member.name, now)
        count += 1
    return count


def join(
    alliance: int, one: Contact, other: Contact, tie: TieGiven, by: str, now: datetime
) -> None:
    """Keep a tie between two, ours first, in place of what was kept of it."""
    first, second = (other, one) if other.side == Contact.Side.US else (one, other)
    before = tie_between(one, other)
    if before is not None:
        first, second = before.one, before.other
    Tie.objects.update_or_create(
        one=first,
        other=second,
        defaults={
            "alliance_id": alliance,
            "met_on": tie.met_on,
            "kinds": list(tie.kinds),
            "note": tie.note,
            "by": by,
            "at": now,
        },
    )


def tie_between(one: Contact, other: Contact) -> Tie | None:
    """Return the tie between two, whichever of them is named first."""
    rows = Tie.objects.select_related("one", "other")
    return rows.filter(one=one, other=other).first() or rows.filter(one=other, other=one).first()


@logged("contact_forgotten")
def forget_person(member: Member, kept: Kept, key: str) -> None:
    """Take a person away with their ties, and their name out of this room's own texts.

    Takes the right to edit. RefusedError (404) for nobody. What statements say of them is kept in
    the alliance's history and stays.
    """
    require(member, "edit")
    row = found(kept, key)
    name = row.name
    row.delete()
    if not name:
        return
    for tie in Tie.objects.filter(alliance_id=kept.id).exclude(note=""):
        blot(tie, name, ("note",))
    for item in HandoverItem.objects.filter(handover__alliance_id=kept.id):
        blot(item, name, ("text", "taker"))
    for story in Story.objects.filter(alliance_id=kept.id):
        if blot(story, name, ("happened", "surprised", "again")):
            story.searchable = searchable(story.happened, story.surprised, story.again)
            story.save(update_fields=["searchable"])


def blot(row: Tie | HandoverItem | Story, name: str, fields: tuple[str, ...]) -> bool:
    """Take a name out of some texts of a row; say whether it stood in any."""
    before = [getattr(row, field) for field in fields]
    after = [blotted(text, name) for text in before]
    if after == before:
        return False
    for field, text in zip(fields, after, strict=True):
        setattr(row, field, text)
    row.save(update_fields=list(fields))
    return True


def blotted(text: str, name: str) -> str:
    """Return a text without a name, where it stands as words of its own.

    Of several words it is found in capitals or without its accents too; one word alone only as it
    is written or all in capitals, because names are words as well (Will, Rose).
    """
    if " " in name:
        ways, flags = {name, folded(name)}, re.IGNORECASE
    else:
        ways, flags = {name, name.upper()}, re.NOFLAG
    either = "|".join(re.escape(one) for one in sorted(ways, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{either})(?!\w)", FORGOTTEN, text, flags=flags)


@logged("contacts_changed")
def set_rests(member: Member, kept: Kept, key: str, factors: Iterable[str], now: datetime) -> None:
    """Say which answers rest on a person: those factors and no others.

    RefusedError: 404 for nobody, 422 for a factor that there is not.
    """
    require(member, "answer")
    row = found(kept, key)
    wanted = dict.fromkeys(factors)
    known = {one.id for one in judged_of(kept.document).instrument.factors}
    for factor in wanted:
        if factor not in known:
            raise refused(422, "CON016", found=factor[:20])
    Rests.objects.filter(contact=row).exclude(factor__in=list(wanted)).delete()
    there = set(Rests.objects.filter(contact=row).values_list("factor", flat=True))
    Rests.objects.bulk_create(
        Rests(contact=row, factor=factor, by=member.name, at=now)
        for factor in wanted
        if factor not in there
    )


@logged("contacts_changed")
def set_formal(member: Member, kept: Kept, items: Mapping[str, bool | None], now: datetime) -> None:
    """Say of some items of formal structure whether they are in place; None takes it back.

    RefusedError (422) for an item that there is not.
    """
    require(member, "answer")
    for item, is_there in items.items():
        if item not in FORMAL_ITEMS:
            raise refused(422, "CON017", found=item[:20])
        rows = Formal.objects.filter(alliance_id=kept.id, item=item)
        if is_there is None:
            rows.delete()
        elif not rows.filter(is_there=is_there).exists():
            Formal.objects.update_or_create(
                alliance_id=kept.id,
                item=item,
                defaults={"is_there": is_there, "by": member.name, "at": now},
            )


def found(kept: Kept, key: str) -> Contact:
    """Return a person of an alliance; RefusedError (404) when there is nobody of that key."""
    row = Contact.objects.filter(alliance_id=kept.id, key=key).first()
    if row is None:
        raise refused(404, "CON013")
    return row
