"""Every write: taking a job and giving it back, signs of life, what is due by a rule, clearing."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from alliancemap_web.jobs import queries
from alliancemap_web.jobs.job import PAUSE, TRIES, Job, StopTryingError, pause_after, told
from alliancemap_web.jobs.models import Schedule, Worker
from alliancemap_web.jobs.schedule import Rule

LOG = logging.getLogger(__name__)
# What a job was called with may be personal, or open a door: it goes as soon as the job is over.
ERASED: dict[str, Any] = {"args": [], "kwargs": {}}
LOST = "alliancemap_web.jobs.LostWorker"
DONE_KEPT = timedelta(days=7)
FAILED_KEPT = timedelta(days=90)
WORKERS_KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that one worker has taken: its row, the job (None: gone), what it is called with."""

    id: UUID
    worker: str
    path: str
    job: Job[...] | None
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    number: int

    @property
    def name(self) -> str:
        """Return what people call it."""
        return self.path if self.job is None else self.job.label

    @property
    def tries(self) -> int:
        """Return how often it is tried in all."""
        return TRIES if self.job is None else self.job.tries


def claim(worker: str, now: datetime) -> Claimed | None:
    """Take the first job that is due, so that no other worker does; None when there is none."""
    # Looking takes no lock. Only who has seen something asks SQLite for the right to write.
    if not queries.ready(now).exists():
        return None
    with transaction.atomic():
        row = queries.ready(now).select_for_update(skip_locked=True).first()
        if row is None:
            return None
        row.status = TaskResultStatus.RUNNING
        row.started_at = now
        row.worker_ids = [*row.worker_ids, worker]
        row.save(update_fields=["status", "started_at", "worker_ids"])
    return Claimed(
        row.pk,
        worker,
        row.task_path,
        queries.find_job(row.task_path),
        tuple(row.args_kwargs["args"]),
        row.args_kwargs["kwargs"],
        len(row.worker_ids),
    )


@transaction.atomic
def settle(claimed: Claimed, error: BaseException | None, now: datetime) -> bool:
    """Write down how a try ended; False, and nothing, when the job is no longer this worker's."""
    row = DBTaskResult.objects.select_for_update().filter(pk=claimed.id).first()
    is_ours = (
        row is not None
        and row.status == TaskResultStatus.RUNNING
        and len(row.worker_ids) == claimed.number
        and row.worker_ids[-1] == claimed.worker
    )
    if not is_ours:
        LOG.warning("%s was taken over by another worker while it ran here", claimed.name)
        return False
    if error is None:
        finish(row, TaskResultStatus.SUCCESSFUL, now)
    else:
        stops = isinstance(error, StopTryingError)
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        fail(row, claimed.job, kind, told(error), stops, now)
    return True


def finish(row: Any, status: str, now: datetime, kind: str = "", error: str = "") -> None:
    """Write a job down as over, and erase what it was called with."""
    row.status = status
    row.finished_at = now
    row.exception_class_path = kind
    row.traceback = error
    row.args_kwargs = ERASED
    row.save(
        update_fields=["status", "finished_at", "exception_class_path", "traceback", "args_kwargs"]
    )


def fail(row: Any, job: Job[...] | None, kind: str, error: str, stops: bool, now: datetime) -> None:
    """Have a job tried again after its pause; give it up when `stops` or after its last try."""
    name, tried = (row.task_path if job is None else job.label), len(row.worker_ids)
    if stops or tried >= (TRIES if job is None else job.tries):
        finish(row, TaskResultStatus.FAILED, now, kind, error)
        LOG.error("%s is given up after try %d (%s): %s", name, tried, row.pk, error)
        return
    row.status = TaskResultStatus.READY
    row.run_after = now + pause_after(tried, PAUSE if job is None else job.pause)
    row.exception_class_path = kind
    row.traceback = error
    row.save(update_fields=["status", "run_after", "exception_class_path", "traceback"])
    LOG.info("%s failed in try %d and is tried again at %s", name, tried, row.run_after)


