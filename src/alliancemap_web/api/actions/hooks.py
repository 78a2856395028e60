"""Every write to the webhooks, and to what is sent to them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from alliancemap_web.api.hook_bodies import EVENTS, TEST, Told, body_of, trial_body
from alliancemap_web.api.hook_letters import off_letter
from alliancemap_web.api.hook_signing import new_secret, seal
from alliancemap_web.api.models import MOST_GIVEN_UP, Delivery, Hook
from alliancemap_web.api.outside import OutsideError, target_of
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.logbook.noting import logged
from alliancemap_web.reviews.reminders import site
from alliancemap_web.workspaces.queries import owners_of
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, require

MOST_HOOKS = 10
REST = timedelta(minutes=1)
KEPT = timedelta(days=30)
# What keeps a worker waiting; the other deliveries to the same address need not wait as well.
COSTLY = frozenset({"slow", "unreachable"})
# What another try would not mend.
HOPELESS = frozenset({"address", "inside", "secret"})
GONE = 410

State = Delivery.State


@dataclass(frozen=True, slots=True)
class Wanted:
    """A webhook as somebody asks for it."""

    address: str
    events: Sequence[str]
    with_content: bool = False


def checked(wanted: Wanted, *, inside: bool) -> Wanted:
    """Return what is wanted, tidied; RefusedError API040 to API042 when it cannot be."""
    address = wanted.address.strip()
    try:
        target_of(address, inside=inside)
    except OutsideError as error:
        raise RefusedError("API041" if error.code == "inside" else "API040") from None
    events = [one for one in EVENTS if one in wanted.events]
    if not events:
        raise RefusedError("API042")
    return Wanted(address, events, wanted.with_content)


@logged("hook_made")
def make_hook(
    member: Member, wanted: Wanted, now: datetime, *, inside: bool = False
) -> tuple[str, str]:
    """Make a webhook and return its key and its secret, which is told this once.

    RefusedError API040 to API042 for what cannot be, API043 when there are enough.
    """
    require(member, "manage")
    good = checked(wanted, inside=inside)
    # The rows are locked, so that two at once do not both become the last one.
    there = Hook.objects.select_for_update().filter(workspace_id=member.workspace).order_by("pk")
    if len(there) >= MOST_HOOKS:
        raise RefusedError("API043", most=MOST_HOOKS)
    secret = new_secret()
    row = Hook.objects.create(
        workspace_id=member.workspace,
        address=good.address,
        events=list(good.events),
        with_content=good.with_content,
        secret=seal(secret),
        made_by=member.name,
        made_at=now,
    )
    return row.key, secret


def locked(member: Member, key: str) -> Hook:
    """Return a webhook's row, locked; RefusedError API044 when it is not there."""
    require(member, "manage")
    rows = Hook.objects.select_for_update().filter(workspace_id=member.workspace, key=key)
    row = rows.first()
    if row is None:
        raise RefusedError("API044")
    return row


@logged("hook_changed")
def change_hook(member: Member, key: str, wanted: Wanted, *, inside: bool = False) -> None:
    """Give a webhook another address or other events; RefusedError API040 to API042, API044.

    What waits goes to the new address.
    """
    row = locked(member, key)
    good = checked(wanted, inside=inside)
    row.address, row.events = good.address, list(good.events)
    row.with_content, row.rests_until = good.with_content, None
    row.save()


@logged("hook_changed")
def renew_secret(member: Member, key: str) -> str:
    """Give a webhook another secret and return it, told this once; RefusedError API044."""
    row = locked(member, key)
    secret = new_secret()
    row.secret = seal(secret)
    row.save(update_fields=("secret",))
    return secret


@logged("hook_changed")
def switch_hook(member: Member, key: str, now: datetime, *, on: bool) -> None:
    """Switch a webhook on or off; what happens while it is off is not sent. RefusedError API044."""
    row = locked(member, key)
    if on:
        row.off_at, row.given_up, row.rests_until = None, 0, None
    else:
        switch_off(row, now)
    row.save()


def switch_off(row: Hook, now: datetime) -> None:
    """Switch a hook off; what waited for it is given up."""
    row.off_at = row.off_at or now
    row.deliveries.filter(state=State.WAITING).update(state=State.GIVEN_UP)


