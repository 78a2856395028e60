"""Reads what is kept about people."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser

from alliancemap_web.lounge.queries import list_talks
from alliancemap_web.people.models import Person


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey: its number, the name its owner gave it, and when it was made and last used."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


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


def language_of(address: str) -> str | None:
    """Return the language of the person with this address; None when there is nobody."""
    return Person.objects.filter(email=address.lower()).values_list("language", flat=True).first()
