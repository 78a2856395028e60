"""How much time a step of a meeting has left: reckoned from moments that the server keeps. Pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ticking:
    """The clock of one step: how long it was to take, since when it runs, since when it rests."""

    seconds: int
    since: datetime | None
    paused_at: datetime | None = None
    added: int = 0

    @property
    def whole(self) -> int:
        """Return how long the step takes in all, with what was added."""
        return self.seconds + self.added

    @property
    def is_resting(self) -> bool:
        """Say whether the clock stands still."""
        return self.since is None or self.paused_at is not None

    def left(self, now: datetime) -> int:
        """Return how many seconds are left at a moment; below nought once it took too long."""
        if self.since is None:
            return self.whole
        gone = ((self.paused_at or now) - self.since).total_seconds()
        return self.whole - max(0, int(gone))


def resumed(since: datetime, paused_at: datetime, now: datetime) -> datetime:
    """Return since when a clock runs that rested meanwhile, so that as much is left as before."""
    return since + max(now - paused_at, now - now)
