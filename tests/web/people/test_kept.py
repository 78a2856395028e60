"""Where a browser's visit is kept."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import SESSION_KEY

from alliancemap_web.people.kept import SessionStore, begin_two_weeks
from alliancemap_web.people.models import Person, Visit

pytestmark = pytest.mark.django_db


def test_a_visit_is_kept_with_the_person_who_is_signed_in() -> None:
    person = Person.objects.create_user("zoe@example.org")
    nobodys, theirs = SessionStore(), SessionStore()
    nobodys["x"] = 1
    nobodys.create()
    theirs[SESSION_KEY] = str(person.pk)
    theirs.create()
    assert Visit.objects.get(pk=nobodys.session_key).person is None
    assert Visit.objects.get(pk=theirs.session_key).person == person
    person.delete()
    assert [one.pk for one in Visit.objects.all()] == [nobodys.session_key]


def test_two_weeks_end_two_weeks_from_their_beginning() -> None:
    visit = SessionStore()
    begin_two_weeks(visit)
    ends = visit.get_expiry_date()
    assert abs(ends - datetime.now(UTC) - timedelta(days=14)) < timedelta(minutes=1)
    visit["x"] = 1
    visit.save()
    assert SessionStore(visit.session_key).get_expiry_date() == ends


@pytest.mark.parametrize(("days", "goes_on"), [(7.9, True), (8.1, False)])
def test_a_visit_that_lay_idle_for_more_than_a_week_is_over(days: float, goes_on: bool) -> None:
    person = Person.objects.create_user("zoe@example.org")
    visit = SessionStore()
    visit[SESSION_KEY] = str(person.pk)
    visit.create()
    Visit.objects.update(seen_at=datetime.now(UTC) - timedelta(days=days))
    assert SessionStore(visit.session_key).has_key(SESSION_KEY) is goes_on


def test_the_key_of_a_visit_is_long_chance() -> None:
    keys = set()
    for _ in range(50):
        visit = SessionStore()
        visit.create()
        keys.add(str(visit.session_key))
    assert len(keys) == 50
    # Letters and digits of Django's secrets: 32 of 36, which is 165 bits.
    assert all(re.fullmatch(r"[a-z0-9]{32}", key) for key in keys)
