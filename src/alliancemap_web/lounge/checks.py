"""What a phone sends, held against the one shape it may have; the first fault refuses it all."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from alliancemap.instruments import load_instrument, sectors
from alliancemap_web.lounge.acts import ANSWER, ASIDE, ID, SKIP, STAMP, Operation
from alliancemap_web.lounge.refusals import refused
from alliancemap_web.lounge.written import cleaned, is_blank

MOST_OPERATIONS = 500
MOST_BYTES = 20_000
# An alliance file that was opened on the phone travels as one value.
MOST_BASE = 300_000
DEEPEST = 40
SETS = ("airport_12", "airport_6", "whole")
SURENESSES = ("guess", "fairly_sure", "proof")
UNCERTAIN = ("unknown", "not_relevant")
TOP = 4
# More than any talk can have; what a database takes for a whole number.
LARGEST_SEQUENCE = 2_147_483_647
# Milliseconds since 1970, the last that a phone's Date holds.
LATEST_SHOWN = 8_640_000_000_000_000

Shape = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Sync:
    """What a phone brings of one talk, and the number up to which it knows the server's."""

    talk: str
    since: int
    operations: tuple[Operation, ...]


def read_sync(sent: Mapping[str, Any]) -> Sync:
    """Return what was sent to be synced; RefusedError (400, 413) with the first fault's place."""
    talk = matched(ID, sent.get("talk"), "talk")
    since = sent.get("since", 0)
    if not is_whole(since, LARGEST_SEQUENCE):
        raise refused(400, "WEB102", place="since")
    operations = sent.get("operations", [])
    if not isinstance(operations, list):
        raise refused(400, "WEB102", place="operations")
    if len(operations) > MOST_OPERATIONS:
        raise refused(413, "WEB103", count=len(operations), most=MOST_OPERATIONS)
    read = tuple(
        read_operation(one, f"operations[{at}]", talk) for at, one in enumerate(operations)
    )
    return Sync(talk, since, read)


def read_operation(sent: Any, place: str, talk: str) -> Operation:
    """Return one operation of a talk; RefusedError with the place of its first fault."""
    if not isinstance(sent, dict):
        raise refused(400, "WEB102", place=place)
    id_ = matched(ID, sent.get("id"), f"{place}.id")
    faults = {
        "talk": sent.get("talk") != talk,
        "stamp": not is_text_of(STAMP, sent.get("stamp")),
        "kept": not (sent.get("kept") is None or is_whole(sent["kept"], LATEST_SHOWN)),
        "undoes": not (sent.get("undoes") is None or is_text_of(ID, sent["undoes"])),
        "register": not is_register(sent.get("register")),
        "value": "value" not in sent,
    }
    fault = next((name for name, is_wrong in faults.items() if is_wrong), None)
    if fault is not None:
        raise refused(400, "WEB102", id_, place=f"{place}.{fault}")
    register, value = sent["register"], sent["value"]
    most = MOST_BASE if register == "base" else MOST_BYTES
    if not shapes()[register](value):
        raise refused(400, "WEB102", id_, place=f"{place}.value")
    if len(json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")) > most:
        raise refused(413, "WEB104", id_, place=f"{place}.value", most=most)
    return Operation(
        id_, talk, sent["stamp"], register, value, sent.get("undoes"), sent.get("kept")
    )


def matched(pattern: Any, value: Any, place: str) -> str:
    """Return a text that has the form it must have; RefusedError otherwise."""
    if not is_text_of(pattern, value):
        raise refused(400, "WEB102", place=place)
    return str(value)


def is_text_of(pattern: Any, value: Any) -> bool:
    """Say whether a value is a text of a form, whole."""
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def is_register(value: Any) -> bool:
    """Say whether a value names a register there is."""
    return isinstance(value, str) and value in shapes()


def is_whole(value: Any, most: int) -> bool:
    """Say whether a value is a whole number from 0 to the most; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


@lru_cache(maxsize=1)
def shapes() -> Mapping[str, Shape]:
    """Return every register there is, with what tells whether a value belongs there."""
    instruments = [load_instrument(sector=one) for one in sectors()]
    factors = {factor.id for one in instruments for factor in one.factors}
    gates = {gate.id for one in instruments for gate in one.gates}
    known = sectors()
    named: dict[str, Shape] = {
        "name": lambda value: isinstance(value, str),
        "sector": lambda value: isinstance(value, str) and value in known,
        "set": lambda value: isinstance(value, str) and value in SETS,
        "feeling": is_feeling,
        "base": is_file,
    }
    named |= {f"{ANSWER}{factor}": is_answer for factor in factors}
    named |= {f"{SKIP}{factor}": lambda value: value is True for factor in factors}
    named |= {f"{ASIDE}{gate}": is_aside for gate in gates}
    return {name: or_nothing(shape) for name, shape in named.items()}


def or_nothing(shape: Shape) -> Shape:
    """Return a shape that null has too: undoing the first value leaves none."""
    return lambda value: value is None or shape(value)


def is_answer(value: Any) -> bool:
    """Say whether a value is {level, sure, note}; only the level must be there."""
    return (
        isinstance(value, dict)
        and "level" in value
        and value.keys() <= {"level", "sure", "note"}
        and is_level(value["level"])
        and (value.get("sure") is None or is_one_of(value["sure"], SURENESSES))
        and isinstance(value.get("note", ""), str | None)
    )


def is_level(value: Any) -> bool:
    """Say whether a value is a level, two of them from low to high, a word for none, or null."""
    if isinstance(value, list):
        return len(value) == 2 and all(is_whole(end, TOP) for end in value) and value[0] <= value[1]
    return value is None or is_whole(value, TOP) or is_one_of(value, UNCERTAIN)


def is_one_of(value: Any, words: tuple[str, ...]) -> bool:
    """Say whether a value is one of some words."""
    return isinstance(value, str) and value in words


def is_feeling(value: Any) -> bool:
    """Say whether a value is {level, knows}."""
    return (
        isinstance(value, dict)
        and value.keys() <= {"level", "knows"}
        and (value.get("level") is None or is_whole(value["level"], TOP))
        and isinstance(value.get("knows", ""), str | None)
    )


def is_aside(value: Any) -> bool:
    """Say whether a value is {reason}, and the reason says something."""
    return (
        isinstance(value, dict)
        and value.keys() == {"reason"}
        and isinstance(value["reason"], str)
        and not is_blank(cleaned(value["reason"]))
    )


def is_file(value: Any) -> bool:
    """Say whether a value is a table no deeper than a reader can follow."""
    return isinstance(value, dict) and not is_deeper(value, DEEPEST)


def is_deeper(value: Any, most: int) -> bool:
    """Say whether lists and tables stand within one another more often than `most` times."""
    level = [value]
    for _ in range(most):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True
