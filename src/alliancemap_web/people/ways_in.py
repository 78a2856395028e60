"""A link that lets one person choose a password once: made by whoever runs the server, not mailed.

It holds no more than who it is for and a code that this server's secret makes of their account as
it is: another password, a sign-in or a day later, and it leads nowhere.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import base36_to_int

from alliancemap_web import clock
from alliancemap_web.people.queries import person_known_as

LASTS = timedelta(days=1)


class OneTimeCodes(PasswordResetTokenGenerator):
    """Codes that hold for one state of an account, and for a day."""

    key_salt = "alliancemap_web.people.ways_in"

    def check_token(self, user: Any, token: str | None) -> bool:
        """Say whether a code is this person's, unused and not too old."""
        if not super().check_token(user, token):
            return False
        made = base36_to_int(str(token).partition("-")[0])
        return self._num_seconds(self._now()) - made <= LASTS.total_seconds()

    def _now(self) -> datetime:
        return clock.now().replace(tzinfo=None)


CODES = OneTimeCodes()


def secret_for(person: Any) -> str:
    """Return the secret of a link that lets this person choose a password."""
    return f"{person.public_id.hex}-{CODES.make_token(person)}"


def person_of_secret(secret: str) -> Any | None:
    """Return whom a link's secret lets choose a password; None when it opens nothing (any more)."""
    who, _, code = secret.partition("-")
    try:
        person = person_known_as(UUID(hex=who))
    except ValueError:
        return None
    return person if person is not None and CODES.check_token(person, code) else None
