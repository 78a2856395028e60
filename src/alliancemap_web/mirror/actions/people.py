"""The people of the partner: each asked by a link of their own, made anew, taken back."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from alliancemap.words import LANGUAGES
from alliancemap_web.logbook.noting import logged
from alliancemap_web.mirror.actions.revealing import settle
from alliancemap_web.mirror.actions.terms import locked
from alliancemap_web.mirror.models import Guest, GuestAnswer, Mirror, Visit
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import Reason, RefusedError, refused
from alliancemap_web.workspaces.links import hash_of, new_secret
from alliancemap_web.workspaces.rights import Member, require

MOST_GUESTS = 12
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom to ask at the partner: a name, a function in their own words, an address, a language."""

    name: str
    function: str = ""
    address: str = ""
    language: str = "en"


@logged("link_made")
def add_guest(member: Member, kept: Kept, key: str, asking: Asking, now: datetime) -> str:
    """Ask one more person of the partner; return the secret of their link, told this once.

    RefusedError: 404 no such mirror, 409 revealed already or over or too many, 422 what is wrong.
    """
    require(member, "manage")
    row = still_open(kept, key, now)
    if row.guests.filter(ended_at__isnull=True).count() >= MOST_GUESTS:
        raise refused(409, "MIR010", most=MOST_GUESTS)
    check_asking(asking)
    secret = new_secret()
    Guest.objects.create(
        mirror=row,
        secret_hash=hash_of(secret),
        name=asking.name,
        function=asking.function,
        address=asking.address,
        language=asking.language,
        made_at=now,
    )
    return secret


@logged("link_made")
def renew_link(member: Member, kept: Kept, key: str, guest: str) -> str:
    """Make somebody's link anew and return its secret; the old one ends, the answers stay."""
    require(member, "manage")
    found = guest_in(locked(kept, key), guest)
    secret = new_secret()
    found.secret_hash = hash_of(secret)
    found.save(update_fields=("secret_hash",))
    return secret


@logged("link_ended")
def end_guest(member: Member, kept: Kept, key: str, guest: str, now: datetime) -> None:
    """Take somebody's link back. Before the reveal their answers are deleted with it.

    Who waited for nobody else then sees the reveal. RefusedError (404).
    """
    require(member, "manage")
    row = locked(kept, key)
    found = guest_in(row, guest)
    found.ended_at = now
    if row.revealed_at is None:
        GuestAnswer.objects.filter(guest=found).delete()
        found.done_at = None
    # A link that was handed on opens nothing from here on, whatever becomes of the row.
    found.secret_hash = hash_of(new_secret())
    found.save()
    settle(row, now)


def note_visit(guest: int, kind: str, now: datetime) -> None:
    """Note that somebody opened their link, or looked at what was revealed, once a day."""
    Visit.objects.get_or_create(guest_id=guest, kind=kind, day=now.date())


def still_open(kept: Kept, key: str, now: datetime) -> Mirror:
    """Return a mirror's row, locked; RefusedError (409) when it takes no answers any more."""
    row = locked(kept, key)
    if row.revealed_at is not None:
        raise refused(409, "MIR009")
    if now.date() > row.until:
        raise refused(409, "MIR011")
    return row


def guest_in(row: Mirror, key: str) -> Guest:
    """Return one person of a mirror whose link stands; RefusedError (404) for none."""
    found: Guest | None = row.guests.filter(key=key, ended_at__isnull=True).first()
    if found is None:
        raise refused(404, "MIR008")
    return found


def check_asking(asking: Asking) -> None:
    """Raise RefusedError (422) with all that is wrong, each reason naming its field."""
    wrong = []
    if not asking.name:
        wrong.append(Reason("MIR003", (("field", "name"),)))
    wrong += [
        Reason("MIR004", (("field", field), ("most", LONGEST_NAME)))
        for field in ("name", "function")
        if len(getattr(asking, field)) > LONGEST_NAME
    ]
    if asking.language not in LANGUAGES:
        wrong.append(Reason("MIR012", (("field", "language"),)))
    if asking.address and not is_address(asking.address):
        wrong.append(Reason("MIR013", (("field", "address"),)))
    if wrong:
        raise RefusedError(422, *wrong)


def is_address(text: str) -> bool:
    """Say whether a letter can be sent to an address."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254
