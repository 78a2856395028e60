"""Sends to webhooks what was done: kept together with it, sent later, tried again for a day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from alliancemap_web import clock
from alliancemap_web.api.actions.hooks import (
    keep_again,
    keep_test,
    keep_told,
    settle,
    sweep_deliveries,
)
from alliancemap_web.api.hook_bodies import told
from alliancemap_web.api.hook_signing import HEADER, signature
from alliancemap_web.api.outside import OutsideError, post
from alliancemap_web.api.queries.hooks import Parcel, parcel_of
from alliancemap_web.jobs.job import JobError, attempt, job
from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.workspaces.rights import Member

TRIES = 8


def tell_hooks(
    sender: object,  # noqa: ARG001 - a signal sends it
    member: Member,
    before: Row | None,
    after: Row | None,
    entries: Sequence[Entry],
    now: datetime,
    **rest: Any,  # noqa: ARG001 - a signal may send more one day
) -> None:
    """Keep what was done to an alliance for the webhooks, in the transaction in which it is."""
    one = told(member, before, after, entries, now)
    for delivery in keep_told(member.workspace, one, now) if one else ():
        deliver.enqueue(delivery)


@transaction.atomic
def send_test(member: Member, key: str, now: datetime) -> None:
    """Send a webhook an event in which nothing happened; RefusedError API044, API045."""
    deliver.enqueue(keep_test(member, key, now))


@transaction.atomic
def send_again(member: Member, key: str, number: str) -> None:
    """Send a delivery once more, as it was; RefusedError API044 to API046."""
    deliver.enqueue(keep_again(member, key, number))


# Everything else that waits goes first: a slow address keeps no letter waiting.
@job("api.deliver", tries=TRIES, pause=timedelta(seconds=30), priority=-10)
def deliver(delivery: int) -> None:
    """Send one delivery, and write down what came of it."""
    now = clock.now()
    parcel = parcel_of(delivery, now)
    if parcel is None:
        return
    status, trouble = sent(parcel, now)
    this = attempt()
    is_last = this is None or this.is_last
    # One that is given up is no failure of ours, and stands on the hook's own page.
    if settle(delivery, clock.now(), status, trouble, is_last=is_last):
        raise JobError(trouble or f"answered {status}")


def sent(parcel: Parcel, now: datetime) -> tuple[int | None, str]:
    """Send a parcel; return the answer's status, or why there is none."""
    if parcel.secret is None:
        return None, "secret"
    if parcel.rests:
        return None, "rests"
    content = parcel.body.encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Alliancemap",
        "Alliancemap-Event": parcel.event,
        "Alliancemap-Delivery": parcel.number,
        HEADER: signature(parcel.secret, int(now.timestamp()), content),
    }
    try:
        return post(parcel.address, content, headers, inside=settings.HOOKS_INSIDE), ""
    except OutsideError as error:
        return None, error.code


@job("api.sweep_deliveries", tries=3, pause=timedelta(seconds=30))
def sweep_sent() -> None:
    """Delete what was sent long ago."""
    sweep_deliveries(clock.now())
