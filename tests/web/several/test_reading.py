"""Which requests read from the replica, and that nobody misses what they wrote themselves."""

from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from web.access.rows import addresses

from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.several import reading
from alliancemap_web.several.reading import COOKIE, HEAVY, ReadFromReplica
from alliancemap_web.several.replica import OLDEST, Following, Router


class Match:
    """What Django found for a path."""

    def __init__(self, name: str) -> None:
        self.url_name = name


def request(method: str, name: str, path: str = "/en/work/x/", **more: Any) -> HttpRequest:
    made = getattr(RequestFactory(), method.lower())(path, **more)
    made.resolver_match = Match(name)
    return made  # type: ignore[no-any-return]


def where(_: HttpRequest) -> HttpResponse:
    """A page that says where it reads."""
    return HttpResponse(Router().db_for_read(Alliance) or "default")


def answered(made: HttpRequest, page: Any = where) -> HttpResponse:
    """What the middleware makes of a request."""
    middleware = ReadFromReplica(
        lambda one: middleware.process_view(one, page, (), {}) or page(one)
    )
    return middleware(made)


@pytest.fixture
def close(monkeypatch: pytest.MonkeyPatch) -> None:
    """A replica that follows closely."""
    monkeypatch.setattr(Following, "may_be_read", lambda _: True)
    monkeypatch.setattr(reading, "cache", {})


@pytest.mark.usefixtures("close")
@pytest.mark.parametrize("name", ["alliances", "search", "alliance_history", "export_table"])
def test_a_page_that_reads_much_reads_from_the_replica(name: str) -> None:
    assert answered(request("GET", name)).content == b"replica"


@pytest.mark.usefixtures("close")
@pytest.mark.parametrize("name", ["alliance_live", "alliance_answer", "members", "meeting_live"])
def test_a_page_that_must_be_of_this_moment_does_not(name: str) -> None:
    assert answered(request("GET", name)).content == b"default"


@pytest.mark.usefixtures("close")
def test_who_has_just_written_reads_what_they_wrote() -> None:
    sent = answered(request("POST", "alliances"))
    assert sent.content == b"default"
    assert sent.cookies[COOKIE]["max-age"] > OLDEST
    asked = request("GET", "alliances")
    asked.COOKIES[COOKIE] = "1"
    assert answered(asked).content == b"default"


@pytest.mark.usefixtures("close")
def test_a_program_that_has_just_written_reads_what_it_wrote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: dict[str, int] = {}

    class Kept:
        get = staticmethod(kept.get)

        @staticmethod
        def set(name: str, value: int, seconds: int) -> None:
            assert seconds > OLDEST
            kept[name] = value

    monkeypatch.setattr(reading, "cache", Kept)
    one, other = {"Authorization": "Bearer am_one"}, {"Authorization": "Bearer am_other"}
    path = "/api/1/alliances"
    assert answered(request("GET", "", path, headers=one)).content == b"replica"
    written = answered(request("POST", "", path, headers=one))
    assert COOKIE not in written.cookies
    assert answered(request("GET", "", path, headers=one)).content == b"default"
    assert answered(request("GET", "", path, headers=other)).content == b"replica"
    assert "am_one" not in "".join(kept)


@pytest.mark.usefixtures("close")
def test_a_replica_that_fails_in_the_middle_of_a_page_costs_nobody_the_page() -> None:
    def page(made: HttpRequest) -> HttpResponse:
        if Router().db_for_read(Alliance) == "replica":
            raise OperationalError
        return where(made)

    assert answered(request("GET", "alliances"), page).content == b"default"


def test_every_page_that_is_named_is_there() -> None:
    assert set(addresses().values()) >= HEAVY
