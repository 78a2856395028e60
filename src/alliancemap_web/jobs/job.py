"""A job: a function with a name that is done in the background, and tried again when it fails."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import ParamSpec

from django_tasks.base import Task

P = ParamSpec("P")

TRIES = 5
PAUSE = timedelta(seconds=30)
# Each pause is so many times the one before it, up to the longest.
GROWTH = 4
LONGEST_PAUSE = timedelta(hours=12)


class JobError(Exception):
    """A failure whose text is kept and logged, unlike that of others: it must hold no secret."""


class StopTryingError(JobError):
    """A failure that another try would not mend; its text is kept and logged too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Task[P, None]):
    """A function that waits in the database, with how often it is tried and the first pause."""

    label: str = ""
    tries: int = TRIES
    pause: timedelta = PAUSE

    @property
    def name(self) -> str:
        """Return what people and logs call it."""
        return self.label


@dataclass(frozen=True, slots=True)
class Attempt:
    """The try a job is in: the first is number 1 of at `most` so many."""

    number: int
    most: int

    @property
    def is_last(self) -> bool:
        """Say whether the job is given up when this try fails."""
        return self.number >= self.most


ATTEMPT: ContextVar[Attempt | None] = ContextVar("attempt", default=None)


def job(
    label: str, *, tries: int = TRIES, pause: timedelta = PAUSE, priority: int = 0
) -> Callable[[Callable[P, None]], Job[P]]:
    """Make a job of a function of a module; `label` is "<room>.<what>".

    It is tried `tries` times in all, first after `pause`, then after four times that, and so on.
    Of those that wait, one of a higher priority (-100 to 100) goes first.
    """
    if tries < 1 or pause <= timedelta(0):
        raise ValueError(f"{label}: a job needs one try and a pause above zero")

    def made(function: Callable[P, None]) -> Job[P]:
        return Job(func=function, label=label, tries=tries, pause=pause, priority=priority)

    return made


def attempt() -> Attempt | None:
    """Return the try that the job asking is in; None outside a job."""
    return ATTEMPT.get()


@contextmanager
def attempting(this: Attempt) -> Iterator[None]:
    """Let `attempt` tell of this try while a job runs."""
    token = ATTEMPT.set(this)
    try:
        yield
    finally:
        ATTEMPT.reset(token)


def pause_after(failed: int, first: timedelta) -> timedelta:
    """Return how long to wait after so many failed tries: the first pause, 4, 16 ... times it."""
    # A power beyond this is far above the longest pause, and would not fit a timedelta.
    times: int = GROWTH ** min(failed - 1, 12)
    return min(first * times, max(first, LONGEST_PAUSE))


def told(error: BaseException) -> str:
    """Return what may be kept of a failure: its class, where it arose, and a JobError's own text.

    Other texts are left out: they repeat addresses, passwords in them, and what people wrote.
    """
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    text = f": {error}" if isinstance(error, JobError) and str(error) else ""
    lines = [kind + text]
    frame = error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        module = frame.tb_frame.f_globals.get("__name__", "?")
        lines.append(f"  {module}:{frame.tb_lineno} in {code.co_qualname}")
        frame = frame.tb_next
    if error.__cause__ is not None:
        lines.append(f"because of {told(error.__cause__)}")
    return "\n".join(lines)
