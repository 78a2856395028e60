"""What is read about people."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from alliancemap_web.lounge.models import Talk, TalkOperation
from alliancemap_web.people.models import Person
from alliancemap_web.people.queries import language_of, passkeys, talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def zoe() -> Person:
    return Person.objects.create_user("zoe@example.org", language="fr")


def keep(person: Person, *acts: tuple[str, str]) -> Talk:
    """Keep a talk of these registers and values, each later than the one before."""
    now = datetime.now(UTC)
    talk = Talk.objects.create(
        number=uuid4(), person=person, sequence=len(acts), begun_at=now, changed_at=now
    )
    for place, (register, value) in enumerate(acts, 1):
        TalkOperation.objects.create(
            talk=talk,
            sequence=place,
            number=uuid4(),
            stamp=f"{place:015}-0000-0123abcd",
            register=register,
            value=value,
            received_at=now,
        )
    return talk


def test_a_talk_counts_the_answers_that_stand(zoe: Person) -> None:
    keep(
        zoe,
        ("name", '"First"'),
        ("answer:M01", '{"level": 3, "sure": null, "note": ""}'),
        ("answer:M02", '{"level": "unknown", "sure": null, "note": ""}'),
        ("answer:M01", '{"level": 1, "sure": null, "note": ""}'),
        ("answer:M03", '{"level": 2, "sure": null, "note": ""}'),
        ("answer:M03", '{"level": null, "sure": null, "note": ""}'),
        ("answer:M04", "null"),
        ("name", '"Second"'),
    )
    (found,) = talks(zoe)
    assert (found.name, found.answers) == ("Second", 2)


def test_a_talk_without_a_name_has_none(zoe: Person) -> None:
    keep(zoe, ("sector", '"general"'))
    keep(zoe, ("name", '"First"'), ("name", "null"))
    assert [one.name for one in talks(zoe)] == ["", ""]


def test_nobody_sees_the_talks_of_another(zoe: Person) -> None:
    keep(Person.objects.create_user("max@example.org"), ("name", '"His"'))
    assert talks(zoe) == ()


def test_an_address_has_the_language_of_its_person(zoe: Person) -> None:
    assert language_of("ZOE@example.org") == "fr"
    assert language_of("nobody@example.org") is None


def test_somebody_without_passkeys_has_none(zoe: Person) -> None:
    assert passkeys(zoe) == ()
