"""What may be told of a request: what we named ourselves, and a number of a proxy's that is one."""

import pytest
from django.conf import LazySettings
from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.operation.facts import facts_of, method_of, number_for, person_of, route_of

GOOD = "3f0a" * 8


def asked(number: str | None = None, method: str = "GET") -> HttpRequest:
    """A request, with a number from outside if given."""
    headers = {} if number is None else {"X-Request-ID": number}
    return RequestFactory().generic(method, "/en/work/secret-key/", headers=headers)


def test_behind_a_proxy_its_number_is_taken(settings: LazySettings) -> None:
    settings.BEHIND_HTTPS = True
    assert number_for(asked(GOOD)) == GOOD
    uuid = "0b3c5f1e-8e0d-4b3a-9c56-1f2e3d4c5b6a"
    assert number_for(asked(uuid)) == uuid


def test_without_a_proxy_a_number_is_a_strangers_and_is_not_taken() -> None:
    assert number_for(asked(GOOD)) != GOOD


@pytest.mark.parametrize(
    "number", ["", "short", "A" * 32, "f" * 65, GOOD + "\n", "hello-world-hello", "-" * 32]
)
def test_a_number_that_is_none_is_replaced(number: str, settings: LazySettings) -> None:
    settings.BEHIND_HTTPS = True
    request = asked()
    request.META["HTTP_X_REQUEST_ID"] = number
    fresh = number_for(request)
    assert fresh != number
    assert len(fresh) == 32


@given(st.text(max_size=80))
def test_no_number_from_outside_carries_words_into_the_log(number: str) -> None:
    request = asked()
    request.META["HTTP_X_REQUEST_ID"] = number
    assert set(number_for(request)) <= set("0123456789abcdef-")


def test_no_two_requests_have_one_number() -> None:
    assert len({number_for(asked()) for _ in range(100)}) == 100


def test_a_method_nobody_named_is_not_repeated() -> None:
    assert method_of(asked(method="BREW")) == "OTHER"
    assert method_of(asked(method="POST")) == "POST"


def test_an_address_that_leads_nowhere_is_not_repeated() -> None:
    assert route_of(asked()) == "nowhere"
    assert "secret-key" not in str(facts_of(asked()))


def test_who_asks_is_not_looked_up_for_the_log() -> None:
    request = asked()
    assert person_of(request) is None