def begin(worker: str, now: datetime) -> None:
    """Write a worker down as living."""
    Worker.objects.create(name=worker, started_at=now, seen_at=now)


def beat(worker: str, now: datetime) -> None:
    """Write a sign of life; a worker that was given up too early lives again."""
    kept = Worker.objects.filter(pk=worker)
    if not kept.update(beats=F("beats") + 1, seen_at=now, stopped_at=None):
        Worker.objects.create(name=worker, started_at=now, seen_at=now)


def end(worker: str, now: datetime) -> None:
    """Write a worker down as gone; it must have nothing in its hands."""
    Worker.objects.filter(pk=worker).update(seen_at=now, stopped_at=now)


def give_up(workers: Collection[str], now: datetime) -> None:
    """Write workers down as gone that have shown no sign of life."""
    Worker.objects.filter(pk__in=workers, stopped_at=None).update(stopped_at=now)


def take_back(now: datetime) -> int:
    """Have the jobs in the hands of workers that are gone tried again; return how many there were.

    A try that a worker did not survive counts as one: a job that fells every worker is given up.
    """
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    # First who holds them, then who lives: a worker says that it lives before it takes any.
    held = dict(running.values_list("pk", "worker_ids"))
    living = set(Worker.objects.filter(stopped_at=None).values_list("name", flat=True))
    left = {pk: workers for pk, workers in held.items() if workers[-1] not in living}
    if not left:
        return 0
    taken = 0
    with transaction.atomic():
        for row in running.filter(pk__in=left).select_for_update(skip_locked=True):
            if row.worker_ids != left[row.pk]:
                continue
            job = queries.find_job(row.task_path)
            fail(row, job, LOST, f"{LOST}: {row.worker_ids[-1]}", stops=False, now=now)
            taken += 1
    return taken


def tick(rules: Iterable[Rule], now: datetime) -> int:
    """Bring about what the rules say is due; return how many jobs came of it.

    However many workers do this at once, one due time leads to one job: who moves the rule on to
    its next time, and no other, enqueues. Times that passed unnoticed lead to one job together.
    """
    kept, came = queries.schedules(), 0
    for rule in rules:
        text, next_at, last_run = kept.get(rule.name, ("", now, None))
        if text != rule.text:
            adopt(rule, text, now)
        elif next_at <= now:
            came += bring_about(rule, next_at, last_run, now)
        elif next_at > rule.after(now):
            # The clock was ahead when that was written, and nothing would come until then.
            adopt(rule, text, now)
    return came


def adopt(rule: Rule, before: str, now: datetime) -> None:
    """Keep a rule that is new or has changed; it is due for the first time after now."""
    if before:
        kept = Schedule.objects.filter(pk=rule.name, rule=before)
        kept.update(rule=rule.text, next_at=rule.after(now))
    else:
        new = Schedule(name=rule.name, rule=rule.text, next_at=rule.after(now))
        Schedule.objects.bulk_create([new], ignore_conflicts=True)


@transaction.atomic
def bring_about(rule: Rule, due: datetime, last_run: UUID | None, now: datetime) -> bool:
    """Enqueue what one rule says was due; False when another did, or its last job is not over."""
    kept = Schedule.objects.filter(pk=rule.name, rule=rule.text)
    if not kept.filter(next_at=due).update(next_at=rule.after(now), last_at=now):
        return False
    if queries.is_unfinished(last_run):
        return False
    run = rule.job.using(run_after=now).enqueue()
    kept.update(last_run=run.id)
    return True


def clear(now: datetime) -> int:
    """Delete what is kept of jobs long over, and of workers long gone; return how many jobs."""
    over = DBTaskResult.objects.filter
    done = over(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - DONE_KEPT)
    failed = over(status=TaskResultStatus.FAILED, finished_at__lt=now - FAILED_KEPT)
    Worker.objects.filter(stopped_at__lt=now - WORKERS_KEPT).delete()
    return int(done.delete()[0]) + int(failed.delete()[0])
