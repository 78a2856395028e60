"""Changes of an alliance that are made together or not at all."""

from datetime import datetime
from typing import Any

from alliancemap_web.logbook.actions import together
from alliancemap_web.portfolio.actions import (
    Recorded,
    archive,
    record,
    set_review,
    set_signed,
    set_stage,
)
from alliancemap_web.portfolio.acts import BASE, Change
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import Member, require


@together()
def change_beside(member: Member, key: str, changes: dict[str, Any], now: datetime) -> None:
    """Change what stands beside an alliance's file: stage, signed_on, review_on, archived.

    RefusedError (404) when it is not there.
    """
    require(member, "edit")
    if "stage" in changes:
        set_stage(member, key, changes["stage"], now, "api")
    if "signed_on" in changes:
        set_signed(member, key, changes["signed_on"], now, "api")
    if "review_on" in changes:
        set_review(member, key, changes["review_on"], now)
    if "archived" in changes:
        archive(member, key, now, "api", away=changes["archived"])


@together()
def replace_document(
    member: Member, key: str, data: dict[str, Any], since: int | None, now: datetime
) -> Recorded:
    """Let a newer file stand for an alliance: one more act.

    RefusedError: 404 no such alliance, 409 (API013) when it went beyond the act `since`, 422 with
    every problem of the file.
    """
    require(member, "edit")
    recorded = record(member, key, [Change(BASE, data)], now, "api")
    if since is not None and recorded.sequence - len(recorded.entries) != since:
        raise refused(409, "API013", since=since)
    return recorded
