"""Every read of this room's tables."""

from alliancemap_web.briefs.queries.edited import brief_row, briefs_of, left_behind
from alliancemap_web.briefs.queries.letters import (
    DigestFor,
    digest_of,
    digest_off,
    digests_due,
    zone_of,
)
from alliancemap_web.briefs.queries.shared import (
    counted,
    find_share,
    link_stands,
    share_of_key,
    share_of_secret,
    shares_of_alliance,
    shares_of_workspace,
    view_days,
)

__all__ = [
    "DigestFor",
    "brief_row",
    "briefs_of",
    "counted",
    "digest_of",
    "digest_off",
    "digests_due",
    "find_share",
    "left_behind",
    "link_stands",
    "share_of_key",
    "share_of_secret",
    "shares_of_alliance",
    "shares_of_workspace",
    "view_days",
    "zone_of",
]
