"""The log as a person who runs the program reads it: the bytes that would stand in it."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from alliancemap_web.operation.logs import REQUESTS, SECURITY, JsonLines


class Log:
    """What was written to the log."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        """All of it."""
        return self.stream.getvalue()

    def lines(self, event: str | None = None) -> list[dict[str, Any]]:
        """Its lines, of one kind if asked for."""
        found = [json.loads(line) for line in self.text.splitlines()]
        return [one for one in found if event in (None, one["event"])]


@pytest.fixture
def log() -> Iterator[Log]:
    """The log in JSON, with a line for each request, as ALLIANCEMAP_LOG=json has it."""
    made = Log()
    handler = logging.StreamHandler(made.stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    told = {name: logging.getLogger(name) for name in (REQUESTS, SECURITY)}
    before = {name: one.level for name, one in told.items()}
    root.addHandler(handler)
    for one in told.values():
        one.setLevel("INFO")
    yield made
    root.removeHandler(handler)
    for name, one in told.items():
        one.setLevel(before[name])
