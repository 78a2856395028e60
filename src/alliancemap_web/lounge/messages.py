"""JSON in and JSON out: what the phone's scripts and the server say to each other."""

import json
from collections.abc import Callable
from functools import wraps
from math import isfinite
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import get_language_from_request
from django.views.decorators.csrf import csrf_exempt

from alliancemap.words import LANGUAGES
from alliancemap_web.lounge.refusals import RefusedError, refused
from alliancemap_web.trouble import note, trouble_of

Data = dict[str, Any]
Given = ParamSpec("Given")
LANGUAGE = "lounge_language"


class TokenCheck(CsrfViewMiddleware):
    """Django's own check of the token, which says why instead of answering with a page."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:  # noqa: ARG002 - Django names it
        return reason


def message(
    view: Callable[Concatenate[HttpRequest, Given], Data],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """Return a view that answers with the data of another, or with why it refused.

    What it answers is kept nowhere. The view itself asks for the token where a cookie speaks for
    somebody; what no cookie speaks for takes JSON only, which no other site's form can send.
    """

    @wraps(view)
    def answered(request: HttpRequest, /, *args: Given.args, **more: Given.kwargs) -> HttpResponse:
        try:
            response = JsonResponse(view(request, *args, **more))
        except RefusedError as refusal:
            response = JsonResponse(
                refusal_data(refusal, language_of(request)), status=refusal.status
            )
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            note(error)
            told = refusal_data(refused(trouble.status, trouble.code), language_of(request))
            response = JsonResponse(told, status=trouble.status)
            response["Retry-After"] = str(trouble.after)
        response["Cache-Control"] = "no-store"
        return response

    view_of_all: Callable[Concatenate[HttpRequest, Given], HttpResponse] = csrf_exempt(answered)
    return view_of_all


def refusal_data(refusal: RefusedError, language: str) -> Data:
    """Return why something was refused, in words."""
    return {
        "problems": [
            {"code": one.code, "sentence": one.sentence(language), "operation": refusal.operation}
            for one in refusal.reasons
        ]
    }


def language_of(request: HttpRequest) -> str:
    """Return the language to answer in: what the message names, else what the browser asks for."""
    named = getattr(request, LANGUAGE, None)
    if isinstance(named, str) and named in LANGUAGES:
        return named
    return get_language_from_request(request)[:2]


def read_message(request: HttpRequest, most: int) -> Data:
    """Return the JSON table that was sent; RefusedError: 400 when it is none, 413 too large."""
    if request.content_type != "application/json":
        raise refused(400, "WEB101")
    content = request.read(most + 1)
    if len(content) > most:
        raise refused(413, "WEB110", most=most)
    try:
        sent = json.loads(content, parse_constant=no_number, parse_float=finite)
    except (ValueError, RecursionError):
        raise refused(400, "WEB101") from None
    if not isinstance(sent, dict):
        raise refused(400, "WEB101")
    setattr(request, LANGUAGE, sent.get("language"))
    return sent


def no_number(name: str) -> float:
    """Refuse what JSON does not have: NaN and the infinities."""
    raise ValueError(name)


def finite(text: str) -> float:
    """Return the number a text writes; ValueError for one that JSON could not repeat."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def person_of(request: HttpRequest) -> int:
    """Return who is signed in and sends this; RefusedError: 401 nobody, 403 without the token."""
    number = request.user.pk
    if number is None or not request.user.is_active:
        raise refused(401, "WEB107")
    check = TokenCheck(lambda _: HttpResponse())
    check.process_request(request)
    if check.process_view(request, lambda _: HttpResponse(), (), {}) is not None:
        raise refused(403, "WEB113")
    return int(number)
