"""Where jobs wait: rows of the database, and a bell for a worker in the same process."""

import threading
from typing import Any

from django.db import transaction
from django_tasks.backends.base import BaseTaskBackend
from django_tasks_db.backend import DatabaseBackend

from alliancemap_web import clock
from alliancemap_web.jobs.job import Job

# Rung when a job has come in through this process, so that its worker need not look often.
BELL = threading.Event()


# Its types are those of Django 6, of which django-tasks is the forerunner.
class Queue(DatabaseBackend):
    """Jobs as rows. One that names no time is due now, by our clock: the order is that of time."""

    task_class = Job  # type: ignore[assignment]
    # The one below would write a row without a time.
    aenqueue = BaseTaskBackend.aenqueue  # type: ignore[assignment]

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """Keep a job, within the transaction that is open: it goes when that is undone."""
        due = task if task.run_after else task.using(run_after=clock.now())
        result: Any = super().enqueue(due, args, kwargs)
        transaction.on_commit(BELL.set)
        return result
