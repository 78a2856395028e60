"""JSON in and JSON out."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from alliancemap_web.lounge.messages import language_of, message, person_of, read_message
from alliancemap_web.lounge.refusals import Reason, RefusedError, refused


def post(body: str | bytes, kind: str = "application/json", **more: Any) -> HttpRequest:
    return RequestFactory().post("/", body, content_type=kind, **more)


def test_what_a_view_returns_is_answered_and_kept_nowhere() -> None:
    answer = message(lambda _: {"a": 1})(RequestFactory().get("/"))
    assert json.loads(answer.content) == {"a": 1}
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("language", "says"), [("en", "Nobody"), ("fr", "Personne")])
def test_a_refusal_is_answered_with_its_status_in_the_language_of_the_message(
    language: str, says: str
) -> None:
    def view(request: HttpRequest) -> dict[str, Any]:
        read_message(request, 100)
        raise refused(401, "WEB107")

    answer = message(view)(post(json.dumps({"language": language})))
    assert answer.status_code == 401
    (problem,) = json.loads(answer.content)["problems"]
    assert problem["code"] == "WEB107"
    assert problem["sentence"].startswith(says)


def test_several_reasons_are_all_told() -> None:
    def view(_: HttpRequest) -> dict[str, Any]:
        raise RefusedError(400, Reason("WEB107"), Reason("WEB108"))

    answer = message(view)(RequestFactory().get("/"))
    assert [one["code"] for one in json.loads(answer.content)["problems"]] == ["WEB107", "WEB108"]


def test_a_language_we_do_not_speak_is_passed_over() -> None:
    request = post('{"language": "de"}', headers={"Accept-Language": "fr"})
    read_message(request, 100)
    assert language_of(request) == "fr"


def test_a_message_is_read_up_to_its_limit() -> None:
    assert read_message(post('{"a": 1}'), 8) == {"a": 1}
    with pytest.raises(RefusedError) as large:
        read_message(post('{"a": 11}'), 8)
    assert large.value.status == 413


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "Infinity", "9" * 5000])
def test_a_number_that_could_not_be_repeated_is_refused(number: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        read_message(post(f'{{"a": [{number}]}}'), 10_000)
    assert refusal.value.status == 400
    assert read_message(post('{"a": 1e308}'), 100) == {"a": 1e308}


def test_nobody_is_nobody() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with pytest.raises(RefusedError) as refusal:
        person_of(request)
    assert refusal.value.status == 401
