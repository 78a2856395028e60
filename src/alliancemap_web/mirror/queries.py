"""Every read of this room; what a member or a guest may not see is not there."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from alliancemap.model.perception import mean_gap
from alliancemap_web.mirror.frozen import frozen_gaps, titled
from alliancemap_web.mirror.models import Guest, GuestAnswer, Mirror, OwnAnswer, Visit
from alliancemap_web.mirror.rows import Answers, Gaps, GuestRow, MirrorRow, Terms, Visitor
from alliancemap_web.mirror.said import Said
from alliancemap_web.portfolio.queries import Kept, seen_whole
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.rights import Member

WITH_PEOPLE = Prefetch("guests", Guest.objects.prefetch_related("visits").order_by("made_at", "pk"))


def mirrors_of(kept: Kept) -> tuple[MirrorRow, ...]:
    """Return the mirrors of an alliance, the latest first."""
    rows = Mirror.objects.filter(alliance_id=kept.id).prefetch_related(WITH_PEOPLE)
    return tuple(mirror_row(row, kept.key) for row in rows)


def find_mirror(kept: Kept, key: str) -> MirrorRow | None:
    """Return one mirror of an alliance; None when there is none."""
    rows = Mirror.objects.filter(alliance_id=kept.id, key=key).prefetch_related(WITH_PEOPLE)
    row = rows.first()
    return mirror_row(row, kept.key) if row else None


def latest_revealed(kept: Kept) -> MirrorRow | None:
    """Return the mirror of an alliance that was revealed last; None when none was."""
    rows = Mirror.objects.filter(alliance_id=kept.id, revealed_at__isnull=False)
    row = rows.prefetch_related(WITH_PEOPLE).order_by("-revealed_at", "-pk").first()
    return mirror_row(row, kept.key) if row else None


def in_sight(member: Member) -> tuple[MirrorRow, ...]:
    """Return the mirrors of all alliances that a member sees whole and that are not put away."""
    alliances = seen_whole(member).filter(archived_at__isnull=True)
    rows: QuerySet[Mirror] = Mirror.objects.filter(alliance__in=alliances)
    rows = rows.select_related("alliance").prefetch_related(WITH_PEOPLE)
    return tuple(mirror_row(row, row.alliance.key) for row in rows)


def own_answers(mirror: int) -> Answers:
    """Return what our side is ready to show in a mirror (its row's number), by factor."""
    return said_by(OwnAnswer.objects.filter(mirror_id=mirror))


def guest_answers(guest: int) -> Answers:
    """Return what one person of the partner has said, by factor: for themselves alone."""
    return said_by(GuestAnswer.objects.filter(guest_id=guest))


def said_by(rows: Iterable[Any]) -> Answers:
    """Return rows of answers as values."""
    return {row.factor: Said(row.level, row.reason) for row in rows}


def guest_of_link(secret: str, now: datetime) -> str | None:
    """Return the key of whom a link's secret is for; None when it opens nothing (any more)."""
    row = Guest.objects.select_related("mirror").filter(secret_hash=hash_of(secret)).first()
    return row.key if row and opens(row, now.date()) else None


def link_stands(key: str, secret_hash: str) -> bool:
    """Say whether a guest's link is still the one whose secret has this hash."""
    return Guest.objects.filter(key=key, secret_hash=secret_hash).exists()


def load_guest(key: str, now: datetime) -> Visitor | None:
    """Return who came by a link, as their pages know them; None once the link has ended.

    What others answered is not asked for before the reveal, whether they did or not.
    """
    rows = Guest.objects.select_related("mirror__alliance").filter(key=key)
    row = rows.first()
    if row is None or not opens(row, now.date()):
        return None
    mirror = row.mirror
    others = Guest.objects.filter(mirror=mirror, ended_at__isnull=True).exclude(pk=row.pk)
    is_open = mirror.revealed_at is None and now.date() <= mirror.until
    alliance = judged_of(mirror.alliance.document).alliance
    return Visitor(
        id=row.pk,
        key=row.key,
        alliance=mirror.alliance.key,
        name=row.name,
        function=row.function,
        terms=terms_of(mirror),
        others=tuple(titled(one.name, one.function) for one in others),
        instrument=(alliance.instrument, alliance.instrument_version, alliance.sector),
        is_done=row.done_at is not None,
        may_answer=is_open and row.done_at is None,
        revealed_at=mirror.revealed_at,
        shown=mirror.shown,
    )


def opens(row: Guest, today: date) -> bool:
    """Say whether a guest's link opens anything on a day."""
    return row.ended_at is None and today <= terms_of(row.mirror).looks_until


def terms_of(row: Mirror) -> Terms:
    """Return a mirror's terms as a value."""
    return Terms(
        row.title, row.us, row.them, row.welcome, tuple(row.factors), row.has_reasons, row.until
    )


def mirror_row(row: Mirror, alliance: str) -> MirrorRow:
    """Return a mirror and its people as values."""
    return MirrorRow(
        id=row.pk,
        key=row.key,
        alliance=alliance,
        terms=terms_of(row),
        by=row.by,
        made_at=row.made_at,
        ready_at=row.ready_at,
        ready_by=row.ready_by,
        revealed_at=row.revealed_at,
        is_recorded=row.is_recorded,
        looked_at=row.looked_at,
        guests=tuple(guest_row(one) for one in row.guests.all()),
        shown=row.shown,
    )


def guest_row(row: Guest) -> GuestRow:
    """Return one person of the partner as our side sees them."""
    visits = list(row.visits.all())
    return GuestRow(
        key=row.key,
        name=row.name,
        function=row.function,
        address=row.address,
        language=row.language,
        made_at=row.made_at,
        done_at=row.done_at,
        ended_at=row.ended_at,
        opened=tuple(one.day for one in visits if one.kind == Visit.Kind.OPENED),
        looked=tuple(one.day for one in visits if one.kind == Visit.Kind.AGENDA),
    )


def counted(workspace: int) -> tuple[Going, ...]:
    """Return how much of this room goes when a workspace is deleted."""
    count = Mirror.objects.filter(alliance__workspace_id=workspace).count()
    return (Going("mirror.going_mirrors", count),)


def over_and_ready(today: date) -> tuple[str, ...]:
    """Return the keys of mirrors whose last day has passed while we had said that we are ready."""
    rows = Mirror.objects.filter(
        until__lt=today, ready_at__isnull=False, revealed_at__isnull=True
    ).order_by("pk")
    return tuple(rows.values_list("key", flat=True))


def taken_out(member: Member, alliance: str | None) -> list[dict[str, Any]]:
    """Return the mirrors of an alliance that were revealed, the oldest first, as plain data.

    What is not revealed does not go out, nor do links, nor addresses of the partner's people.
    """
    if alliance is None:
        return []
    rows = Mirror.objects.filter(
        alliance__in=seen_whole(member).filter(key=alliance), revealed_at__isnull=False
    ).order_by("made_at", "pk")
    return [{field: getattr(row, field) for field in CARRIED} for row in rows]


CARRIED = (
    "title", "us", "them", "welcome", "factors", "has_reasons", "until", "by", "made_at",
    "ready_at", "ready_by", "revealed_at", "shown", "is_recorded",
)  # fmt: skip


def gaps_of(kept: Kept) -> Gaps | None:
    """Return the gaps of the mirror that was revealed last, as they were then; None before any."""
    row = latest_revealed(kept)
    if row is None or row.revealed_at is None:
        return None
    order = [one.id for one in judged_of(kept.document).instrument.factors]
    found = frozen_gaps(row.shown, order)
    return Gaps(
        key=row.key,
        title=row.terms.title,
        us=row.terms.us,
        them=row.terms.them,
        revealed_at=row.revealed_at,
        people=tuple(titled(one["name"], one["function"]) for one in row.shown["theirs"]),
        gaps=found,
        mean=mean_gap(found),
    )
