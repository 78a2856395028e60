"""What is changed about people."""

from datetime import UTC, datetime, timedelta

import pytest

from alliancemap_web.people.actions import choose_language, delete_person, forget_old_visits
from alliancemap_web.people.models import Person, Visit

pytestmark = pytest.mark.django_db


def test_a_chosen_language_is_kept_and_nothing_else_is_written() -> None:
    person = Person.objects.create_user("zoe@example.org")
    Person.objects.update(is_active=False)
    choose_language(person, "fr")
    kept = Person.objects.get()
    assert (kept.language, kept.is_active) == ("fr", False)


def test_a_deleted_person_takes_their_visits_along() -> None:
    people = [Person.objects.create_user(f"{name}@example.org") for name in ("max", "zoe")]
    for person in people:
        Visit.objects.create(session_key=person.email, expire_date=datetime.now(UTC), person=person)
    delete_person(people[0], datetime.now(UTC))
    assert Person.objects.get() == people[1]
    assert Visit.objects.get().person == people[1]


def test_only_the_visits_that_have_ended_are_forgotten() -> None:
    now = datetime.now(UTC)
    for name, days in (("over", -1), ("running", 1)):
        Visit.objects.create(session_key=name, expire_date=now + timedelta(days=days))
    forget_old_visits()
    assert Visit.objects.get().pk == "running"
