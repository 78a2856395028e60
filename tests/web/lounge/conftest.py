"""People who are signed in, and what their phones send."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    """How often somebody asked is counted in memory, which the tests share."""
    cache.clear()


class Phone(Client):
    """A browser that may be signed in, and speaks to the lounge as its scripts do."""

    person: Any = None
    token = ""

    def __init__(self, **more: Any) -> None:
        super().__init__(enforce_csrf_checks=True, **more)

    def ask(self, method: str, path: str, data: Any = None, **more: Any) -> Any:
        """Send JSON with the token, as the scripts do; the answer as Django's client gives it."""
        headers = {"X-CSRFToken": self.token} | more.pop("headers", {})
        body = "" if data is None else data if isinstance(data, str) else json.dumps(data)
        kind = more.pop("content_type", "application/json")
        return self.generic(method, path, body, content_type=kind, headers=headers, **more)


def phone_of(address: str) -> Phone:
    """The phone of somebody with an account, signed in, its token known."""
    phone = Phone()
    people = get_user_model().objects
    phone.person = people.filter(email=address).first() or people.create_user(address)
    phone.force_login(phone.person)
    phone.token = phone.get("/lounge/session").json()["csrf"]
    return phone


@pytest.fixture
def ada(db: None) -> Phone:
    """The phone of Ada, who is signed in."""
    return phone_of("ada@firm.example")


@pytest.fixture
def bob(db: None) -> Phone:
    """The phone of Bob, who is somebody else."""
    return phone_of("bob@firm.example")


@pytest.fixture
def stranger(db: None) -> Phone:
    """A phone whose holder has no account."""
    return Phone()
