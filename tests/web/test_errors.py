"""The pages people see when something is not as it should be."""

import logging
from unittest.mock import patch

import pytest
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.test import Client, RequestFactory
from django.urls import reverse

from alliancemap_web.errors import bad_request
from alliancemap_web.languages import spoken


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_unknown_address_is_a_designed_page_in_its_language(
    visitor: Client, language: str
) -> None:
    answer = visitor.get(f"/{language}/no-such-page/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert spoken("not_found_title", language) in page
    assert f'<html lang="{language}">' in page
    assert f'href="/{language}/"' in page


def test_an_address_without_a_language_is_answered_in_the_readers_own(visitor: Client) -> None:
    answer = visitor.get("/no-such-page/", headers={"accept-language": "fr"}, follow=True)
    assert answer.status_code == 404
    assert spoken("not_found_title", "fr") in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_on_a_designed_page(visitor: Client) -> None:
    answer = visitor.post("/fr/alliances/mannkind-sanofi/try/", {"try": "R17=0"})
    assert answer.status_code == 403
    assert spoken("not_from_here_title", "fr") in answer.content.decode()


@pytest.mark.parametrize("error", [RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_too_large_is_told_as_such(
    error: type[Exception], language: str, rf: RequestFactory
) -> None:
    answer = bad_request(rf.post(f"/{language}/"), error())
    assert answer.status_code == 413
    assert spoken("too_large_title", language) in answer.content.decode()
    assert bad_request(rf.get(f"/{language}/"), ValueError()).status_code == 400


def test_a_name_this_server_does_not_answer_to_is_refused(visitor: Client) -> None:
    answer = visitor.get("/en/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert spoken("bad_request_title", "en") in answer.content.decode()
    assert "evil.example" not in answer.content.decode()


def test_a_failure_shows_a_calm_page_and_goes_to_the_log(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    visitor.raise_request_exception = False
    with (
        patch("alliancemap_web.alliances.pages.list_alliances", side_effect=RuntimeError("secret")),
        caplog.at_level(logging.ERROR),
    ):
        answer = visitor.get(reverse("gallery"))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert spoken("failed_title", "en") in page
    assert "secret" not in page
    assert "Traceback" not in page
    assert any(record.exc_info for record in caplog.records)