@logged("hook_ended")
def delete_hook(member: Member, key: str) -> None:
    """Delete a webhook, and what is known of its deliveries; RefusedError API044."""
    locked(member, key).delete()


@transaction.atomic(savepoint=False)
def keep_told(workspace: int, one: Told, now: datetime) -> tuple[int, ...]:
    """Keep what a change tells for each hook that asked for it; return the deliveries' numbers.

    What was told of an alliance before it was deleted goes with it.
    """
    hooks = Hook.objects.filter(workspace_id=workspace)
    if one.event == "alliance.deleted":
        # A hook is locked before its deliveries, as where a try is written down.
        list(hooks.select_for_update().order_by("pk"))
        Delivery.objects.filter(hook__workspace_id=workspace, alliance=one.alliance).delete()
    kept = []
    for hook in hooks.filter(off_at=None):
        if one.event in hook.events:
            number = uuid.uuid4()
            body = body_of(one, number, with_content=hook.with_content)
            row = Delivery.objects.create(
                hook=hook,
                number=number,
                event=one.event,
                alliance=one.alliance,
                body=body,
                at=now,
            )
            kept.append(row.pk)
    return tuple(kept)


@transaction.atomic
def keep_test(member: Member, key: str, now: datetime) -> int:
    """Keep an event in which nothing happened, for one hook; RefusedError API044, API045."""
    row = locked(member, key)
    if row.off_at is not None:
        raise RefusedError("API045")
    number = uuid.uuid4()
    body = trial_body(member, number, now)
    return Delivery.objects.create(hook=row, number=number, event=TEST, body=body, at=now).pk


@transaction.atomic
def keep_again(member: Member, key: str, number: str) -> int:
    """Have a delivery sent once more, as it was, and return its row's number.

    RefusedError: API044 when it is not there, API045 when the hook is off, API046 while it waits.
    """
    row = locked(member, key)
    if row.off_at is not None:
        raise RefusedError("API045")
    try:
        one = row.deliveries.select_for_update().filter(number=uuid.UUID(number)).first()
    except ValueError:
        one = None
    if one is None:
        raise RefusedError("API044")
    if one.state == State.WAITING:
        raise RefusedError("API046")
    one.state, one.trouble = State.WAITING, ""
    one.save(update_fields=("state", "trouble"))
    return one.pk


@transaction.atomic
def settle(
    delivery: int, now: datetime, status: int | None, trouble: str, *, is_last: bool
) -> bool:
    """Write down what became of one try; return whether there is to be another.

    A hook at which nobody is any more is switched off, and the owners are told.
    """
    found = Delivery.objects.filter(pk=delivery).values_list("hook_id", flat=True).first()
    hook = Hook.objects.select_for_update().filter(pk=found or 0).first()
    row = Delivery.objects.filter(pk=delivery).first()
    if hook is None or row is None:
        return False
    row.tries, row.tried_at, row.status, row.trouble = row.tries + 1, now, status, trouble
    if status is not None and 200 <= status < 300:
        row.state = State.ARRIVED
        hook.given_up, hook.rests_until = 0, None
    else:
        if trouble in COSTLY:
            hook.rests_until = now + REST
        if is_last or status == GONE or trouble in HOPELESS:
            row.state = State.GIVEN_UP
            hook.given_up += 1
    row.save()
    if status == GONE:
        hook.given_up = MOST_GIVEN_UP
    if hook.given_up >= MOST_GIVEN_UP and hook.off_at is None:
        switch_off(hook, now)
        tell_owners(hook)
    hook.save(update_fields=("given_up", "rests_until", "off_at"))
    return row.state == State.WAITING and hook.off_at is None


def tell_owners(row: Hook) -> None:
    """Write to the owners that a webhook was switched off, where this installation sends mail."""
    firm = row.workspace
    for one in owners_of(firm.pk):
        subject, text = off_letter(
            one.name, firm.name, firm.key, row.key, row.address, one.language, site()
        )
        send_later(one.address, subject, text, one.language)


def sweep_deliveries(now: datetime) -> None:
    """Delete what was sent so long ago that nobody looks for it."""
    Delivery.objects.filter(at__lt=now - KEPT).delete()
