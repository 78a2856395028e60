"""Where a browser's visit is kept: in a table that knows whose it is, so that it ends with them."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import models
from django.utils import timezone

from alliancemap_web.trouble import if_it_can

# How long a visit may go on before it is noted again that it was seen.
SELDOM = timedelta(hours=1)
# A visit in which nothing was asked for so long is over: a review every week keeps one going.
IDLE = timedelta(days=8)
# As long as Django makes the key of a visit.
KEY_LENGTH = 32
BEGAN, DEVICE = "began", "device"
# The name of the firm that somebody gave who is making an account, until it is open.
FIRM = "firm"


class SessionStore(DatabaseStore):
    """Keeps visits as Django does, each with the person signed in and when it was last seen."""

    @classmethod
    def get_model_class(cls) -> type[models.Model]:  # type: ignore[override]
        """Return the table."""
        return apps.get_model("people", "Visit")

    def create_model_instance(self, data: dict[str, Any]) -> models.Model:  # type: ignore[override]
        """Return the row of a visit, with the person it belongs to."""
        row = super().create_model_instance(data)
        person = data.get(SESSION_KEY)
        row.person_id = int(person) if person else None  # type: ignore[attr-defined]
        row.seen_at = timezone.now()  # type: ignore[attr-defined]
        return row

    def _validate_session_key(self, key: str | None) -> bool:
        """Say whether a cookie's text can be a visit's key; what cannot is never looked up."""
        return key is not None and len(key) == KEY_LENGTH and key.isascii() and key.isalnum()

    def _get_session_from_db(self) -> Any:
        """Return the row of this visit unless it lay idle too long; note hourly that it is used."""
        row = super()._get_session_from_db()  # type: ignore[misc]
        now = timezone.now()
        if row and row.person_id and row.seen_at and now - row.seen_at > IDLE:
            self._session_key = None
            return None
        if row and row.person_id and (row.seen_at is None or now - row.seen_at > SELDOM):
            with if_it_can():  # reading goes on where nothing can be written
                self.model.objects.filter(pk=row.pk).update(seen_at=now)  # type: ignore[misc]
        return row


def begin(session: SessionBase, device: tuple[str, str]) -> None:
    """Note in a visit when it began and on which device, and let it end two weeks from now."""
    session[BEGAN] = timezone.now().isoformat()
    session[DEVICE] = list(device)
    begin_two_weeks(session)


def begin_two_weeks(session: SessionBase) -> None:
    """Let a visit end two weeks from now, whatever happens in it meanwhile."""
    session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
