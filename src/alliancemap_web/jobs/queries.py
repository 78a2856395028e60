"""Every read: what waits, what failed, who works."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, QuerySet
from django.utils.module_loading import import_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from alliancemap_web.jobs.job import Job
from alliancemap_web.jobs.models import Schedule, Worker

# A worker that has said nothing for longer is not counted on.
SILENCE = timedelta(minutes=2)
# A job that waits longer than this after its time is late.
LATE = timedelta(minutes=5)
RECENT = timedelta(days=7)
# The job that sends a letter, as its rows name it.
LETTER = "alliancemap_web.jobs.mailing.send"


@dataclass(frozen=True, slots=True)
class State:
    """How the background is: for notices such as "reminders are not being sent".

    `last_seen`: when a worker last said that it lives. `waiting`: jobs that are due.
    `overdue_since`: the time of the oldest that is late. `failed`: given up in the last seven days.
    """

    is_working: bool
    last_seen: datetime | None
    waiting: int
    overdue_since: datetime | None
    failed: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits: for figures that are asked for every few seconds.

    `due`: jobs that may run, the oldest since `oldest`. `letters`: not sent yet, due or not.
    `failed`: given up in the last seven days.
    """

    is_working: bool
    due: int
    oldest: datetime | None
    letters: int
    failed: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One job that waits: its name, what it is called with, and from when on it may run."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    due: datetime
    tried: int


@dataclass(frozen=True, slots=True)
class Failure:
    """One job that was given up: when, after how many tries, and what may be told of the error."""

    name: str
    failed_at: datetime
    tries: int
    error: str


@dataclass(frozen=True, slots=True)
class Life:
    """A sign of life of a worker that nobody has given up."""

    name: str
    beats: int


def is_working(now: datetime) -> bool:
    """Say whether some worker was alive a moment ago."""
    return Worker.objects.filter(stopped_at=None, seen_at__gte=now - SILENCE).exists()


def state(now: datetime) -> State:
    """Return how the background is."""
    due = ready(now)
    oldest = due.order_by("run_after").values_list("run_after", flat=True).first()
    failed = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__gte=now - RECENT
    )
    return State(
        is_working(now),
        Worker.objects.order_by("-seen_at").values_list("seen_at", flat=True).first(),
        due.count(),
        oldest if oldest is not None and oldest < now - LATE else None,
        failed.count(),
    )


def backlog(now: datetime) -> Backlog:
    """Return how much waits."""
    rows = DBTaskResult.objects
    due = ready(now).aggregate(count=Count("pk"), oldest=Min("run_after"))
    letters = rows.filter(status=TaskResultStatus.READY, task_path=LETTER).count()
    failed = rows.filter(status=TaskResultStatus.FAILED, finished_at__gte=now - RECENT).count()
    return Backlog(is_working(now), due["count"], due["oldest"], letters, failed)


def waiting() -> tuple[Waiting, ...]:
    """Return every job that waits, due or not, in the order they would be done once all are due."""
    return tuple(
        Waiting(
            name_of(row.task_path),
            tuple(row.args_kwargs["args"]),
            row.args_kwargs["kwargs"],
            row.run_after,
            len(row.worker_ids),
        )
        for row in DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    )


def failures(most: int = 50) -> tuple[Failure, ...]:
    """Return the jobs that were given up, the latest first."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")
    return tuple(
        Failure(name_of(row.task_path), row.finished_at, len(row.worker_ids), row.traceback)
        for row in rows[:most]
    )


def ready(now: datetime) -> QuerySet[Any]:
    """Return the rows of jobs that may run, the first to run first."""
    found: QuerySet[Any] = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, run_after__lte=now
    )
    return found


def is_unfinished(run: UUID | None) -> bool:
    """Say whether a job waits or runs still."""
    unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return run is not None and DBTaskResult.objects.filter(pk=run, status__in=unfinished).exists()


def lives(besides: str) -> tuple[Life, ...]:
    """Return the signs of life of the other workers."""
    rows = Worker.objects.filter(stopped_at=None).exclude(pk=besides)
    return tuple(Life(row.name, row.beats) for row in rows)


def schedules() -> dict[str, tuple[str, datetime, UUID | None]]:
    """Return each rule that is kept: its text, when it is due next, the job it last led to."""
    return {row.name: (row.rule, row.next_at, row.last_run) for row in Schedule.objects.all()}


def find_job(path: str) -> Job[...] | None:
    """Return the job that a row names; None when there is none any more."""
    try:
        found = import_string(path)
    except ImportError:
        return None
    return found if isinstance(found, Job) else None


def name_of(path: str) -> str:
    """Return what people call the job that a row names; the row's own word when it is gone."""
    found = find_job(path)
    return found.label if found is not None else path
