"""A pasted table of people and ties, written down as a whole or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from alliancemap_web.contacts.actions.people import add_people, join, tie_between
from alliancemap_web.contacts.given import Given, TieGiven, kinds_given
from alliancemap_web.contacts.models import Contact
from alliancemap_web.contacts.people_table import Pasted, in_row
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import Reason, RefusedError
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.workspaces.rights import Member, require

Identity = tuple[str, ...]


@logged("contacts_changed")
def add_pasted(
    member: Member, kept: Kept, rows: Sequence[Pasted], now: datetime
) -> tuple[int, int]:
    """Write down the people of a table and who knows them; return how many people and ties are new.

    Who is there already is not written twice. RefusedError (422) with every row that names somebody
    as knowing a person of whom neither the table nor the alliance has anybody of another side.
    """
    require(member, "answer")
    there = {identity(row): row for row in Contact.objects.filter(alliance_id=kept.id)}
    new: dict[Identity, Given] = {}
    for row in rows:
        if identity(row.person) not in there:
            new.setdefault(identity(row.person), replace(row.person, met_on=None, kinds=()))
    add_people(member, kept, tuple(new.values()), now)
    there = {identity(row): row for row in Contact.objects.filter(alliance_id=kept.id)}
    wrong: list[Reason] = []
    ties = 0
    for row in rows:
        person = there[identity(row.person)]
        for name in row.known_by:
            knowing = named(name, person, there.values())
            if knowing is None:
                wrong.append(in_row(row.line, Reason("CON018", (("found", name[:40]),))))
                continue
            before = tie_between(knowing, person)
            tie = merged(before.met_on if before else None, before.kinds if before else [], row)
            join(kept.id, knowing, person, tie, member.name, now)
            ties += before is None
    if wrong:
        raise RefusedError(422, *wrong)
    return len(new), ties


def merged(met: date | None, kinds: Iterable[str], row: Pasted) -> TieGiven:
    """Return a tie as kept and as pasted: the later day, and the kinds of both."""
    day = max((one for one in (met, row.person.met_on) if one), default=None)
    return TieGiven(day, kinds_given([*kinds, *row.person.kinds]))


def identity(one: Contact | Given) -> Identity:
    """Return what tells somebody from others: their name, or where they stand without one."""
    if one.name:
        return (one.side, folded(one.name))
    return (one.side, "", folded(one.role), one.function, one.rank)


def named(name: str, person: Contact, there: Iterable[Contact]) -> Contact | None:
    """Return who of another side than a person's is called so, ours before others."""
    called = [
        one
        for one in there
        if one.side != person.side and folded(one.name or one.role) == folded(name)
    ]
    return min(called, key=lambda one: (one.side != Contact.Side.US, one.pk), default=None)
