"""Choosing the weekly digest, its time zone, and remembering who had which."""

from datetime import date
from zoneinfo import available_timezones

from django.db import transaction
from django.db.models import Q

from alliancemap_web.briefs.models import DigestChoice, DigestZone
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.links import hash_of, new_secret
from alliancemap_web.workspaces.queries import members_who_may
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require


@transaction.atomic
def choose_digest(member: Member, *, is_on: bool) -> None:
    """Switch a member's digest on or off; NotAllowedError for a program, which has no mail."""
    require(member, "see")
    DigestChoice.objects.update_or_create(membership_id=own(member), defaults={"is_on": is_on})


@transaction.atomic
def set_zone(member: Member, zone: str) -> None:
    """Set the time zone by whose clock the firm's digest goes out; RefusedError BRF021 for none."""
    require(member, "manage")
    if zone not in available_timezones():
        raise refused(422, "BRF021", found=zone[:60])
    DigestZone.objects.update_or_create(workspace_id=member.workspace, defaults={"zone": zone})


@transaction.atomic
def remember_members() -> None:
    """Make a choice for each member who made none: the digest for who sees all, else none."""
    made = set(DigestChoice.objects.values_list("membership_id", flat=True))
    fresh = [(own(one), one.sees_all) for one in members_who_may("see")]
    DigestChoice.objects.bulk_create(
        [
            DigestChoice(membership_id=membership, is_on=sees_all)
            for membership, sees_all in fresh
            if membership not in made
        ],
        ignore_conflicts=True,
    )


def new_off_secret(member: Member) -> str:
    """Return the secret of a new link that switches a member's digest off; earlier ones end."""
    secret = new_secret()
    DigestChoice.objects.filter(membership_id=own(member)).update(off_hash=hash_of(secret))
    return secret


def mark_sent(member: Member, monday: date) -> bool:
    """Remember that a member had the digest of a Monday; False when they had it already."""
    mine = DigestChoice.objects.filter(membership_id=own(member), is_on=True)
    waiting = mine.filter(Q(sent_for=None) | Q(sent_for__lt=monday))
    return bool(waiting.update(sent_for=monday))


@transaction.atomic
def switch_off(member: Member) -> None:
    """Switch a member's digest off, as by the link in its letter."""
    DigestChoice.objects.filter(membership_id=own(member)).update(is_on=False)


def own(member: Member) -> int:
    """Return a member's membership; NotAllowedError for a program, which has no mail."""
    if member.membership is None:
        raise NotAllowedError("see")
    return member.membership
