"""Each request has a number, one line and one count, under either kind of server."""

import asyncio

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, Client, RequestFactory
from portfolio_made import member_in
from web.operation.conftest import Log

from alliancemap_web.operation.facts import CURRENT
from alliancemap_web.operation.watching import watched
from alliancemap_web.people.models import Person
from alliancemap_web.workspaces.models import Membership


def test_a_request_has_one_line_with_who_and_where(log: Log, db: None) -> None:
    owner = member_in("Petite", "ada@example.org", "Ada")
    client = Client()
    client.force_login(Membership.objects.get(pk=owner.membership).person)
    answer = client.get(f"/en/work/{owner.key}/?q=secret")
    [line] = log.lines("request")
    assert line.pop("time")
    assert line.pop("ms") > 0
    assert line == {
        "level": "INFO",
        "event": "request",
        "request": answer.headers["X-Request-ID"],
        "method": "GET",
        "route": "work_home",
        "person": str(Person.objects.get(pk=owner.person).public_id),
        "workspace": owner.key,
        "status": 200,
    }


def test_the_number_of_a_proxy_comes_back(settings: LazySettings, db: None) -> None:
    settings.BEHIND_HTTPS = True
    number = "ab12" * 8
    answer = Client().get("/health/live", headers={"X-Request-ID": number})
    assert answer.headers["X-Request-ID"] == number


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics"])
def test_who_watches_leaves_no_lines(path: str, log: Log, db: None) -> None:
    for _ in range(3):
        Client().get(path)
    assert log.lines("request") == []
    assert len(log.lines()) <= 1  # that it is not ready is told once


def test_the_request_is_known_meanwhile_and_forgotten_afterwards() -> None:
    seen = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(CURRENT.get() is request)
        return HttpResponse()

    watched(page)(RequestFactory().get("/"))
    assert seen == [True]
    assert CURRENT.get() is None


def test_under_an_asynchronous_server_two_requests_do_not_mix(log: Log) -> None:
    async def page(request: HttpRequest) -> HttpResponse:
        await asyncio.sleep(0)
        current = CURRENT.get()
        assert current is request
        return HttpResponse(request.number)  # type: ignore[attr-defined]

    async def both() -> list[HttpResponse]:
        handler = watched(page)  # type: ignore[arg-type]
        make = RequestFactory()
        return await asyncio.gather(*(handler(make.get("/")) for _ in range(5)))  # type: ignore[call-overload, no-any-return]

    answers = asyncio.run(both())
    numbers = {one.content.decode() for one in answers}
    assert numbers == {one.headers["X-Request-ID"] for one in answers}
    assert len(numbers) == 5


@pytest.mark.django_db(transaction=True)
def test_a_whole_asynchronous_request_is_told(log: Log) -> None:
    answer = asyncio.run(AsyncClient().get("/en/no-such-page/"))
    assert answer.status_code == 404
    [line] = log.lines("request")
    assert (line["route"], line["status"]) == ("nowhere", 404)
