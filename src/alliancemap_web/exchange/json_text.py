"""Reads JSON that somebody sent, whose values may take far more room than its letters."""

import json
from collections.abc import Iterator
from typing import Any

from alliancemap_web.exchange.limits import MOST_VALUES


def read_json(text: str) -> Any:
    """Return the value of a JSON text; ValueError when it is none, or holds too many values.

    A text of some MB may hold as many empty lists, each of them thirty times as large in memory.
    """
    if sum(map(text.count, "[{,")) > MOST_VALUES:
        raise ValueError(len(text))
    return json.loads(text)


def read_lines(text: str) -> Iterator[Any]:
    """Return the value of each line of a text; ValueError as in `read_json`, for all of it."""
    if sum(map(text.count, "[{,")) > MOST_VALUES:
        raise ValueError(len(text))
    # Only a line feed ends a line: texts may hold other characters that Python calls line ends.
    return (json.loads(line) for line in text.split("\n") if line.strip())
