"""What can be seen of the background: who works, what waits, what was given up."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from web.jobs import labour
from web.jobs.conftest import Time

from alliancemap_web.jobs import actions, queries
from alliancemap_web.jobs.worker import work_off

pytestmark = pytest.mark.django_db


def test_without_a_worker_nothing_is_working(time: Time) -> None:
    assert queries.state(time.now) == queries.State(False, None, 0, None, 0)


def test_a_worker_counts_while_it_beats(time: Time) -> None:
    actions.begin("one", time.now)
    assert queries.is_working(time.now + timedelta(minutes=2))
    assert not queries.is_working(time.now + timedelta(minutes=3))
    time.passes(minutes=3)
    actions.beat("one", time.now)
    assert queries.state(time.now) == queries.State(True, time.now, 0, None, 0)


def test_when_a_worker_was_last_there_is_known_after_it_left(time: Time) -> None:
    actions.begin("one", time.now)
    left = time.passes(seconds=5)
    actions.end("one", left)
    assert not queries.is_working(left)
    assert queries.state(time.passes(hours=1)).last_seen == left


def test_a_job_that_waits_past_its_time_is_late(time: Time) -> None:
    due = time.now
    labour.note.enqueue("a")
    labour.note.using(run_after=due + timedelta(hours=1)).enqueue("b")
    assert queries.state(time.passes(minutes=5)).overdue_since is None
    late = queries.state(time.passes(seconds=1))
    assert (late.waiting, late.overdue_since) == (1, due)


def test_the_latest_failure_stands_first_and_old_ones_are_not_counted(time: Time) -> None:
    labour.spoken.enqueue()
    work_off()
    time.passes(days=8)
    labour.stopping.enqueue()
    work_off()
    assert [(one.name, one.tries) for one in queries.failures()] == [
        ("labour.stopping", 1),
        ("labour.spoken", 1),
    ]
    assert queries.failures(most=1)[0].failed_at == time.now
    assert queries.state(time.now).failed == 1


def test_a_job_that_is_gone_goes_by_its_place(time: Time) -> None:
    labour.note.enqueue("a")
    DBTaskResult.objects.update(task_path="web.jobs.labour.gone")
    assert [one.name for one in queries.waiting()] == ["web.jobs.labour.gone"]
    assert queries.find_job("web.jobs.labour.DONE") is None
