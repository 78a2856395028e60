"""Reads what is kept about people."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser

from alliancemap_web.lounge.acts import ANSWER, in_order, last_of_each
from alliancemap_web.lounge.queries import find_talks
from alliancemap_web.people.models import Person


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey: its number, the name its owner gave it, and when it was made and last used."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnTalk:
    """One talk that somebody has on the server: its name, its answers and its last change."""

    id: str
    name: str
    answers: int
    changed_at: datetime


def talks(person: AbstractBaseUser) -> tuple[OwnTalk, ...]:
    """Return somebody's talks on the server, the one changed last first."""
    found = []
    for talk in find_talks(person.pk):
        last = last_of_each(in_order(talk.operations))
        answers = sum(
            register.startswith(ANSWER) and one.value is not None and one.value["level"] is not None
            for register, one in last.items()
        )
        name = last["name"].value if "name" in last else ""
        found.append(OwnTalk(talk.id, name or "", answers, talk.changed_at))
    return tuple(found)


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
