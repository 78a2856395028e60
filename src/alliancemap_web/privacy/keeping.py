"""How long a firm keeps what nobody needs for ever: what there is to choose, and its choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

# What somebody may choose, in days; 0 is for ever.
CHOICES = (0, 30, 90, 180, 365, 730, 1_095, 1_825, 3_650)
BY_TEXT = {str(days): days for days in CHOICES}
NEVER = 0
# How long before something goes its owners are told, once.
NOTICE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of thing that goes by itself if the firm says so.

    `table` and `moment` say which rows and from when on the days count; rows go, or lose what the
    columns `blanked` hold. `only` narrows the rows, `firm` leads to the workspace.
    """

    name: str
    table: str
    moment: str
    firm: str
    default: int = NEVER
    only: Mapping[str, Any] | None = None
    blanked: tuple[str, ...] = ()


KINDS = (
    Kept("archived", "portfolio.Alliance", "archived_at", "workspace"),
    Kept(
        "guests",
        "mirror.Guest",
        "mirror__revealed_at",
        "mirror__alliance__workspace",
        default=365,
        blanked=("address",),
    ),
    Kept(
        "asked",
        "rounds.Participant",
        "made_at",
        "round__alliance__workspace",
        default=365,
        only={"membership": None},
        blanked=("address",),
    ),
    Kept("links", "briefs.Share", "until", "alliance__workspace", default=730),
    Kept("looks", "workspaces.OpeningEntry", "at", "workspace", only={"kind": "seen"}),
    Kept("deliveries", "api.Delivery", "at", "hook__workspace", default=30),
)
BY_NAME = {one.name: one for one in KINDS}


def days_of(keeps: Mapping[str, Any], kind: Kept) -> int:
    """Return for how many days a firm keeps a kind of thing; NEVER: for ever."""
    chosen = keeps.get(kind.name, kind.default)
    return chosen if chosen in CHOICES else kind.default


def chosen(sent: Mapping[str, str]) -> dict[str, int] | None:
    """Return what a form chooses for every kind; None when it chooses what there is not."""
    found = {}
    for kind in KINDS:
        days = BY_TEXT.get(sent.get(f"keep-{kind.name}", ""))
        if days is None:
            return None
        found[kind.name] = days
    return found
