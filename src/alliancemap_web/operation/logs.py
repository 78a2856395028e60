"""How the log is written: lines of JSON or of plain text, without secrets, answers or addresses.

Whoever writes a line chooses its words, and another's library may repeat in it what people typed,
an address with a secret, or a password. So of another's line only the pattern is written and never
what was put into it, and of an exception the class and the lines of code, never its text.
"""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from traceback import extract_tb, format_list
from typing import Any

from alliancemap_web.jobs.job import JobError
from alliancemap_web.operation.facts import CURRENT, facts_of
from alliancemap_web.operation.troubles import OperationError

REQUESTS, SECURITY = "alliancemap.requests", "alliancemap.security"
OURS = ("alliancemap.", "alliancemap_web.")
# Its texts without a pattern are its own, and tell what no pattern tells.
SPOKEN = ("uvicorn.error",)
FORMS = ("", "text", "json")
LONGEST = 2_000
# An exception's causes, each with its own lines.
MOST_CAUSES = 5

WHAT = {
    "SEC001": "a sign-in or a proof of identity was refused",
    "SEC002": "a page was refused: the role lacks the right",
    "SEC003": "nothing there for who asked",
    "SEC004": "a form was refused that did not come from our pages",
    "SEC005": "refused: too often",
    "SEC006": "a link opened nothing",
    "SEC007": "a program came without a key that opens",
    "SEC008": "refused before any page: the host's name or the request itself",
    "SEC009": "an address inside was refused to what goes out",
    "SEC010": "somebody signed in",
    "SEC011": "somebody signed out",
}


def log_settings(form: str | None, debug: bool = False) -> dict[str, Any]:
    """Return Django's settings of the log: `form` is ALLIANCEMAP_LOG, "text", "json" or nothing.

    Without it what goes wrong is written, and each refusal for safety's sake; with it each request
    too. OperationError (WEB021) for another form.
    """
    form = form or ""
    if form not in FORMS:
        raise OperationError("WEB021")
    written = "JsonLines" if form == "json" else "PlainLines"
    each = "INFO" if form else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {"()": f"alliancemap_web.operation.logs.{written}", "debug": debug}
        },
        "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["terminal"], "level": "WARNING"},
        "loggers": {
            REQUESTS: {"level": each if form else "CRITICAL"},
            SECURITY: {"level": each},
            # What a browser asks for and does not get is told by its request's own line.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            # A connection that was closed is replaced before anybody uses it.
            "psycopg.pool": {"level": "ERROR"},
        },
    }


class Lines(logging.Formatter):
    """What both forms share: which parts of a record are written at all."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__()
        self.debug = debug

    def parts(self, record: logging.LogRecord) -> dict[str, Any]:
        """Return the parts of a line, by their names."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        found: dict[str, Any] = {"time": moment, "level": record.levelname}
        if record.name == REQUESTS:
            return found | {"event": "request"} | known(getattr(record, "facts", {}))
        if record.name == SECURITY:
            code = str(record.msg)
            found |= {"event": "security", "code": code, "what": WHAT.get(code, "")}
        else:
            found |= {"event": "log", "logger": record.name, "message": said(record, self.debug)}
        request = CURRENT.get()
        if request is not None:
            found |= known(facts_of(request))
        found |= known(getattr(record, "facts", {}))
        if record.exc_info and isinstance(record.exc_info[1], BaseException):
            found["error"] = list(told(record.exc_info[1], self.debug))
        return found


class JsonLines(Lines):
    """One JSON object on each line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        return json.dumps(self.parts(record), ensure_ascii=True, separators=(",", ":"))


class PlainLines(Lines):
    """One line of text, and under it the lines of code of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        parts = self.parts(record)
        head = [str(parts.pop(name)) for name in ("time", "level", "event")]
        errors = parts.pop("error", [])
        if "message" in parts:
            head[2:] = [f"{parts.pop('logger')}:", parts.pop("message")]
        rest = [f"{name}={value}" for name, value in parts.items()]
        below = (line for error in errors for line in (error["class"], *error["trace"]))
        return "\n".join([" ".join(head + rest).replace("\n", " "), *below])


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts that there are."""
    return {name: value for name, value in facts.items() if value is not None}


def said(record: logging.LogRecord, debug: bool) -> str:
    """Return what a record says, as far as it may be written."""
    if debug:
        return record.getMessage()
    pattern = str(record.msg)
    if record.name.startswith(OURS):
        if isinstance(record.args, tuple):
            try:
                return (pattern % tuple(map(harmless, record.args)))[:LONGEST]
            except (TypeError, ValueError):
                return pattern
        return pattern
    if record.args or record.name in SPOKEN:
        return pattern[:LONGEST]
    return f"({record.module}:{record.lineno})"


def harmless(value: object) -> object:
    """Return what may be written of a value: of an exception its class, unless the text is ours."""
    if isinstance(value, BaseException) and not isinstance(value, JobError):
        return type(value).__qualname__
    return value


def told(error: BaseException, debug: bool) -> Iterator[dict[str, Any]]:
    """Yield an exception and what caused it: the class and the lines of code of each."""
    one: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if one is None:
            return
        kind = f"{type(one).__module__}.{type(one).__qualname__}"
        if debug or isinstance(one, JobError):
            kind = f"{kind}: {one}"
        # Lines of code only: no values of variables, which would be what people typed.
        lines = [line.rstrip() for line in format_list(extract_tb(one.__traceback__))]
        yield {"class": kind, "trace": lines}
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
