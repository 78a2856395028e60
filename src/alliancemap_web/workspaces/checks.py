"""What may stand in a workspace: each check returns what is kept, or says why it cannot be."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import ROLES, Role

LONGEST_NAME, LONGEST_OWN_NAME = 120, 80
HOURS = range(10_001)
FADES_AFTER = range(30, 3_651)
DAYS = range(1, 91)
USES = range(1, 101)
LEVELS = ("outline", "whole")


@dataclass(frozen=True, slots=True)
class Offer:
    """What an invitation offers: a role, to see all or the `alliances` named (key to level).

    It holds for some days and so many people; `address` is where it is mailed, if anywhere.
    """

    role: str
    sees_all: bool = True
    alliances: Mapping[str, str] = field(default_factory=dict)
    uses: int = 1
    days: int = 7
    address: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an alliance is opened for, and the last day on which it is; None: until it is closed."""

    purpose: str = ""
    until: date | None = None


OPEN_ENDED = Terms()
LONGEST_PURPOSE, MOST_OPEN = 120, timedelta(days=3_660)


def checked_terms(terms: Terms, today: date) -> Terms:
    """Return terms as they are kept; RefusedError WRK017 for a last day gone by or too far off."""
    if terms.until is not None and not today <= terms.until <= today + MOST_OPEN:
        raise RefusedError("WRK017")
    return Terms(on_one_line(terms.purpose, LONGEST_PURPOSE), terms.until)


def checked_offer(offer: Offer) -> Offer:
    """Return an offer as it is kept: an owner sees all, and who does needs nothing opened.

    RefusedError WRK006 for the role, WRK007 the days, WRK008 the number of people, WRK009 a level,
    WRK014 the address.
    """
    role = checked_role(offer.role)
    sees_all = offer.sees_all or role == "owner"
    if offer.days not in DAYS:
        raise RefusedError("WRK007", most=DAYS[-1])
    if offer.uses not in USES:
        raise RefusedError("WRK008", most=USES[-1])
    opened = {key: checked_level(level) for key, level in offer.alliances.items()}
    return replace(
        offer,
        role=role,
        sees_all=sees_all,
        alliances={} if sees_all else opened,
        address=checked_address(offer.address),
    )


def checked_role(role: str) -> Role:
    """Return a role; RefusedError WRK006 for what is none."""
    for one in ROLES:
        if one == role:
            return one
    raise RefusedError("WRK006")


def checked_level(level: str) -> str:
    """Return how much of an alliance is opened; RefusedError WRK009 for what is no level."""
    if level not in LEVELS:
        raise RefusedError("WRK009")
    return level


def checked_address(text: str) -> str:
    """Return an e-mail address, or nothing for nothing; RefusedError WRK014 for what is none."""
    address = text.strip()
    if not address:
        return ""
    try:
        validate_email(address)
    except ValidationError:
        raise RefusedError("WRK014") from None
    return address


def checked_hours(hours: int | None) -> int | None:
    """Return the hours a month for all alliances, None for unsaid; RefusedError WRK010."""
    if hours is not None and hours not in HOURS:
        raise RefusedError("WRK010", most=HOURS[-1])
    return hours


def checked_fading(days: int) -> int:
    """Return the days until an answer fades; RefusedError WRK011."""
    if days not in FADES_AFTER:
        raise RefusedError("WRK011", least=FADES_AFTER[0], most=FADES_AFTER[-1])
    return days


def firm_name(text: str) -> str:
    """Return a workspace's name on one line; RefusedError WRK001 when there is none."""
    name = on_one_line(text, LONGEST_NAME)
    if not name:
        raise RefusedError("WRK001")
    return name


def personal_name(text: str) -> str:
    """Return what a member is called, on one line; RefusedError WRK002 when there is nothing."""
    name = on_one_line(text, LONGEST_OWN_NAME)
    if not name:
        raise RefusedError("WRK002")
    return name


def is_typed(text: str, name: str) -> bool:
    """Say whether somebody typed a name; how spaces are typed makes no difference."""
    return on_one_line(text, LONGEST_NAME) == on_one_line(name, LONGEST_NAME)


def on_one_line(text: str, longest: int) -> str:
    """Return a text without what breaks or hides a line, in one way of writing, cut to a length."""
    # Cc: line ends and tabs; Cf: what is not seen, such as marks that turn the writing around.
    seen = (" " if unicodedata.category(one) == "Cc" else one for one in text)
    kept = "".join(one for one in seen if unicodedata.category(one) not in {"Cf", "Cs"})
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:longest].strip()
