"""What is done to an alliance arrives at its webhooks once it is kept, and is tried for a day."""

import json
import time as real
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import transaction
from portfolio_made import data_of, member_in
from web.api.hook_cast import BEGUN, Time, hooked
from web.api.hook_server import Listening, listening
from web.api.test_hook_signing import documented

from alliancemap_web import clock
from alliancemap_web.api import deliver
from alliancemap_web.api.actions.hooks import (
    KEPT,
    MOST_GIVEN_UP,
    Wanted,
    change_hook,
    renew_secret,
    switch_hook,
)
from alliancemap_web.api.deliver import TRIES, send_again, send_test, sent, sweep_sent, tell_hooks
from alliancemap_web.api.hook_bodies import EVENTS
from alliancemap_web.api.outside import OutsideError
from alliancemap_web.api.queries.hooks import DeliveryRow, deliveries_of, find_hook
from alliancemap_web.jobs import schedule
from alliancemap_web.jobs.queries import failures, waiting
from alliancemap_web.jobs.worker import work_off
from alliancemap_web.portfolio.actions import (
    archive,
    create,
    delete_alliance,
    record,
    set_stage,
)
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db
# Held by what is done to alliances, which reaches it by its signal.
PARTS = (tell_hooks, sent)


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> Time:
    """The time of a test; it may send to this machine, and nothing else is done by the clock."""
    kept = Time()
    monkeypatch.setattr(schedule, "RULES", {})
    monkeypatch.setattr(clock, "now", lambda: kept.now)
    settings.HOOKS_INSIDE = True
    return kept


@pytest.fixture
def server() -> Iterator[Listening]:
    """A program that receives."""
    with listening() as kept:
        yield kept


@pytest.fixture
def ada(db: None) -> Member:
    """The owner of a firm."""
    return member_in("Lumio", "ada@firm.example", "Ada")


def one(member: Member, hook: str) -> DeliveryRow:
    """The only delivery to a hook."""
    (found,) = deliveries_of(member, hook)
    return found


def became(member: Member, hook: str) -> tuple[str, int | None, int]:
    """State, status and tries of the only delivery to a hook."""
    found = one(member, hook)
    return found.state, found.status, found.tries


def orchid(member: Member) -> str:
    return create(member, data_of("mannkind-sanofi"), BEGUN)


def test_every_event_arrives_signed_as_documented(ada: Member, server: Listening) -> None:
    _, secret = hooked(ada, server.address())
    key = orchid(ada)
    record(ada, key, [Change("answer/M01", {"level": 2, "note": "they said so"})], BEGUN)
    archive(ada, key, BEGUN)
    assert not server.heard
    work_off()
    events = [json.loads(heard.body)["event"] for heard in server.heard]
    assert events == ["alliance.created", "alliance.changed", "alliance.archived"]
    delete_alliance(ada, key, BEGUN)
    work_off()
    last = json.loads(server.heard[-1].body)
    assert (last["event"], last["alliance"]) == ("alliance.deleted", key)
    is_ours, age = documented(), int(real.time()) - int(BEGUN.timestamp())
    for heard in server.heard:
        body = json.loads(heard.body)
        header = heard.headers["alliancemap-signature"]
        assert is_ours(secret, header, heard.body, oldest=abs(age) + 5)
        assert not is_ours("whsec_other", header, heard.body, oldest=abs(age) + 5)
        assert heard.headers["alliancemap-delivery"] == body["id"]
        assert heard.headers["alliancemap-event"] == body["event"]
        assert heard.headers["content-type"] == "application/json"
        assert body["workspace"] == ada.key
        assert b"they said so" not in heard.body
    assert not waiting()


def test_what_was_written_is_sent_only_where_it_was_asked_for(
    ada: Member, server: Listening
) -> None:
    hooked(ada, server.address("/all"), with_content=True)
    hooked(ada, server.address("/little"))
    key = orchid(ada)
    record(ada, key, [Change("answer/M01", {"level": 2, "note": "they said so"})], BEGUN)
    work_off()
    for heard in server.heard:
        assert ("/all" in heard.first) == ("content" in json.loads(heard.body))
        assert "/all" in heard.first or b"MannKind" not in heard.body
    numbers = {json.loads(heard.body)["id"] for heard in server.heard}
    assert len(numbers) == 4
    assert any(b"they said so" in heard.body for heard in server.heard)


