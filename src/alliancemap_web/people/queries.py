"""Reads what is kept about people."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.base_user import AbstractBaseUser

from alliancemap_web.lounge.queries import list_talks
from alliancemap_web.people.kept import BEGAN, DEVICE
from alliancemap_web.people.models import Person, Visit


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey: its number, the name its owner gave it, and when it was made and last used."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


def person_of_address(address: str) -> Person | None:
    """Return whose account an address opens; None when it opens none."""
    return Person.objects.filter(email__iexact=address).first()


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody's second step: since when, last used when, and how many recovery codes are left."""

    made_at: datetime
    used_at: datetime | None
    codes_left: int


@dataclass(frozen=True, slots=True)
class Device:
    """One browser where somebody is signed in; `name` stands for it in addresses and forms.

    `browser` and `system` are empty where they are not known. The name cannot be turned back into
    what the browser's cookie holds.
    """

    name: str
    browser: str
    system: str
    began_at: datetime | None
    seen_at: datetime | None
    is_this: bool


@dataclass(frozen=True, slots=True)
class Account:
    """One account as whoever runs the server sees it: who, since when, and what signs in to it."""

    person: int
    address: str
    name: str
    joined_at: datetime
    is_open: bool
    has_password: bool
    passkeys: int
    has_second_step: bool
    has_company: bool


@dataclass(frozen=True, slots=True)
class Link:
    """One identity at the company's sign-in that opens somebody's account."""

    id: int
    address: str
    made_at: datetime


def accounts() -> tuple[Account, ...]:
    """Return every account, by address."""
    proofs: dict[int, list[str]] = {}
    for person, kind in Authenticator.objects.values_list("user_id", "type"):
        proofs.setdefault(person, []).append(kind)
    linked = set(SocialAccount.objects.values_list("user_id", flat=True))
    return tuple(
        Account(
            person=one.pk,
            address=one.email,
            name=one.name,
            joined_at=one.joined_at,
            is_open=one.is_active,
            has_password=one.has_usable_password(),
            passkeys=proofs.get(one.pk, []).count(Authenticator.Type.WEBAUTHN),
            has_second_step=Authenticator.Type.TOTP in proofs.get(one.pk, []),
            has_company=one.pk in linked,
        )
        for one in Person.objects.order_by("email")
    )


def person_known_as(public_id: UUID) -> Person | None:
    """Return the person of a public id whose account is open; None when there is nobody."""
    return Person.objects.filter(public_id=public_id, is_active=True).first()


def count_talks(person: AbstractBaseUser) -> int:
    """Return how many of somebody's talks are on the server."""
    return sum(one.sequence > 0 and not one.is_forgotten for one in list_talks(person.pk))


def passkeys(person: AbstractBaseUser) -> tuple[Passkey, ...]:
    """Return somebody's passkeys, the oldest first."""
    found = Authenticator.objects.filter(
        user_id=person.pk, type=Authenticator.Type.WEBAUTHN
    ).order_by("created_at", "pk")
    return tuple(
        Passkey(one.pk, one.wrap().name, one.created_at, one.last_used_at) for one in found
    )


def has_second_step(person: int) -> bool:
    """Say whether a sign-in of this person asks for a code from an app."""
    return bool(Authenticator.objects.filter(user_id=person, type=Authenticator.Type.TOTP).exists())


def second_step(person: int) -> Step | None:
    """Return somebody's second step; None when they have none."""
    app = Authenticator.objects.filter(user_id=person, type=Authenticator.Type.TOTP).first()
    if app is None:
        return None
    codes = recovery_codes(person)
    return Step(app.created_at, app.last_used_at, len(codes))


def recovery_codes(person: int) -> tuple[str, ...]:
    """Return the recovery codes that somebody has not used yet."""
    kept = Authenticator.objects.filter(
        user_id=person, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return tuple(kept.wrap().get_unused_codes()) if kept else ()


def devices(person: int, this: str | None, now: datetime) -> tuple[Device, ...]:
    """Return where somebody is signed in: this browser first, then by when it was last seen.

    `this` is the key of the visit that asks.
    """
    found = []
    for visit in Visit.objects.filter(person_id=person, expire_date__gt=now):
        held = visit.get_decoded()
        browser, system = held.get(DEVICE) or ("", "")
        began = held.get(BEGAN)
        found.append(
            Device(
                name=visit_name(visit.pk),
                browser=browser,
                system=system,
                began_at=datetime.fromisoformat(began) if began else None,
                seen_at=visit.seen_at,
                is_this=visit.pk == this,
            )
        )
    return tuple(sorted(found, key=lambda one: (not one.is_this, -when(one.seen_at), one.name)))


def when(moment: datetime | None) -> float:
    """Return a moment as a number to sort by, the unknown first of all."""
    return moment.timestamp() if moment else 0.0


def visit_name(key: str) -> str:
    """Return what stands for a visit where others could read it."""
    return sha256(key.encode()).hexdigest()[:20]


def links(person: int) -> tuple[Link, ...]:
    """Return the identities at the company's sign-in that open somebody's account."""
    return tuple(
        Link(one.pk, str(one.extra_data.get("id_token", {}).get("email", "")), one.date_joined)
        for one in SocialAccount.objects.filter(user_id=person).order_by("pk")
    )


def is_shown_to_be_theirs(address: str) -> bool:
    """Say whether the owner of an address showed it to be theirs, by a code sent there."""
    return bool(EmailAddress.objects.filter(email__iexact=address, verified=True).exists())


def has_account(address: str) -> bool:
    """Say whether somebody has an account with this address."""
    return Person.objects.filter(email=address.lower()).exists()


def number_of(address: str) -> int | None:
    """Return the number of the person with this address; None when there is nobody."""
    return Person.objects.filter(email=address.lower()).values_list("pk", flat=True).first()


def language_of(address: str) -> str | None:
    """Return the language of the person with this address; None when there is nobody."""
    return Person.objects.filter(email=address.lower()).values_list("language", flat=True).first()
