"""What people see when something is not as it should be: designed pages, in their language."""

import logging
import sys

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language_from_request

from alliancemap.words import error_sentence
from alliancemap_web.languages import spoken
from alliancemap_web.trouble import Trouble, note, trouble_of

log = logging.getLogger(__name__)
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def error_page(request: HttpRequest, status: int, key: str) -> HttpResponse:
    """Return a page that says what happened and where to go on, with this status.

    `key` names the sentences in the words: <key>_title and <key>_text.
    """
    # A request may fail before its language is known.
    language = get_language_from_request(request, check_path=True)[:2]
    with translation.override(language):
        said = {"key": key, "title": spoken(f"{key}_title"), "text": spoken(f"{key}_text")}
        return render(request, "errors/error.html", said, status=status)


def trouble_page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Say that nothing can be kept just now, and when to try again; the sentence has its code."""
    language = get_language_from_request(request, check_path=True)[:2]
    with translation.override(language):
        text = f"{error_sentence(trouble.code, language)} ({trouble.code})"
        said = {"key": trouble.key, "title": spoken(f"{trouble.key}_title"), "text": text}
        response = render(request, "errors/error.html", said, status=trouble.status)
    response["Retry-After"] = str(trouble.after)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be understood, or that is too large to be read."""
    if isinstance(exception, TOO_LARGE):
        return error_page(request, 413, "too_large")
    return error_page(request, 400, "bad_request")


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Answer a request that is refused."""
    return error_page(request, 403, "not_allowed")


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was not sent from one of our pages; `reason` is for Django alone."""
    log.debug("form refused: %s", reason)
    request.refused = "SEC004"  # type: ignore[attr-defined]  # the log reads it
    return error_page(request, 403, "not_from_here")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """Answer an address that leads nowhere."""
    return error_page(request, 404, "not_found")


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when the program itself failed; what happened is in the log, not on the page."""
    trouble = trouble_of(sys.exc_info()[1])
    if trouble is not None:
        return trouble_page(request, trouble)
    return error_page(request, 500, "failed")


def kept_nothing(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """Answer a page that failed because nothing can be kept just now; None for another failure."""
    trouble = trouble_of(error)
    if trouble is None:
        return None
    note(error)
    return trouble_page(request, trouble)
