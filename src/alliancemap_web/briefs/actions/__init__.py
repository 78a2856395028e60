"""Every write of this room."""

from alliancemap_web.briefs.actions.editing import read_over, renew, write_brief
from alliancemap_web.briefs.actions.letters import (
    choose_digest,
    mark_sent,
    new_off_secret,
    remember_members,
    set_zone,
    switch_off,
)
from alliancemap_web.briefs.actions.returned import bring_back, taken_out
from alliancemap_web.briefs.actions.sharing import count_view, end_share, make_share

__all__ = [
    "bring_back",
    "choose_digest",
    "count_view",
    "end_share",
    "make_share",
    "mark_sent",
    "new_off_secret",
    "read_over",
    "remember_members",
    "renew",
    "set_zone",
    "switch_off",
    "taken_out",
    "write_brief",
]
