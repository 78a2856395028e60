"""Figures: to whom they are given, what is counted, and that nobody can be told from them."""

import contextlib
import re
import socket
import urllib.request
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, OperationalError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from portfolio_made import member_in

from alliancemap_web.operation import metrics
from alliancemap_web.operation.metrics import HELD, Open, TakenError, exposed, is_lock, open_to
from alliancemap_web.operation.troubles import OperationError
from alliancemap_web.workspaces.models import Membership

TOKEN = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def counted(settings: LazySettings) -> Iterator[None]:
    """A process that counts from the beginning."""
    settings.METRICS = Open(token=TOKEN)
    HELD.meter, HELD.is_known = None, False
    yield
    HELD.meter, HELD.is_known = None, False


def value(name: str, **labels: str) -> float:
    """One figure as it would be read; nought when it is not there."""
    told = ",".join(f'{key}="{labels[key]}"' for key in sorted(labels))
    start = f"{name}{{{told}}} " if told else f"{name} "
    for line in exposed()[0].decode().splitlines():
        if line.startswith(start):
            return float(line.removeprefix(start))
    return 0.0


@pytest.mark.parametrize(
    ("setting", "opened"),
    [
        (None, Open()),
        ("", Open()),
        (TOKEN, Open(token=TOKEN)),
        ("127.0.0.1:9100", Open(host="127.0.0.1", port=9100)),
        ("localhost:1", Open(host="localhost", port=1)),
        ("[::1]:65535", Open(host="::1", port=65535)),
    ],
)
def test_a_setting_is_a_token_or_an_address_of_this_machine(
    setting: str | None, opened: Open
) -> None:
    assert open_to(setting) == opened


@pytest.mark.parametrize(
    "setting", ["1", "short", "localhost:0", "127.0.0.1:70000", "é" * 30, "a b" * 20]
)
def test_anything_else_is_refused_without_repeating_it(setting: str) -> None:
    with pytest.raises(OperationError) as caught:
        open_to(setting)
    assert caught.value.code == "WEB022"
    assert setting not in str(caught.value)


@given(st.ip_addresses().filter(lambda one: not one.is_loopback))
def test_no_address_of_another_network_is_listened_on(address: object) -> None:
    with contextlib.suppress(OperationError):
        assert open_to(f"{address}:9100").port is None


def test_nothing_is_counted_unless_asked_for(db: None) -> None:
    HELD.meter, HELD.is_known = None, False
    Client().get("/en/")
    assert metrics.meter() is None
    assert exposed() == (b"", "text/plain")


def test_requests_are_counted_by_route_method_and_status(counted: None, db: None) -> None:
    for _ in range(3):
        Client().get("/en/join/abcdefghijkl/")
    name = "alliancemap_requests_total"
    assert value(name, route="join", method="GET", status="404") == 3
    assert value("alliancemap_request_seconds_count", route="join") == 3
    assert value("alliancemap_security_events_total", code="SEC006") == 3


def test_a_refused_sign_in_is_counted(counted: None, db: None) -> None:
    Client().post("/en/account/sign-in/", {"login": "a@example.org", "password": "x"})
    assert value("alliancemap_security_events_total", code="SEC001") == 1


def test_nobody_and_no_firm_can_be_told_from_the_figures(counted: None, db: None) -> None:
    owner = member_in("Petite", "ada@example.org", "Ada")
    client = Client()
    client.force_login(Membership.objects.get(pk=owner.membership).person)
    client.get(f"/en/work/{owner.key}/")
    client.get("/en/work/zzzzzzzzzzzz/")
    text = exposed()[0].decode()
    labels = set(re.findall(r'(\w+)="', text))
    assert labels <= {"route", "method", "status", "code", "kind", "version", "python", "le"}
    for known in (owner.key, "zzzz", "Petite", "ada@", "Ada"):
        assert known not in text


def test_what_the_database_refuses_is_counted_by_its_kind(counted: None, db: None) -> None:
    def fails(*_: object) -> None:
        raise OperationalError("database is locked")

    with pytest.raises(DatabaseError):
        metrics.measured(fails, "UPDATE x", (), False, {})
    assert value("alliancemap_database_errors_total", kind="lock") == 1
    metrics.measured(lambda *_: None, "BEGIN IMMEDIATE", None, False, {})
    assert value("alliancemap_database_wait_to_write_seconds_count") >= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("database is locked", True),
        ("canceling statement due to lock timeout", True),
        ("deadlock detected", True),
        ("no such table: x", False),
        ("disk I/O error", False),
    ],
)
def test_a_failure_for_want_of_a_lock_is_known(text: str, expected: bool) -> None:
    assert is_lock(OperationalError(text)) is expected


@pytest.mark.django_db(transaction=True)
def test_figures_are_given_out_on_an_address_of_this_machine(settings: LazySettings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    settings.METRICS = Open(host="127.0.0.1", port=port)
    HELD.meter, HELD.is_known = None, False
    try:
        with metrics.listening():
            url = f"http://127.0.0.1:{port}/metrics"
            with urllib.request.urlopen(url, timeout=5) as answer:
                assert b"alliancemap_build" in answer.read()
            with pytest.raises(TakenError), metrics.listening():
                pass
        with socket.socket() as after:
            assert after.connect_ex(("127.0.0.1", port)) != 0
    finally:
        HELD.meter, HELD.is_known = None, False
