"""How often one address may ask."""

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory

from alliancemap_web.lounge.rates import count_request
from alliancemap_web.lounge.refusals import RefusedError


def test_each_address_and_each_kind_is_counted_for_itself() -> None:
    here = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    there = RequestFactory().get("/", REMOTE_ADDR="192.0.2.2")
    for _ in range(2):
        count_request(here, "links", 2)
    with pytest.raises(RefusedError) as much:
        count_request(here, "links", 2)
    assert much.value.status == 429
    count_request(here, "open", 2)
    count_request(there, "links", 2)
    cache.clear()  # its hour is over
    count_request(here, "links", 2)


def test_no_address_is_kept_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    keys: list[str] = []
    monkeypatch.setattr(cache, "add", lambda key, *_: keys.append(key))
    count_request(RequestFactory().get("/", REMOTE_ADDR="192.0.2.1"), "links", 9)
    assert keys
    assert "192" not in keys[0]


def test_all_addresses_of_one_ipv6_network_are_counted_together() -> None:
    here = RequestFactory().get("/", REMOTE_ADDR="2001:db8:0:1::1")
    beside = RequestFactory().get("/", REMOTE_ADDR="2001:db8:0:1:ffff::2")
    elsewhere = RequestFactory().get("/", REMOTE_ADDR="2001:db8:0:2::1")
    count_request(here, "links", 1)
    with pytest.raises(RefusedError):
        count_request(beside, "links", 1)
    count_request(elsewhere, "links", 1)


def test_an_ipv4_address_written_as_ipv6_is_counted_for_itself() -> None:
    count_request(RequestFactory().get("/", REMOTE_ADDR="::ffff:192.0.2.1"), "links", 1)
    count_request(RequestFactory().get("/", REMOTE_ADDR="::ffff:192.0.2.2"), "links", 1)


def behind_a_proxy(named: str) -> HttpRequest:
    """A request that a proxy at one address passes on, with what it says of the visitor."""
    return RequestFactory().get("/", REMOTE_ADDR="172.18.0.2", headers={"X-Forwarded-For": named})


def test_behind_a_proxy_visitors_are_told_apart_by_the_address_it_adds(
    settings: LazySettings,
) -> None:
    settings.BEHIND_HTTPS = True
    count_request(behind_a_proxy("192.0.2.1"), "links", 1)
    count_request(behind_a_proxy("192.0.2.2"), "links", 1)
    with pytest.raises(RefusedError):  # what the visitor wrote before it changes nothing
        count_request(behind_a_proxy("198.51.100.9, 192.0.2.1"), "links", 1)


def test_without_a_proxy_nobody_chooses_the_address_they_are_counted_by(
    settings: LazySettings,
) -> None:
    settings.BEHIND_HTTPS = False
    count_request(behind_a_proxy("192.0.2.1"), "links", 1)
    with pytest.raises(RefusedError):
        count_request(behind_a_proxy("192.0.2.2"), "links", 1)


def test_what_many_others_ask_does_not_make_forget_what_one_has_asked() -> None:
    one = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    count_request(one, "links", 1)
    for number in range(1_000):
        other = f"198.18.{number // 250}.{number % 250}"
        count_request(RequestFactory().get("/", REMOTE_ADDR=other), "links", 1)
    with pytest.raises(RefusedError):
        count_request(one, "links", 1)
