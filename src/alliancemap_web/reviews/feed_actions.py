"""Making, renewing and closing the address that a member's calendar fetches."""

from datetime import datetime

from alliancemap_web.logbook.noting import logged
from alliancemap_web.reviews.models import Feed
from alliancemap_web.workspaces.links import hash_of, new_secret
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require


@logged("calendar_made")
def make_feed(member: Member, now: datetime, *, has_names: bool) -> str:
    """Return the secret of a new feed of a member; the one they had before opens nothing more."""
    membership = own(member)
    secret = new_secret()
    Feed.objects.update_or_create(
        membership_id=membership,
        defaults={"secret_hash": hash_of(secret), "has_names": has_names, "made_at": now},
    )
    return secret


@logged("calendar_ended")
def close_feed(member: Member) -> None:
    """Close a member's feed; its address opens nothing more."""
    Feed.objects.filter(membership_id=own(member)).delete()


def own(member: Member) -> int:
    """Return a member's membership; NotAllowedError for a program, which has no calendar."""
    require(member, "see")
    if member.membership is None:
        raise NotAllowedError("see")
    return member.membership


def close_feeds(member: Member) -> None:
    """Close the feeds of all members of a workspace, as part of an owner's act; each makes anew."""
    require(member, "manage")
    Feed.objects.filter(membership__workspace_id=member.workspace).delete()
