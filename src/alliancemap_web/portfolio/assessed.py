"""An assessment as text that is kept beside the document it was made from, and back again.

It saves judging an alliance again for each page. Whatever it depends on is in its mark, the
document and the program that judges; under another mark it counts for nothing.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from alliancemap.model.assessment import Assessment

Back = Callable[[Any], Any]


@lru_cache(maxsize=1)
def program() -> str:
    """Return the SHA-256 of what judges here: the release, the model's source and this module's.

    The instrument is no part of it: an assessment names its digest itself.
    """
    sources = [*files("alliancemap.model").iterdir(), files(__package__).joinpath("assessed.py")]
    digest = hashlib.sha256(version("alliancemap").encode())
    for source in sorted(sources, key=lambda one: one.name):
        if source.name.endswith(".py"):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def mark_of(document: str) -> str:
    """Return the SHA-256 of a document and of the program that judges it."""
    return hashlib.sha256(f"{program()}\n{document}".encode()).hexdigest()


def packed(assessment: Assessment) -> str:
    """Return an assessment as JSON text: each value a list of its fields, in their order."""
    return json.dumps(listed(assessment), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Assessment:
    """Return the assessment that `packed` made a text of."""
    found: Assessment = back(Assessment)(json.loads(text))
    return found


def listed(value: Any) -> Any:
    """Return a value of the model as lists of plain values."""
    if is_dataclass(value):
        return [listed(getattr(value, one.name)) for one in fields(value)]
    return [listed(one) for one in value] if isinstance(value, tuple) else value


@lru_cache(maxsize=200)
def back(kind: Any) -> Back:
    """Return what makes a value of a type again from its lists; TypeError for one it cannot."""
    if kind in (str, int, bool) or get_origin(kind) is Literal:
        return as_it_is
    if is_dataclass(kind) and isinstance(kind, type):
        return record_back(kind)
    if get_origin(kind) is tuple:
        return tuple_back(get_args(kind))
    if get_origin(kind) in (Union, UnionType):
        return union_back(get_args(kind))
    raise TypeError(f"{kind} is not a type of the model")


def as_it_is(value: Any) -> Any:
    """Return a value that JSON keeps as it is."""
    return value


def record_back(kind: type) -> Back:
    """Return what makes a dataclass again from the list of its fields."""
    hints = get_type_hints(kind)
    ways = tuple(back(hints[one.name]) for one in fields(kind))
    if all(way is as_it_is for way in ways):
        return lambda value: kind(*value)
    return lambda value: kind(*[way(one) for way, one in zip(ways, value, strict=True)])


def tuple_back(kinds: tuple[Any, ...]) -> Back:
    """Return what makes a tuple again: one of many alike, or one of so many each its own."""
    if kinds[1:] == (...,):
        way = back(kinds[0])
        return tuple if way is as_it_is else lambda value: tuple([way(one) for one in value])
    ways = tuple(back(one) for one in kinds)
    return lambda value: tuple([way(one) for way, one in zip(ways, value, strict=True)])


def union_back(kinds: tuple[Any, ...]) -> Back:
    """Return what makes one of several again: of those that are lists, there is but one."""
    ways = {back(one) for one in kinds if one is not type(None)} - {as_it_is}
    if len(ways) > 1:
        raise TypeError(f"{kinds} cannot be told apart")
    for way in ways:
        return lambda value: way(value) if isinstance(value, list) else value
    return as_it_is
