"""What a talk must add up to, in Python: from the rules, not from the phone's code."""

from collections.abc import Iterable
from typing import Any

Operation = dict[str, Any]
OPENING = ("name", "sector", "set", "base")


def place_of(operation: Operation) -> tuple[str, str]:
    """What operations are ordered by: the phone's own stamp, then the id."""
    return (operation["stamp"], operation["id"])


def once(operations: Iterable[Operation]) -> list[Operation]:
    """Each operation once and in order; the copy that the server dated stands for the others."""
    copies: dict[str, list[Operation]] = {}
    for operation in operations:
        copies.setdefault(operation["id"], []).append(operation)
    best = [
        max(same, key=lambda one: (one.get("kept") or 0, one["stamp"])) for same in copies.values()
    ]
    return sorted(best, key=place_of)


def registers(operations: Iterable[Operation]) -> dict[str, Any]:
    """The value each register stands at; a register at null is as if it had never been."""
    values = {one["register"]: one["value"] for one in once(operations)}
    return {name: value for name, value in values.items() if value is not None}


def answers(operations: Iterable[Operation]) -> dict[str, Any]:
    """By factor, the level, sureness and note that stand."""
    return {
        name.removeprefix("answer:"): (value["level"], value.get("sure"), value.get("note") or "")
        for name, value in registers(operations).items()
        if name.startswith("answer:") and value["level"] is not None
    }


def undone(operations: Iterable[Operation]) -> Operation | None:
    """What the next undo records: the acts that stand are taken from the last to the first."""
    ordered = once(operations)
    taken_back = {one.get("undoes") for one in ordered}
    standing = [one for one in ordered if not one.get("undoes") and one["id"] not in taken_back]
    # What came with an opened file, `base` its last part, is nobody's act.
    bases = [number for number, one in enumerate(ordered) if one["register"] == "base"]
    came = [one["id"] for one in ordered[: bases[0] + 1]] if bases else []
    while standing:
        last = standing.pop()
        if last["id"] in came:
            continue
        first = next(one for one in ordered if one["register"] == last["register"])
        if last["register"] in OPENING and first is last:
            # The opening of a talk; an act before it may still be undone.
            continue
        before = [one["value"] for one in standing if one["register"] == last["register"]]
        value = before[-1] if before else None
        return {"register": last["register"], "value": value, "undoes": last["id"]}
    return None
