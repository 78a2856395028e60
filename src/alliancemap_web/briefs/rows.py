"""What the tables hold, as values that pages show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class BriefRow:
    """An edited brief: what was written, on which version of the map, by whom and when."""

    kind: str
    audience: str
    language: str
    texts: Mapping[str, str]
    made_from: Mapping[str, str]
    seen: Mapping[str, str]
    sequence: int
    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share link as its firm sees it. `state` is open, expired, ended or maker_gone."""

    key: str
    name: str
    alliance: str
    alliance_name: str
    language: str
    parts: tuple[str, ...]
    formats: tuple[str, ...]
    is_frozen: bool
    sequence: int
    by: str
    is_mine: bool
    made_at: datetime
    until: datetime
    ended_at: datetime | None
    ended_by: str
    state: str
    views: int
    last_day: date | None

    @property
    def is_open(self) -> bool:
        """Say whether the link opens something."""
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class ViewDay:
    """How often a link was opened on a day, and how many files were taken."""

    day: date
    views: int
    files: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What a link opens: for the guest's page. `frozen` is its content when it is kept."""

    id: int
    key: str
    alliance: str
    language: str
    parts: tuple[str, ...]
    formats: tuple[str, ...]
    frozen: Mapping[str, Any] | None
    sequence: int
    made_at: datetime
    until: datetime
    member: Any
