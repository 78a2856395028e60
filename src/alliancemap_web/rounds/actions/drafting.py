"""Making a round ready: its title, its people, its factors; and opening it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from alliancemap.model.floors import FLOOR
from alliancemap.model.functions import FUNCTIONS, LEADING, Askers, share_out
from alliancemap.model.instrument import catalogue_order
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.answering import clean
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.rounds.actions.linking import new_link
from alliancemap_web.rounds.actions.locking import draft, locked
from alliancemap_web.rounds.models import Participant, Round, Turn
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member, require

MOST_PEOPLE = 60
MOST_DRAFTS = 200
LONGEST_TITLE, LONGEST_NAME = 120, 80
FEWEST = 2
# A round takes a day at least and half a year at most.
MOST_DAYS = 183


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to be asked: a member by their key, or a name with an address or without."""

    function: str
    name: str = ""
    membership: str = ""
    address: str = ""


@logged("round_drafted")
def begin(
    member: Member, kept: Kept, title: str, factors: Iterable[str], language: str, now: datetime
) -> str:
    """Keep the draft of a round about some factors; return its key.

    RefusedError (422) without a title or factor, (409) when there are too many rounds.
    """
    require(member, "edit")
    if not kept.is_whole:
        raise refused(404, "RND001")
    if Round.objects.filter(alliance_id=kept.id).count() >= MOST_DRAFTS:
        raise refused(409, "RND006", most=MOST_DRAFTS)
    one = Round.objects.create(
        alliance_id=kept.id,
        title=titled(title),
        factors=chosen(factors),
        language=language,
        person_id=member.person,
        by=member.name,
        made_at=now,
    )
    return one.key


def titled(title: str) -> str:
    """Return a title fit to be kept; RefusedError (422) for none or a longer one than fits."""
    said = " ".join(clean(title).split())
    if not said:
        raise refused(422, "RND010")
    if len(said) > LONGEST_TITLE:
        raise refused(422, "RND011", most=LONGEST_TITLE)
    return said


def chosen(factors: Iterable[str]) -> list[str]:
    """Return factors in the catalogue's order, each once; RefusedError (422) for none."""
    found = sorted(dict.fromkeys(factors), key=catalogue_order)
    if not found:
        raise refused(422, "RND012")
    return found


@logged("round_drafted")
def change(
    member: Member, kept: Kept, key: str, title: str, factors: Iterable[str], *, names: bool
) -> None:
    """Change what a draft is about and whether it shows names; shares are made again after it."""
    one = draft(member, kept, key)
    one.title, one.names = titled(title), names
    fresh = chosen(factors)
    if fresh != one.factors:
        one.factors = fresh
        one.participants.update(factors=[])
    one.save()


@logged("round_drafted")
def add_person(
    member: Member, kept: Kept, key: str, guest: Guest, now: datetime, secret: str = ""
) -> str:
    """Ask one more person; return their public key. `secret` is their link's, once it is open.

    RefusedError (422) for no name, no function, an address that is none, somebody who is asked
    already; (409) when nobody more fits, or the first turn is revealed.
    """
    one = locked(member, kept, key)
    if one.participants.count() >= MOST_PEOPLE:
        raise refused(409, "RND013", most=MOST_PEOPLE)
    if one.turns.filter(revealed_at__isnull=False).exists():
        raise refused(409, "RND014")
    who = Participant(round=one, function=functional(guest.function), made_at=now)
    name_person(who, member, guest)
    if one.participants.filter(identity=who.identity).exists():
        raise refused(422, "RND015", name=who.name)
    leads = who.function == LEADING and not one.participants.filter(leads=True).exists()
    who.leads = leads
    who.factors = list(one.factors) if one.opened_at else []
    who.save()
    if one.opened_at and secret:
        new_link(who, secret, now)
    return who.key


def functional(function: str) -> str:
    """Return a function that there is; RefusedError (422) otherwise."""
    if function not in FUNCTIONS:
        raise refused(422, "RND016")
    return function


