"""What the owner's commands ask of a database."""

from datetime import UTC, datetime, timedelta

import pytest

from alliancemap_web.jobs import actions
from alliancemap_web.own.queries import is_at_work, keeps_something

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_a_worker_is_at_it_until_it_stops_or_falls_silent() -> None:
    assert not is_at_work(NOW)
    actions.begin("w", NOW)
    assert is_at_work(NOW + timedelta(seconds=20))
    assert not is_at_work(NOW + timedelta(minutes=2))
    actions.end("w", NOW)
    assert not is_at_work(NOW)


@pytest.mark.django_db
def test_a_database_with_somebody_in_it_keeps_something() -> None:
    from alliancemap_web.people.actions import add_person

    add_person("ana@example.org", "Ana", "en", None)
    assert keeps_something()
