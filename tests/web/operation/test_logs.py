"""The lines of the log: their parts, and what of others' lines and of failures is left out."""

import json
import logging
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.jobs.job import JobError
from alliancemap_web.operation.logs import (
    REQUESTS,
    SECURITY,
    WHAT,
    JsonLines,
    PlainLines,
    log_settings,
)
from alliancemap_web.operation.troubles import OperationError

SECRET = "correct horse 4711"


def record(name: str, message: object, *values: object, **more: Any) -> logging.LogRecord:
    """A line that somebody asks to be written."""
    made = logging.getLogger(name).makeRecord(
        name, logging.ERROR, "x.py", 7, message, values, more.pop("exc_info", None)
    )
    vars(made).update(more)
    return made


def failure(error: Exception) -> Any:
    """What Python says of an error that was raised."""
    try:
        raise error
    except type(error):
        return sys.exc_info()


def in_json(one: logging.LogRecord, debug: bool = False) -> dict[str, Any]:
    """A line as it stands in the log."""
    text = JsonLines(debug=debug).format(one)
    assert "\n" not in text
    parts: dict[str, Any] = json.loads(text)
    return parts


def test_our_own_line_is_written_as_it_is_meant() -> None:
    told = in_json(record("alliancemap_web.jobs.actions", "%s given up after %d", "jobs.mail", 7))
    assert told["message"] == "jobs.mail given up after 7"
    assert told["level"] == "ERROR"
    assert told["time"].endswith("+00:00")


def test_an_error_put_into_our_own_line_is_told_by_its_class() -> None:
    told = in_json(record("alliancemap_web.people", "failed: %s", ValueError(SECRET)))
    assert told["message"] == "failed: ValueError"
    told = in_json(record("alliancemap_web.people", "failed: %s", JobError("no such host")))
    assert told["message"] == "failed: no such host"


@given(st.text("abcdefghijk0123456789é✗", min_size=9))
def test_of_anothers_line_only_the_pattern_is_written(value: str) -> None:
    told = in_json(record("django.request", "Internal Server Error: %s", value))
    assert told["message"] == "Internal Server Error: %s"


def test_of_anothers_line_without_a_pattern_only_its_place_is_written() -> None:
    assert SECRET not in JsonLines().format(record("asyncio", f"never retrieved: {SECRET}"))
    told = in_json(record("uvicorn.error", "Invalid HTTP request received."))
    assert told["message"] == "Invalid HTTP request received."


@pytest.mark.parametrize("form", [JsonLines, PlainLines])
def test_a_failure_is_told_by_class_and_lines_of_code_without_its_text(form: type) -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"about {SECRET}") from error
    except ValueError:
        text = form().format(record("django.request", "failed", exc_info=sys.exc_info()))
    assert SECRET not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_logs.py" in text


def test_values_of_variables_are_not_written() -> None:
    held = SECRET + "!"
    text = JsonLines().format(record("x", "y", exc_info=failure(RuntimeError(held))))
    assert held not in text


def test_while_working_on_the_program_all_is_said() -> None:
    told = in_json(record("x", "y %s", SECRET, exc_info=failure(ValueError(SECRET))), debug=True)
    assert told["message"] == f"y {SECRET}"
    assert told["error"][0]["class"] == f"builtins.ValueError: {SECRET}"


def test_a_broken_pattern_is_written_as_it_is() -> None:
    assert in_json(record("alliancemap_web.x", "%d of %d", "a"))["message"] == "%d of %d"


def test_a_line_in_plain_text_is_one_line() -> None:
    one = record(REQUESTS, "request", facts={"route": "work", "status": 200, "ms": 1.5})
    text = PlainLines().format(one)
    assert text.endswith("request route=work status=200 ms=1.5")
    assert PlainLines().format(record("alliancemap_web.x", "a\nb")).count("\n") == 0


def test_a_line_for_safetys_sake_says_what_its_code_means() -> None:
    told = in_json(record(SECURITY, "SEC001"))
    assert told["code"] == "SEC001"
    assert told["what"] == WHAT["SEC001"]


@pytest.mark.parametrize(
    ("form", "requests"), [(None, "CRITICAL"), ("", "CRITICAL"), ("json", "INFO"), ("text", "INFO")]
)
def test_each_request_has_a_line_when_asked_for(form: str | None, requests: str) -> None:
    made = log_settings(form)
    assert made["loggers"][REQUESTS]["level"] == requests
    # What libraries say below a warning, statements with their values among it, is not written.
    assert made["root"]["level"] == "WARNING"


def test_without_the_setting_refusals_for_safetys_sake_are_written_still() -> None:
    assert log_settings(None)["loggers"][SECURITY]["level"] == "WARNING"


def test_an_unknown_form_is_refused_without_repeating_it() -> None:
    with pytest.raises(OperationError) as caught:
        log_settings("yaml")
    assert caught.value.code == "WEB021"
    assert "yaml" not in str(caught.value)