def test_a_hook_hears_of_its_own_workspace_and_events_only(ada: Member, server: Listening) -> None:
    zoe = member_in("Autre", "zoe@other.example", "Zoé")
    hooked(zoe, server.address("/zoe"))
    hooked(ada, server.address("/ada"), events=["alliance.changed"])
    key = orchid(ada)
    set_stage(ada, key, "talks", BEGUN)
    set_stage(ada, key, "talks", BEGUN)
    work_off()
    (heard,) = server.heard
    assert "/ada" in heard.first
    assert json.loads(heard.body)["fields"] == ["stage"]


def test_what_is_rolled_back_is_told_to_nobody(ada: Member, server: Listening) -> None:
    hook, _ = hooked(ada, server.address())

    def fail() -> None:
        with transaction.atomic():
            orchid(ada)
            assert waiting()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not deliveries_of(ada, hook)
    assert not waiting()
    assert work_off() == 0
    assert server.connections == 0


def test_a_failed_delivery_is_tried_again_until_it_arrives(
    ada: Member, server: Listening, time: Time
) -> None:
    hook, _ = hooked(ada, server.address())
    server.says(503)
    orchid(ada)
    work_off()
    assert (one(ada, hook).state, one(ada, hook).status, one(ada, hook).tries) == (
        "waiting",
        503,
        1,
    )
    time.passes(seconds=20)
    work_off()
    assert len(server.heard) == 1
    time.passes(seconds=15)
    work_off()
    server.says(204)
    time.passes(minutes=3)
    work_off()
    assert (one(ada, hook).state, one(ada, hook).status, one(ada, hook).tries) == (
        "arrived",
        204,
        3,
    )
    assert len({heard.body for heard in server.heard}) == 1
    assert len({heard.headers["alliancemap-signature"] for heard in server.heard}) == 3
    time.passes(days=2)
    work_off()
    assert len(server.heard) == 3
    assert not failures()


def test_after_a_day_of_tries_a_delivery_is_given_up_and_can_be_sent_again(
    ada: Member, server: Listening, time: Time
) -> None:
    hook, _ = hooked(ada, server.address())
    server.says(500)
    orchid(ada)
    for _ in range(48):
        work_off()
        time.passes(hours=1)
    found = one(ada, hook)
    assert (found.state, found.tries, len(server.heard)) == ("given up", TRIES, TRIES)
    assert not failures()
    server.says(200)
    send_again(ada, hook, found.number)
    with pytest.raises(RefusedError, match="API046"):
        send_again(ada, hook, found.number)
    work_off()
    assert (one(ada, hook).state, one(ada, hook).tries) == ("arrived", TRIES + 1)
    assert server.heard[0].body == server.heard[-1].body


def test_a_hook_at_which_nobody_is_any_more_is_switched_off(
    ada: Member, server: Listening, time: Time
) -> None:
    hook, _ = hooked(ada, server.address())
    server.says(404)
    key = orchid(ada)
    for number in range(MOST_GIVEN_UP):
        set_stage(ada, key, ("talks", "idea")[number % 2], BEGUN)
    for _ in range(48):
        work_off()
        time.passes(hours=1)
    found = find_hook(ada, hook)
    assert found
    assert found.off_at
    assert {row.state for row in deliveries_of(ada, hook)} == {"given up"}
    before = len(server.heard)
    set_stage(ada, key, "running", BEGUN)
    with pytest.raises(RefusedError, match="API045"):
        send_test(ada, hook, BEGUN)
    with pytest.raises(RefusedError, match="API045"):
        send_again(ada, hook, deliveries_of(ada, hook)[0].number)
    assert work_off() == 0
    assert len(server.heard) == before
    server.says(200)
    switch_hook(ada, hook, time.now, on=True)
    send_test(ada, hook, time.now)
    work_off()
    assert json.loads(server.heard[-1].body)["event"] == "hook.test"


def test_one_that_arrives_starts_the_count_anew(ada: Member, server: Listening, time: Time) -> None:
    hook, _ = hooked(ada, server.address())
    key = orchid(ada)
    work_off()
    for number in range(2 * MOST_GIVEN_UP):
        server.says(500 if number % 2 else 200)
        set_stage(ada, key, ("talks", "idea")[number % 2], BEGUN)
        for _ in range(30):
            work_off()
            time.passes(hours=1)
    found = find_hook(ada, hook)
    assert found
    assert found.off_at is None


