"""What is read about people."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from alliancemap_web.lounge.models import Talk
from alliancemap_web.people.models import Person
from alliancemap_web.people.queries import count_talks, language_of, passkeys

pytestmark = pytest.mark.django_db


@pytest.fixture
def zoe() -> Person:
    return Person.objects.create_user("zoe@example.org", language="fr")


def keep(person: Person, sequence: int, forgotten_at: datetime | None = None) -> None:
    now = datetime.now(UTC)
    Talk.objects.create(
        number=uuid4(),
        person=person,
        sequence=sequence,
        begun_at=now,
        changed_at=now,
        forgotten_at=forgotten_at,
    )


def test_only_talks_that_hold_something_and_were_not_forgotten_are_counted(zoe: Person) -> None:
    assert count_talks(zoe) == 0
    keep(zoe, 3)
    keep(zoe, 5)
    keep(zoe, 0)
    keep(zoe, 4, datetime.now(UTC))
    keep(Person.objects.create_user("max@example.org"), 3)
    assert count_talks(zoe) == 2


def test_an_address_has_the_language_of_its_person(zoe: Person) -> None:
    assert language_of("ZOE@example.org") == "fr"
    assert language_of("nobody@example.org") is None


def test_somebody_without_passkeys_has_none(zoe: Person) -> None:
    assert passkeys(zoe) == ()
