"""What is looked at in the database: that it holds, its tables, the clock, the background."""

from datetime import UTC, datetime, timedelta

import pytest

from alliancemap_web import clock
from alliancemap_web.jobs import actions
from alliancemap_web.own import kept_checks

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.mark.django_db
def test_tables_of_this_version_are_well() -> None:
    assert [one.code for one in kept_checks.tables_found()] == ["tables"]


@pytest.mark.django_db
def test_a_clock_behind_what_was_kept_is_bad() -> None:
    actions.begin("w", NOW + timedelta(hours=2))
    found = list(kept_checks.clock_found())
    assert [(one.how, one.code) for one in found] == [("bad", "clock_back")]


@pytest.mark.django_db
def test_the_latest_moment_kept_is_read_in_utc() -> None:
    assert kept_checks.latest_kept() is None
    actions.begin("w", NOW)
    assert kept_checks.latest_kept() == NOW


@pytest.mark.django_db
def test_background_work_is_missed_when_nobody_does_it() -> None:
    assert [one.code for one in kept_checks.work_found()] == ["work_never"]
    actions.begin("w", NOW)
    assert [one.code for one in kept_checks.work_found()] == ["work", "jobs"]
    actions.end("w", NOW)
    assert next(iter(kept_checks.work_found())).code == "work_none"


@pytest.mark.django_db
def test_jobs_that_wait_too_long_are_said() -> None:
    from alliancemap_web.jobs.upkeep import prune

    actions.begin("w", NOW)
    prune.using(run_after=NOW - timedelta(hours=1)).enqueue()
    found = {one.code: one for one in kept_checks.work_found()}
    assert found["jobs_late"].values["count"] == 1


@pytest.mark.django_db
def test_a_log_that_was_changed_behind_the_programs_back_is_bad(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from alliancemap_web.logbook import queries
    from alliancemap_web.logbook.checking import Head

    assert [one.how for one in kept_checks.log_found()] == ["ok"]
    monkeypatch.setattr(queries, "heads", lambda: (Head("server", 3, "f" * 64),))
    found = list(kept_checks.log_found())
    assert [(one.how, one.values["code"]) for one in found] == [("bad", "LOG005")]