def name_person(who: Participant, member: Member, guest: Guest) -> None:
    """Put into a row who somebody is; RefusedError (422) when that is nobody."""
    if guest.membership:
        row = next((one for one in list_members(member) if one.key == guest.membership), None)
        if row is None:
            raise refused(422, "RND017")
        who.membership_id, who.name, who.address = row.key, row.name, row.address
        who.identity = hash_of(f"member {row.key}")
        return
    who.name = " ".join(clean(guest.name).split())[:LONGEST_NAME]
    if not who.name:
        raise refused(422, "RND018")
    who.address = guest.address.strip()
    if who.address:
        try:
            validate_email(who.address)
        except ValidationError:
            raise refused(422, "RND019", found=who.address[:80]) from None
    # A hash, as circles go out with everything and nobody's address shall.
    known_by = f"address {who.address}" if who.address else f"name {who.name}"
    who.identity = hash_of(known_by.casefold())


@logged("round_drafted")
def remove_person(member: Member, kept: Kept, key: str, person: str) -> None:
    """Ask somebody no more; what they answered goes. RefusedError (409) once a turn is revealed."""
    one = locked(member, kept, key)
    if one.turns.filter(revealed_at__isnull=False).exists():
        raise refused(409, "RND020")
    one.participants.filter(key=person).delete()


@logged("round_drafted")
def mark_leader(member: Member, kept: Kept, key: str, person: str) -> None:
    """Say whose answer is shown last; nobody's for a person who is not there.

    RefusedError (409) once a turn is revealed.
    """
    one = locked(member, kept, key)
    if one.turns.filter(revealed_at__isnull=False).exists():
        raise refused(409, "RND020")
    one.participants.update(leads=False)
    one.participants.filter(key=person).update(leads=True)


@logged("round_drafted")
def give_factors(member: Member, kept: Kept, key: str, person: str, factors: Iterable[str]) -> None:
    """Say which of a round's factors one person is asked, until the first reveal."""
    one = locked(member, kept, key)
    if one.turns.filter(revealed_at__isnull=False).exists():
        raise refused(409, "RND020")
    among = set(one.factors)
    one.participants.filter(key=person).update(factors=chosen(f for f in factors if f in among))


@logged("round_drafted")
def propose(member: Member, kept: Kept, key: str, askers: Askers) -> None:
    """Share the factors of a draft out among its people by function, ten minutes each at most."""
    one = draft(member, kept, key)
    people = list(one.participants.order_by("pk"))
    shares = share_out(one.factors, [who.function for who in people], askers)  # type: ignore[misc]
    for who, share in zip(people, shares, strict=True):
        who.factors = list(share)
        who.save(update_fields=("factors",))


@logged("round_opened")
def open_round(
    member: Member,
    kept: Kept,
    key: str,
    until: date,
    secrets: Sequence[str],
    now: datetime,
) -> tuple[tuple[str, str], ...]:
    """Open a draft until the end of a day; return each participant's key with their link's secret.

    `secrets` has one for each participant or more. RefusedError (422): a day that is past or too
    far, fewer than two people (four without names), somebody without factors, a factor that too few
    are asked to be shown without names.
    """
    one = draft(member, kept, key)
    check_day(until, now)
    people = list(one.participants.order_by("pk"))
    least = FEWEST if one.names else FLOOR
    if len(people) < least:
        raise refused(422, "RND022", count=least)
    idle = next((who for who in people if not who.factors), None)
    if idle is not None:
        raise refused(422, "RND023", name=idle.name)
    asked = {factor for who in people for factor in who.factors}
    if not one.names:
        for factor in asked:
            if sum(factor in who.factors for who in people) < FLOOR:
                raise refused(422, "RND024", factor=factor, count=FLOOR)
    one.opened_at = now
    one.save(update_fields=("opened_at",))
    factors = sorted(asked, key=catalogue_order)
    Turn.objects.create(round=one, number=1, factors=factors, opened_at=now, until=until)
    pairs = tuple(zip((who.key for who in people), secrets, strict=False))
    for who, (_, secret) in zip(people, pairs, strict=True):
        new_link(who, secret, now)
    return pairs


def check_day(until: date, now: datetime) -> None:
    """Refuse (422) a last day before today or farther than half a year away."""
    if not now.date() <= until <= now.date() + timedelta(days=MOST_DAYS):
        raise refused(422, "RND021", most=MOST_DAYS)


@logged("draft_deleted")
def discard(member: Member, kept: Kept, key: str) -> None:
    """Throw a draft away."""
    draft(member, kept, key).delete()
