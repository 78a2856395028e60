"""What differs between two alliance files besides the judgement: every text, figure and source."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alliancemap_web.portfolio.fold import expanded

Data = dict[str, Any]
MOST_TOLD = 300


@dataclass(frozen=True, slots=True)
class Differing:
    """One value that differs: the keys that lead to it, and the value before and after as text."""

    path: str
    before: str
    after: str


def differing(before: Data, after: Data) -> tuple[Differing, ...]:
    """Return the values that differ between two files' plain data, in the order of the newer one.

    Both are written out alike first, so that a short form is the same as its long one. What is
    only in the older file comes last.
    """
    old, new = dict(values(expanded(before))), dict(values(expanded(after)))
    paths = [*new, *(path for path in old if path not in new)]
    return tuple(
        Differing(path, old.get(path, ""), new.get(path, ""))
        for path in paths
        if old.get(path) != new.get(path)
    )


def values(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Return every value inside tables and lists with the keys that lead there, as text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from values(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from values(inner, f"{path}[{number}]")
    else:
        yield path, str(value)
