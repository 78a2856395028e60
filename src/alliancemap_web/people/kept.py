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


class SessionStore(DatabaseStore):
    """Keeps visits as Django does, each with the person who is signed in."""

    @classmethod
    def get_model_class(cls) -> type[models.Model]:  # type: ignore[override]
        """Return the table."""
        return apps.get_model("people", "Visit")

    def create_model_instance(self, data: dict[str, Any]) -> models.Model:  # type: ignore[override]
        """Return the row of a visit, with the person it belongs to."""
        row = super().create_model_instance(data)
        person = data.get(SESSION_KEY)
        row.person_id = int(person) if person else None  # type: ignore[attr-defined]
        return row


def begin_two_weeks(session: SessionBase) -> None:
    """Let a visit end two weeks from now, whatever happens in it meanwhile."""
    session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
