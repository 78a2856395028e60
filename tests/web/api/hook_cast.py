"""A firm, a hook of its own, and time that a test lets pass."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from alliancemap_web.api.actions.hooks import Wanted, make_hook
from alliancemap_web.api.hook_bodies import EVENTS
from alliancemap_web.workspaces.rights import Member

BEGUN = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


@dataclass(slots=True)
class Time:
    """What the face takes for now."""

    now: datetime = BEGUN

    def passes(self, **much: float) -> datetime:
        """Let time pass, as much as a timedelta takes."""
        self.now += timedelta(**much)
        return self.now


def hooked(member: Member, address: str, **more: Any) -> tuple[str, str]:
    """A new hook's key and secret."""
    wanted: dict[str, Any] = {"events": EVENTS} | more
    return make_hook(member, Wanted(address, **wanted), BEGUN, inside=True)
