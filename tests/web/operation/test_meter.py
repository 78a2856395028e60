"""What is looked up when somebody asks for the figures."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import OperationalError, connection
from prometheus_client.parser import text_string_to_metric_families

from alliancemap_web import clock
from alliancemap_web.jobs import actions, mailing, upkeep
from alliancemap_web.operation import meter
from alliancemap_web.operation.meter import Meter


def read(made: Meter) -> dict[str, float]:
    """The figures without labels, as a program that reads Prometheus' text finds them."""
    families = text_string_to_metric_families(made.exposed()[0].decode())
    return {one.name: one.value for family in families for one in family.samples if not one.labels}


def test_the_background_is_told_in_figures(settings: LazySettings, db: None) -> None:
    settings.HAS_MAIL = True
    assert mailing.send_later("a@example.org", "x", "y", "en")
    upkeep.prune.using(run_after=clock.now() - timedelta(hours=1)).enqueue()
    upkeep.prune.using(run_after=clock.now() + timedelta(hours=1)).enqueue()
    figures = read(Meter())
    assert figures["alliancemap_jobs_waiting"] == 2
    assert figures["alliancemap_letters_waiting"] == 1
    assert 3600 <= figures["alliancemap_jobs_oldest_seconds"] < 3700
    assert figures["alliancemap_jobs_failed"] == 0
    assert figures["alliancemap_worker_up"] == 0
    assert figures["alliancemap_database_up"] == 1
    actions.begin("worker", clock.now())
    assert read(Meter())["alliancemap_worker_up"] == 1


def test_a_database_that_is_away_is_a_figure_and_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(meter, "jobs", away)
    figures = read(Meter())
    assert figures["alliancemap_database_up"] == 0
    assert "alliancemap_jobs_waiting" not in figures


def test_waiting_for_locks_is_a_figure_of_postgresql(db: None) -> None:
    has = "alliancemap_database_lock_waits" in read(Meter())
    assert has == (connection.vendor == "postgresql")


def test_memory_of_the_process_is_among_them(db: None) -> None:
    assert read(Meter()).get("process_resident_memory_bytes", 1) > 0