def test_an_address_that_is_gone_is_sent_to_no_more(ada: Member, server: Listening) -> None:
    hook, _ = hooked(ada, server.address())
    server.says(410)
    key = orchid(ada)
    set_stage(ada, key, "talks", BEGUN)
    work_off()
    assert len(server.heard) == 1
    found = find_hook(ada, hook)
    assert found
    assert found.off_at == BEGUN
    assert not waiting()


def test_a_redirect_is_not_followed_and_not_taken_for_arrived(
    ada: Member, server: Listening
) -> None:
    hook, _ = hooked(ada, server.address())
    with listening() as other:
        server.says(307, f"Location: {other.address()}")
        orchid(ada)
        work_off()
        assert other.connections == 0
    assert (one(ada, hook).state, one(ada, hook).status) == ("waiting", 307)


def test_an_address_inside_is_not_sent_to_unless_told_so(
    ada: Member, server: Listening, settings: LazySettings
) -> None:
    hook, _ = hooked(ada, server.address())
    orchid(ada)
    settings.HOOKS_INSIDE = False
    work_off()
    assert server.connections == 0
    found = one(ada, hook)
    assert (found.state, found.trouble, found.tries) == ("given up", "address", 1)


def test_an_address_that_keeps_one_waiting_is_spared_for_a_while(
    ada: Member, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook, _ = hooked(ada, "https://slow.example/")
    asked: list[object] = []

    def slow(*_: object, **__: object) -> int:
        asked.append(time.now)
        raise OutsideError("slow")

    monkeypatch.setattr(deliver, "post", slow)
    key = orchid(ada)
    for number in range(4):
        set_stage(ada, key, ("talks", "idea")[number % 2], BEGUN)
    work_off()
    assert len(asked) == 1
    troubles = sorted(row.trouble for row in deliveries_of(ada, hook))
    assert troubles == ["rests"] * 4 + ["slow"]
    time.passes(minutes=2)
    monkeypatch.setattr(deliver, "post", lambda *_, **__: 200)
    work_off()
    assert {row.state for row in deliveries_of(ada, hook)} == {"arrived"}


def test_what_waits_goes_to_the_new_address_with_the_new_secret(
    ada: Member, server: Listening, time: Time
) -> None:
    hook, _ = hooked(ada, "http://127.0.0.1:1/")
    orchid(ada)
    work_off()
    assert one(ada, hook).trouble == "unreachable"
    change_hook(ada, hook, Wanted(server.address(), EVENTS), inside=True)
    secret = renew_secret(ada, hook)
    time.passes(seconds=31)
    work_off()
    (heard,) = server.heard
    header = heard.headers["alliancemap-signature"]
    assert documented()(secret, header, heard.body, oldest=10**10)


def test_a_secret_of_another_server_signs_nothing(
    ada: Member, server: Listening, settings: LazySettings
) -> None:
    hook, _ = hooked(ada, server.address())
    orchid(ada)
    settings.SECRET_KEY = "another" * 8
    work_off()
    assert server.connections == 0
    assert one(ada, hook).trouble == "secret"


def test_of_a_deleted_alliance_nothing_that_was_told_stays(ada: Member, server: Listening) -> None:
    hook, _ = hooked(ada, server.address(), with_content=True)
    key = orchid(ada)
    delete_alliance(ada, key, BEGUN)
    work_off()
    assert [row.event for row in deliveries_of(ada, hook)] == ["alliance.deleted"]
    assert len(server.heard) == 1
    assert b"MannKind" not in server.heard[0].body


def test_what_was_sent_long_ago_is_swept_away(ada: Member, server: Listening, time: Time) -> None:
    hook, _ = hooked(ada, server.address())
    orchid(ada)
    work_off()
    time.passes(days=KEPT.days - 1)
    sweep_sent.call()
    assert deliveries_of(ada, hook)
    time.now = BEGUN + KEPT + timedelta(seconds=1)
    sweep_sent.call()
    assert not deliveries_of(ada, hook)


def test_a_delivery_that_is_no_longer_there_is_nothing_to_do(ada: Member) -> None:
    deliver.deliver.call(12345)
    assert ada
