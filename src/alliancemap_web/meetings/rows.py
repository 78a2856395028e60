"""The values that reads of the meetings return."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from alliancemap.model.meeting import Step, length
from alliancemap_web.meetings.ticking import Ticking

State = Literal["planned", "on", "ended"]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """What somebody does, until when, and whether it is done."""

    key: str
    what: str
    who: str
    day: date | None
    by: str
    done_at: datetime | None
    done_by: str
    meeting: str = ""
    alliance: str = ""
    alliance_name: str = ""

    def is_late(self, today: date) -> bool:
        """Say whether it should have been done by now."""
        return self.done_at is None and self.day is not None and self.day < today


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Why somebody moved on a factor or did not; `name` is empty where the round has no names."""

    seat: str
    name: str
    factor: str
    text: str


@dataclass(frozen=True, slots=True)
class MinuteRow:
    """One version of a minute as it was kept."""

    number: int
    data: Mapping[str, Any]
    remarks: str
    by: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting as its pages show it; `place` counts from nought."""

    key: str
    round: str
    from_turn: int
    title: str
    steps: tuple[Step, ...]
    place: int
    version: int
    ticking: Ticking
    begun_at: datetime | None
    ended_at: datetime | None
    next_on: date | None
    by: str
    made_at: datetime

    @property
    def state(self) -> State:
        """Return how far it is."""
        if self.ended_at is not None:
            return "ended"
        return "planned" if self.begun_at is None else "on"

    @property
    def step(self) -> Step:
        """Return the step it is at."""
        return self.steps[min(self.place, len(self.steps) - 1)]

    @property
    def minutes(self) -> int:
        """Return how long the plan takes, in whole minutes."""
        return -(-length(self.steps) // 60)

    @property
    def talks(self) -> tuple[str, ...]:
        """Return the factors it talks about, each once, in their order."""
        return tuple(dict.fromkeys(step.factor for step in self.steps if step.factor))

    @property
    def round_of_talks(self) -> tuple[str, ...]:
        """Return the factors of the talks that lead up to the step it is at, since the last ones.

        They are what the next silent answer is about.
        """
        found: list[str] = []
        for step in self.steps[: self.place + 1]:
            if step.kind == "moved":
                found = []
            elif step.factor:
                found.append(step.factor)
        return tuple(dict.fromkeys(found))
