"""What is done again and again: which job, and when it is due. Days and hours are those of UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from alliancemap_web.jobs.job import Job

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """A job that is due once in each `period`, counted from midnight UTC, and `offset` into it."""

    job: Job[[]]
    period: timedelta
    offset: timedelta = timedelta(0)

    @property
    def name(self) -> str:
        """Return what the rule is kept under."""
        return self.job.label

    @property
    def text(self) -> str:
        """Return the rule in a form that differs when the rule does."""
        return f"{self.period} + {self.offset}"

    def after(self, moment: datetime) -> datetime:
        """Return the first time it is due that is later than `moment`."""
        start = EPOCH + self.offset
        return start + ((moment - start) // self.period + 1) * self.period


# The rules of all rooms, by name; each room names its own when Django has loaded it.
RULES: dict[str, Rule] = {}


def every(job: Job[[]], *, minutes: int | None = None, at: str | None = None) -> Rule:
    """Have a job done every so many minutes, or every day `at` "06:00" UTC.

    ValueError when neither or both are given, when minutes do not divide a day evenly, when the
    time is none, or when another job has the name.
    """
    if (minutes is None) == (at is None):
        raise ValueError(f"{job.label}: say either minutes or at")
    rule = Rule(job, DAY, time_of_day(at)) if at is not None else each(job, minutes or 0)
    kept = RULES.setdefault(rule.name, rule)
    if kept.job.module_path != job.module_path:
        raise ValueError(f"{job.label} is the name of two jobs")
    RULES[rule.name] = rule
    return rule


def each(job: Job[[]], minutes: int) -> Rule:
    """Return the rule of a job that is due every so many minutes of the day."""
    if minutes < 1 or 1440 % minutes:
        raise ValueError(f"{job.label}: {minutes} minutes do not divide a day evenly")
    return Rule(job, timedelta(minutes=minutes))


def time_of_day(text: str) -> timedelta:
    """Return how far into the day "06:00" is; ValueError for what is no such time."""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        raise ValueError(f"{text!r} is not a time of day such as 06:00")
    return timedelta(hours=int(text[:2]), minutes=int(text[3:]))


def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of their names."""
    return tuple(RULES[name] for name in sorted(RULES))
