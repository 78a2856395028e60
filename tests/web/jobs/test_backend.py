"""Where jobs wait: in the transaction of whoever enqueues, due at once unless a time is said."""

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.db import transaction
from web.jobs import labour
from web.jobs.conftest import Time

from alliancemap_web.jobs import queries
from alliancemap_web.jobs.backend import BELL

pytestmark = pytest.mark.django_db


def test_a_job_is_due_now_unless_a_time_is_said(time: Time) -> None:
    labour.note.enqueue("now")
    labour.note.using(run_after=time.now + timedelta(hours=1)).enqueue("later")
    assert [one.due for one in queries.waiting()] == [time.now, time.now + timedelta(hours=1)]


@pytest.mark.django_db(transaction=True)
def test_a_job_goes_when_what_it_belongs_to_is_undone() -> None:
    BELL.clear()
    with transaction.atomic():
        labour.note.enqueue("never")
        transaction.set_rollback(True)
    assert queries.waiting() == ()
    assert not BELL.is_set()


@pytest.mark.django_db(transaction=True)
def test_the_bell_rings_once_the_job_is_kept() -> None:
    BELL.clear()
    with transaction.atomic():
        labour.note.enqueue("soon")
        assert not BELL.is_set()
    assert BELL.is_set()


def test_a_job_can_be_enqueued_from_a_loop_of_events() -> None:
    async_to_sync(labour.note.aenqueue)("from afar")
    (kept,) = queries.waiting()
    assert kept.args == ("from afar",)


def test_what_cannot_be_written_as_json_is_refused_at_once() -> None:
    with pytest.raises(TypeError):
        labour.note.enqueue(object())  # type: ignore[arg-type]
    assert queries.waiting() == ()
