"""Every read of the webhooks and of what was sent to them."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from alliancemap_web.api.hook_letters import host_of
from alliancemap_web.api.hook_signing import opened
from alliancemap_web.api.models import MOST_GIVEN_UP, Delivery, Hook
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.pending import Pending
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.rights import Member, require

SHOWN = 20


@dataclass(frozen=True, slots=True)
class HookRow:
    """A webhook as its page shows it; the secret is not in it."""

    key: str
    address: str
    events: tuple[str, ...]
    with_content: bool
    made_by: str
    made_at: datetime
    off_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One event sent to a hook, or waiting: `state` is "waiting", "arrived" or "given up"."""

    number: str
    event: str
    alliance: str
    at: datetime
    state: str
    tries: int
    tried_at: datetime | None
    status: int | None
    trouble: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be sent where; `secret` is None when this server cannot read it any more."""

    address: str
    secret: str | None
    number: str
    event: str
    body: str
    rests: bool


def hook_row(row: Hook) -> HookRow:
    """Return a table's row as the value that pages show."""
    return HookRow(
        key=row.key,
        address=row.address,
        events=tuple(row.events),
        with_content=row.with_content,
        made_by=row.made_by,
        made_at=row.made_at,
        off_at=row.off_at,
    )


def hooks_of(member: Member) -> tuple[HookRow, ...]:
    """Return the webhooks of the member's workspace, the oldest first."""
    require(member, "manage")
    rows = Hook.objects.filter(workspace_id=member.workspace)
    return tuple(hook_row(one) for one in rows)


def fallen(member: Member, now: datetime) -> tuple[Pending, ...]:  # noqa: ARG001 - as rooms ask
    """Return the webhooks that were switched off because nobody answered, for who may manage."""
    if not member.may("manage"):
        return ()
    rows = Hook.objects.filter(
        workspace_id=member.workspace, off_at__isnull=False, given_up__gte=MOST_GIVEN_UP
    )
    return tuple(
        Pending(
            url=reverse("hook", args=[member.key, one.key]),
            icon="hooks",
            name=host_of(one.address),
            text=sentence("api.off_pending"),
            is_late=True,
        )
        for one in rows
    )


def find_hook(member: Member, key: str) -> HookRow | None:
    """Return a webhook of the member's workspace; None when there is none of this key."""
    require(member, "manage")
    row = Hook.objects.filter(workspace_id=member.workspace, key=key).first()
    return hook_row(row) if row else None


def deliveries_of(member: Member, key: str, most: int = SHOWN) -> tuple[DeliveryRow, ...]:
    """Return what was sent last to a webhook, or is to be, the newest first."""
    require(member, "manage")
    rows = Delivery.objects.filter(hook__workspace_id=member.workspace, hook__key=key)
    return tuple(
        DeliveryRow(
            number=str(one.number),
            event=one.event,
            alliance=one.alliance,
            at=one.at,
            state=one.state,
            tries=one.tries,
            tried_at=one.tried_at,
            status=one.status,
            trouble=one.trouble,
        )
        for one in rows.defer("body")[:most]
    )


def parcel_of(delivery: int, now: datetime) -> Parcel | None:
    """Return what is to be sent; None when that is over, or the hook is off or gone."""
    row = (
        Delivery.objects.select_related("hook")
        .filter(pk=delivery, state=Delivery.State.WAITING, hook__off_at=None)
        .first()
    )
    if row is None:
        return None
    rests = row.hook.rests_until is not None and row.hook.rests_until > now
    return Parcel(
        address=row.hook.address,
        secret=opened(row.hook.secret),
        number=str(row.number),
        event=row.event,
        body=row.body,
        rests=rests,
    )


def counted_hooks(workspace: int) -> tuple[Going, ...]:
    """Return how many webhooks go with a workspace."""
    return (Going("api.hook_going", Hook.objects.filter(workspace_id=workspace).count()),)
