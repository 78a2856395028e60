"""The headers of every answer."""

import asyncio

from django.http import HttpRequest, HttpResponse
from django.test import Client

from alliancemap_web.headers import HEADERS, more_headers


def test_an_answer_keeps_what_it_says_itself() -> None:
    add = more_headers(lambda _: HttpResponse(headers={"Cache-Control": "max-age=60"}))
    answer = add(HttpRequest())
    assert answer.headers["Cache-Control"] == "max-age=60"  # type: ignore[attr-defined]
    assert HEADERS.items() <= dict(answer.headers).items()  # type: ignore[attr-defined]


def test_the_headers_are_added_under_an_asynchronous_server_too() -> None:
    async def answer(_: HttpRequest) -> HttpResponse:
        return HttpResponse()

    found = asyncio.run(more_headers(answer)(HttpRequest()))  # type: ignore[arg-type]
    assert HEADERS.items() <= dict(found.headers).items()


def test_a_page_that_does_not_exist_is_guarded_like_any_other() -> None:
    answer = Client().get("/en/no-such-page/")
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
