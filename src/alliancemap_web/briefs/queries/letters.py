"""Reads of the weekly digest: who wants it, who has had it, by whose clock."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from alliancemap_web.briefs.models import DigestChoice, DigestZone
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.queries import member_of
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class DigestFor:
    """One member to whom the digest goes: in which language, and to which address."""

    member: Member
    language: str
    address: str


def zone_of(workspace: int) -> str:
    """Return the time zone by whose clock a workspace's digest goes out."""
    one = DigestZone.objects.filter(workspace_id=workspace).first()
    return one.zone if one else settings.TIME_ZONE


def digest_of(member: Member) -> bool:
    """Say whether a member is sent the digest: who sees all is, until they say otherwise."""
    one = DigestChoice.objects.filter(membership_id=member.membership or 0).first()
    return one.is_on if one else member.sees_all and member.membership is not None


def digest_off(secret: str) -> Member | None:
    """Return whose digest a letter's link switches off; None when it is nobody's."""
    one = (
        DigestChoice.objects.select_related("membership__workspace")
        .filter(off_hash=hash_of(secret))
        .first()
    )
    return member_of(one.membership) if one else None


def digests_due(since: date) -> tuple[DigestFor, ...]:
    """Return the members who want the digest and have had none since a day."""
    rows = (
        DigestChoice.objects.select_related("membership__workspace", "membership__person")
        .filter(is_on=True, membership__person__is_active=True)
        .exclude(sent_for__gte=since)
        .order_by("pk")
    )
    return tuple(
        DigestFor(
            member_of(one.membership),
            one.membership.person.language,
            one.membership.person.email,
        )
        for one in rows
    )
