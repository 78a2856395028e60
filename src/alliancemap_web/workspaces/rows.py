"""The values that reads of the workspaces return."""

from dataclasses import dataclass
from datetime import date, datetime

from alliancemap_web.workspaces.rights import Member, Role


@dataclass(frozen=True, slots=True)
class Leaving:
    """What becomes of somebody's workspaces when their account goes, each by the firm's name.

    `alone` go with them, as nobody else is in them. `blocked` stand in the way: others are in them
    and would be left without an owner. The `others` go on without them.
    """

    alone: tuple[Member, ...] = ()
    blocked: tuple[Member, ...] = ()
    others: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Mine:
    """One of somebody's workspaces, and how many alliances are open to them if they see not all."""

    member: Member
    opened: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member as the list of members shows them; `opened` counts what was opened to them.

    `address` is empty for who may not see it.
    """

    key: str
    name: str
    address: str
    role: Role
    sees_all: bool
    since: datetime
    opened: int
    is_me: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """One member as letters reach them: their name, where, and in which language."""

    name: str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """One open invitation, as its workspace sees it; `alliances` counts those it opens."""

    key: str
    role: Role
    sees_all: bool
    alliances: int
    address: str
    uses: int
    uses_left: int
    made_by: str
    made_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Invited:
    """One open invitation, as whoever holds its link sees it; `workspace` is the firm's key."""

    key: str
    workspace: str
    workspace_name: str
    role: Role
    sees_all: bool
    alliances: int
    made_by: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Settings:
    """What a firm set for all its alliances: the hours a month it has, the days until answers fade.

    `hours` is None where the firm did not say.
    """

    name: str
    hours: int | None
    fades_after: int
    asks_proof: bool
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody from outside and what they see of one alliance: `level` is "" while it is closed.

    `seen_at` is the day, at its first moment of that kind, on which they last looked at it.
    """

    key: str
    name: str
    address: str
    role: Role
    level: str
    opened_by: str
    opened_at: datetime | None
    seen_at: datetime | None
    purpose: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class WayIn:
    """What is open to somebody from outside of one alliance: how far, what for, through which day.

    `until` is None where no day was set.
    """

    alliance: str
    level: str
    purpose: str
    until: date | None
    opened_by: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log of an alliance: it was `opened` or `closed` to somebody, or `seen`.

    `ended`: its last day was over. `left`: they went out of the workspace. `all`: from then on they
    see all, as one of the firm.
    """

    kind: str
    level: str
    name: str
    by: str
    at: datetime
    purpose: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """An opening that ends soon: whose workspace, which alliance, to whom it was open."""

    workspace: int
    key: str
    firm: str
    alliance: str
    name: str
    address: str
    language: str
    until: date
