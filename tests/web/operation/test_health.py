"""Ready means: the database answers, with this program's tables, a folder to write to, a worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from web.operation.conftest import Log

from alliancemap_web import clock
from alliancemap_web.jobs import actions
from alliancemap_web.operation import health
from alliancemap_web.operation.health import KNOWN, lacking, lacking_now


@pytest.fixture(autouse=True)
def unknown() -> Iterator[None]:
    """Nothing was looked at yet."""
    KNOWN.looked, KNOWN.lacking = None, ()
    yield
    KNOWN.looked, KNOWN.lacking = None, ()


@pytest.fixture
def worker(db: None) -> str:
    """A worker that shows signs of life."""
    actions.begin("worker", clock.now())
    return "worker"


def test_nothing_is_lacking_where_all_is_in_place(worker: str) -> None:
    assert lacking() == ()


def test_without_a_living_worker_it_is_not_ready(db: None) -> None:
    assert lacking() == ("worker",)


def test_a_worker_that_fell_silent_is_no_worker(worker: str) -> None:
    from alliancemap_web.jobs.models import Worker
    from alliancemap_web.jobs.queries import SILENCE

    Worker.objects.update(seen_at=clock.now() - 2 * SILENCE)
    assert lacking() == ("worker",)


def test_tables_of_an_older_program_are_noticed(worker: str) -> None:
    last = max(health.last_steps())
    MigrationRecorder.Migration.objects.filter(app=last[0], name=last[1]).delete()
    assert lacking() == ("tables",)


def test_a_folder_that_is_gone_is_noticed(
    worker: str, settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA_FOLDER = tmp_path / "gone"
    assert lacking() == ("folder",)


def test_a_database_that_does_not_answer_is_named_once(
    worker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> bool:
        raise OperationalError("password=secret")

    both = (("tables", away), ("worker", away))
    monkeypatch.setattr(health, "CHECKS", both)
    assert lacking() == ("database",)


def test_it_is_looked_at_no_more_often_than_needed(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    monkeypatch.setattr(health, "lacking", lambda: (looks.append(1), ("worker",))[1])
    for _ in range(5):
        assert lacking_now() == ("worker",)
    assert len(looks) == 1
    assert len(log.lines()) == 1
    assert log.lines()[0]["message"] == "not ready, for want of: worker"


def test_only_a_change_is_told(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter([(), ("worker",), ("worker",), ("worker", "folder"), (), ()])
    monkeypatch.setattr(health, "LOOK", 0.0)
    monkeypatch.setattr(health, "lacking", lambda: next(found))
    for _ in range(6):
        lacking_now()
    assert [one["message"] for one in log.lines()] == [
        "not ready, for want of: worker",
        "not ready, for want of: worker, folder",
        "ready again",
    ]
