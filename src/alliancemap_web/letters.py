"""Refuses what no text holds, and more than is ever taken, before any page looks at it.

The letter of number 0 and half a pair of letters are in no text that anybody types; not every
database keeps them. Programs are told so by the interface itself.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from alliancemap_web.exchange.limits import MOST_UPLOAD_BYTES

NO_LETTER = re.compile("[\x00\ud800-\udfff]")
# The largest thing that any page takes, and what a browser writes around it.
MOST_BYTES = MOST_UPLOAD_BYTES + 1_000_000
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
FOR_PROGRAMS = "/api/"

View = Callable[..., HttpResponse]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Application = Callable[[Scope, Receive, Any], Awaitable[None]]


class Letters(MiddlewareMixin):
    """The middleware: looks at an address and a form before its page does."""

    def process_view(self, request: HttpRequest, view: View, args: Any, given: Any) -> None:  # noqa: ARG002 - Django names them
        """Let a request pass; BadRequest for such a letter, RequestDataTooBig for too much."""
        length = length_of(request)
        if request.path.startswith(FOR_PROGRAMS):
            return
        if has_no_letter((request.path, *of_all(request.GET))):
            raise BadRequest
        if getattr(view, "csrf_exempt", False):  # reads its own message, and says how much it takes
            return
        if length > MOST_BYTES:
            raise RequestDataTooBig
        is_form = request.method == "POST" and request.content_type in FORMS
        if is_form and has_no_letter(of_all(request.POST)):
            raise BadRequest


def has_no_letter(texts: Iterable[str]) -> bool:
    """Say whether one of some texts holds what no text holds."""
    return any(NO_LETTER.search(one) for one in texts)


def of_all(sent: Any) -> Iterable[str]:
    """Return the names and the values of a form or an address."""
    for name, values in sent.lists():
        yield name
        yield from values


def length_of(request: HttpRequest) -> int:
    """Return how long a request says it is, 0 when it does not say; BadRequest for no number."""
    said = str(request.META.get("CONTENT_LENGTH") or "0")
    if not (said.isascii() and said.isdigit() and len(said) < 19):
        raise BadRequest
    return int(said)


def bounded(application: Application, most: int = MOST_BYTES) -> Application:
    """Return an ASGI application that is given at most `most` bytes of a request, and one more.

    Django keeps what is sent in a file before anybody looks at it; without this, whoever sends
    without an end fills the disk.
    """

    async def cut(scope: Scope, receive: Receive, send: Any) -> None:
        left = most + 1

        async def receive_some() -> MutableMapping[str, Any]:
            nonlocal left
            message = await receive()
            # What comes after the end that was given is read, so that whoever sends it hears the
            # answer, and thrown away: after the end an application waits for nothing but the leave.
            while message["type"] == "http.request" and left <= 0:
                message = await receive()
            if message["type"] != "http.request":
                return message
            body = message.get("body", b"")[:left]
            left -= len(body)
            return {
                **message,
                "body": body,
                "more_body": message.get("more_body", False) and left > 0,
            }

        await application(scope, receive_some if scope["type"] == "http" else receive, send)

    return cut
