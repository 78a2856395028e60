"""The links of participants: made anew, and taken back."""

from datetime import datetime

from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.rounds.actions.locking import locked
from alliancemap_web.rounds.models import Link, Participant
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.rights import Member

# A reminder's letter brings a link of its own; of more than these the oldest ends.
MOST_LINKS = 4


def new_link(who: Participant, secret: str, now: datetime) -> None:
    """Let one more secret lead to a participant's questions."""
    Link.objects.create(participant=who, secret_hash=hash_of(secret), made_at=now)
    kept = who.links.order_by("-pk").values_list("pk", flat=True)[:MOST_LINKS]
    who.links.exclude(pk__in=list(kept)).delete()


@logged("link_made")
def renew_link(
    member: Member, kept: Kept, key: str, person: str, secret: str, now: datetime
) -> None:
    """Make somebody's link anew; those they had open nothing any more.

    RefusedError (404) for nobody, (409) before the round is open.
    """
    one = locked(member, kept, key)
    who = one.participants.filter(key=person).first()
    if who is None:
        raise refused(404, "RND001")
    if not one.opened_at:
        raise refused(409, "RND004")
    who.links.all().delete()
    new_link(who, secret, now)


@logged("link_ended")
def end_link(member: Member, kept: Kept, key: str, person: str) -> None:
    """Take somebody's links back; as a member they still find their questions when signed in."""
    one = locked(member, kept, key)
    Link.objects.filter(participant__round=one, participant__key=person).delete()
