"""The tables of people and their visits."""

import pytest
from django.db import IntegrityError, transaction

from alliancemap_web.people.models import Person, Visit

pytestmark = pytest.mark.django_db


def test_a_person_is_known_by_an_address_in_small_letters() -> None:
    person = Person.objects.create_user("Zoe@Example.Org", "a long walk by the sea")
    assert str(person) == "zoe@example.org"
    assert person.check_password("a long walk by the sea")
    assert Person.objects.get_by_natural_key("ZOE@example.org") == person


def test_an_address_is_one_persons_whatever_its_letters() -> None:
    Person.objects.create_user("zoe@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create_user("ZOE@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="Max@example.org")
    person = Person(email="MAX@example.org")
    person.clean()
    assert person.email == "max@example.org"


def test_without_a_password_nobody_signs_in_by_one() -> None:
    assert not Person.objects.create_user("zoe@example.org").has_usable_password()


def test_what_others_may_know_somebody_by_is_not_their_number() -> None:
    people = [Person.objects.create_user(f"{name}@example.org") for name in ("max", "zoe")]
    assert len({one.public_id for one in people}) == 2
    assert all(one.public_id.version == 4 for one in people)


def test_visits_are_read_and_written_by_our_own_store() -> None:
    assert Visit.get_session_store_class().get_model_class() is Visit
