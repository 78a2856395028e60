"""What no text holds is refused before a page looks, and no more is taken in than the largest."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from alliancemap_web.letters import MOST_BYTES, bounded

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("path", ["/en/%00/", "/fr/alliances/a%00b/", "/en/?q=%00", "/en/?%00=1"])
def test_an_address_with_the_letter_of_number_nought_is_refused(visitor: Client, path: str) -> None:
    answer = visitor.get(path)
    # An address that leads nowhere is refused as such.
    assert answer.status_code in {400, 404}


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "This request cannot be understood"), ("fr", "Cette demande n’est pas comprise")],
)
def test_a_form_with_such_a_letter_is_refused_in_words(
    db: None, examples: object, language: str, said: str
) -> None:
    for sent in ("login=a%00b&password=x", "login%00=a&password=x"):
        answer = Client().post(f"/{language}/account/sign-in/", sent, content_type=FORM)
        assert answer.status_code == 400
        assert said in answer.content.decode()


def test_such_a_letter_in_a_form_of_several_parts_is_refused(db: None, examples: object) -> None:
    file = SimpleUploadedFile("a.txt", b"\x00\x01")
    sent = {"login": "a\0b", "password": "x", "file": file}
    assert Client().post("/en/account/sign-in/", sent).status_code == 400
    # In a file it may stand.
    sent = {"login": "ab@example.org", "password": "x", "file": SimpleUploadedFile("a", b"\x00")}
    assert Client().post("/en/account/sign-in/", sent).status_code == 200


def test_a_request_that_says_it_is_larger_than_anything_taken_is_refused_unread(
    db: None, examples: object
) -> None:
    answer = Client().post(
        "/fr/account/sign-in/", "login=a", content_type=FORM, CONTENT_LENGTH=str(MOST_BYTES + 1)
    )
    assert answer.status_code == 413
    assert "C’est trop à la fois" in answer.content.decode()


def test_a_length_that_is_no_number_is_refused(db: None, examples: object) -> None:
    for length in ("x", "-1", "٣", "9" * 5_000):
        answer = Client().post(
            "/en/account/sign-in/", "login=a", content_type=FORM, CONTENT_LENGTH=length
        )
        assert answer.status_code == 400, length


def fed(pieces: list[bytes], most: int) -> list[MutableMapping[str, Any]]:
    """What an application is given of a request sent in pieces, the last without an end."""
    given: list[MutableMapping[str, Any]] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        while True:
            given.append(await receive())
            if not given[-1].get("more_body"):
                return

    waiting = iter(pieces)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": next(waiting), "more_body": True}

    async def send(message: object) -> None:
        raise AssertionError(message)

    asyncio.run(bounded(application, most)({"type": "http"}, receive, send))
    return given


def test_of_a_request_without_an_end_one_byte_more_than_is_taken_is_read() -> None:
    given = fed([b"x" * 40] * 1_000, 100)
    assert sum(len(one["body"]) for one in given) == 101
    assert [one["more_body"] for one in given] == [True, True, False]


@pytest.mark.parametrize(
    "cookie", ["a" * 8, "\0" * 32, "é" * 32, "a" * 31, "a" * 33, "a" * 5_000, "'" * 32, '"\\000"']
)
def test_a_cookie_that_can_be_no_visit_is_no_visit(db: None, examples: object, cookie: str) -> None:
    client = Client()
    client.cookies.load({})
    answer = client.get("/en/work/", headers={"cookie": f"alliancemap={cookie}"})
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/en/account/sign-in/")


def test_what_comes_after_the_end_that_was_given_is_read_and_thrown_away() -> None:
    coming = [{"type": "http.request", "body": b"x" * 40, "more_body": True} for _ in range(20)]
    coming.append({"type": "http.disconnect"})
    heard: list[str] = []

    async def receive() -> Any:
        return coming.pop(0)

    async def application(_: object, hear: Any, __: object) -> None:
        message = await hear()
        while message["type"] == "http.request" and message["more_body"]:
            message = await hear()
        # As Django does: after the end of the body it waits for the leave, and for nothing else.
        heard.append((await hear())["type"])

    async def send(message: object) -> None:
        raise AssertionError(message)

    asyncio.run(bounded(application, 100)({"type": "http"}, receive, send))
    assert heard == ["http.disconnect"]
    assert coming == []


CODED = "%3Cb%3E %2525 &lt;i&gt; \\u003cb\\u003e +"


def test_what_is_written_in_codes_is_kept_as_it_was_written(db: None, examples: object) -> None:
    person = get_user_model().objects.create_user("ana@example.org")
    client = Client()
    client.force_login(person)
    assert client.post("/en/account/name/", {"name": CODED}).status_code == 302
    person.refresh_from_db()
    assert person.name == CODED
    assert f'value="{escape(CODED)}"' in client.get("/en/account/").content.decode()
