"""A document as plain JSON and back, so that a link can keep what it showed when it was made."""

import types
from dataclasses import asdict, fields, is_dataclass
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from alliancemap.export.document import Document


def plain(document: Document) -> dict[str, Any]:
    """Return a document as plain JSON."""
    found = asdict(document)
    for section, kept in zip(found["sections"], document.sections, strict=True):
        for block, one in zip(section["blocks"], kept.blocks, strict=True):
            # The kinds of block are told apart by this.
            block["kind"] = type(one).__name__
    return found


def document_from(value: dict[str, Any]) -> Document:
    """Return the document of plain JSON that `plain` gave; KeyError or TypeError for other."""
    made = made_as(Document, value)
    assert isinstance(made, Document)  # noqa: S101 (tells the type checker)
    return made


@lru_cache(maxsize=64)
def hints(kind: Any) -> dict[str, Any]:
    """Return the types of a dataclass's fields."""
    return get_type_hints(kind)


def made_as(kind: Any, value: Any) -> Any:
    """Return plain JSON as a value of a type: a dataclass, a tuple of some, one of several."""
    if isinstance(kind, type) and is_dataclass(kind):
        typed = hints(kind)
        known = {one.name for one in fields(kind)}
        return kind(**{key: made_as(typed[key], one) for key, one in value.items() if key in known})
    origin = get_origin(kind)
    if origin is tuple:
        inner = get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(made_as(inner[0], one) for one in value)
        return tuple(made_as(one, part) for one, part in zip(inner, value, strict=True))
    if origin in (Union, types.UnionType):
        return one_of(get_args(kind), value)
    return value


def one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    """Return plain JSON as a value of the one of several types that it names."""
    if value is None:
        return None
    shapes = [one for one in kinds if is_dataclass(one)]
    if not shapes:
        return value
    if len(shapes) == 1:
        return made_as(shapes[0], value)
    named = next(one for one in shapes if getattr(one, "__name__", "") == value["kind"])
    return made_as(named, value)
