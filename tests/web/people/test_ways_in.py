"""A link that lets one person choose a password: once, for a day, and nobody else."""

from datetime import timedelta

import pytest

from alliancemap_web import clock
from alliancemap_web.people.actions import add_person, close_account
from alliancemap_web.people.ways_in import LASTS, person_of_secret, secret_for

pytestmark = pytest.mark.django_db


def test_a_secret_leads_to_its_person_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    ada = add_person("ada@example.org", "Ada", "en", None)
    secret, now = secret_for(ada), clock.now()
    assert person_of_secret(secret) == ada
    monkeypatch.setattr(clock, "now", lambda: now + LASTS - timedelta(minutes=1))
    assert person_of_secret(secret) == ada
    monkeypatch.setattr(clock, "now", lambda: now + LASTS + timedelta(minutes=1))
    assert person_of_secret(secret) is None


def test_another_password_ends_it() -> None:
    ada = add_person("ada@example.org", "Ada", "en", None)
    secret = secret_for(ada)
    ada.set_password("a long walk by the sea")
    ada.save()
    assert person_of_secret(secret) is None


def test_it_opens_nobody_elses_account_and_no_closed_one() -> None:
    ada = add_person("ada@example.org", "Ada", "en", None)
    ben = add_person("ben@example.org", "Ben", "en", None)
    _, _, code = secret_for(ada).partition("-")
    assert person_of_secret(f"{ben.public_id.hex}-{code}") is None
    secret = secret_for(ada)
    close_account(ada.pk)
    assert person_of_secret(secret) is None


@pytest.mark.parametrize("secret", ["", "-", "x-y", "0" * 32, "0" * 32 + "-c-d", "é" * 32 + "-a-b"])
def test_what_is_no_secret_leads_nowhere(secret: str) -> None:
    assert person_of_secret(secret) is None
