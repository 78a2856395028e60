"""How often one address may ask."""

import pytest
from django.core.cache import cache
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
