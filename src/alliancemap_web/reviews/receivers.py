"""What this room does when something was done to an alliance, or a firm asks for proof."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from alliancemap_web.portfolio.acts import BASE, Entry
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews.actions import fire_watches
from alliancemap_web.reviews.feed_actions import close_feeds
from alliancemap_web.workspaces.rights import Member


def after_change(
    *,
    member: Member,
    before: Row | None,
    after: Row | None,
    entries: Sequence[Entry],
    now: datetime,
    **_: Any,
) -> None:
    """Fire what is under watch and has come true by the acts that were just added."""
    if before is None or after is None or not entries:
        return
    # A whole file may move every answer; facts move none.
    is_whole = any(one.register == BASE for one in entries)
    touched = None if is_whole else frozenset(one.factor for one in entries if one.factor)
    if touched is None or touched:
        fire_watches(member, after.key, touched, now)


def after_asking(*, member: Member, **_: Any) -> None:
    """Close the calendars' addresses that were made while a password alone was enough."""
    close_feeds(member)
