"""The door of the interface: only a key opens it, and what is sent is read with care."""

import json
from math import isfinite
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from ninja.parser import Parser
from ninja.security import HttpBearer

from alliancemap_web import clock
from alliancemap_web.api.actions.keys import note_use
from alliancemap_web.api.problems import problem
from alliancemap_web.api.queries.keys import Program, find_program
from alliancemap_web.logbook.actions import write_server
from alliancemap_web.lounge.rates import address_of
from alliancemap_web.trouble import if_it_can

MOST_SENT = 2_000_000
JSON = "application/json"
# A key cannot be guessed; this keeps programs that lost theirs from asking for ever.
MOST_WRONG = 30
WRONG_FOR = 600  # seconds


class KeyDoor(HttpBearer):
    """Lets in who sends `Authorization: Bearer am_...`; a sign-in in a browser opens nothing."""

    def authenticate(self, request: HttpRequest, token: str) -> Program:
        """Return the program that comes with a key; ProblemError: 401 no such key, 429 too often.

        What it sends is read at the same time: 400, 413 or 415 when it cannot be.
        """
        today = clock.today()
        program = find_program(token, today)
        if program is None:
            count_wrong(request)
            with if_it_can():
                write_server("key_refused")
            raise problem(401, "API002")
        if program.used_on != today:
            with if_it_can():  # reading goes on where nothing can be written
                note_use(program.key, today)
        refuse_nothing(request)
        take_body(request)
        return program


def count_wrong(request: HttpRequest) -> None:
    """Count a wrong key; ProblemError (429) when its address came with too many."""
    key = f"api-wrong-{address_of(request)}"
    cache.add(key, 0, WRONG_FOR)
    try:
        count = cache.incr(key)
    except ValueError:  # its time ended just now
        return
    if count > MOST_WRONG:
        error = problem(429, "API003", minutes=WRONG_FOR // 60)
        error.more["Retry-After"] = str(WRONG_FOR)
        raise error


def refuse_nothing(request: HttpRequest) -> None:
    """Refuse (400) an address with a letter in it that no text holds: databases do too."""
    given = [request.path, *(value for values in request.GET.lists() for value in values[1])]
    if any("\0" in one for one in given):
        raise problem(400, "API009")


def take_body(request: HttpRequest) -> None:
    """Read what was sent as far as it may go, which is further than a form's.

    ProblemError: 413 too much, 415 something else than JSON.
    """
    if request.method not in ("POST", "PUT", "PATCH"):
        return
    content = request.read(MOST_SENT + 1)
    if len(content) > MOST_SENT:
        raise problem(413, "API008", most=MOST_SENT // 1_000_000)
    if request.content_type != JSON:
        raise problem(415, "API007")
    # What Django keeps of a body it read itself; its own limit is that of the pages' forms.
    request._body = content


class StrictParser(Parser):
    """Reads JSON and nothing that only resembles it."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return what was sent; ValueError when it is no JSON that could be kept."""
        sent = json.loads(request.body, parse_constant=no_number, parse_float=finite)
        # Half of a pair of letters, and the letter of number 0, are in no text.
        text = json.dumps(sent, ensure_ascii=False)
        text.encode("utf-8")
        if "\\u0000" in text:
            raise ValueError(0)
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
