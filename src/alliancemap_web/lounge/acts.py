"""What a person did on a phone: operations as values, and their one order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

STAMP = re.compile(r"[0-8][0-9]{14}-[0-9]{4}-[0-9a-f]{8}")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ANSWER, SKIP, ASIDE = "answer:", "skip:", "aside:"


@dataclass(frozen=True, slots=True)
class Operation:
    """One act on one register of a talk. `value` is plain JSON; `undoes` the id of another.

    `stamp` is the phone's hybrid logical clock, "<15-digit ms>-<4-digit counter>-<8 hex device>",
    and alone says what comes before what. `kept` is when the server received it (ms since 1970)
    where that clock was ahead, else None: the moment to show, which orders nothing.
    """

    id: str
    talk: str
    stamp: str
    register: str
    value: Any
    undoes: str | None = None
    kept: int | None = None

    @property
    def moment(self) -> int:
        """Return when it is shown as made, in milliseconds since 1970."""
        return int(self.stamp[:15]) if self.kept is None else self.kept

    @property
    def device(self) -> str:
        """Return the eight digits that tell one device from another."""
        return self.stamp[-8:]

    def plain(self) -> dict[str, Any]:
        """Return it as it travels."""
        told = {
            "id": self.id,
            "talk": self.talk,
            "stamp": self.stamp,
            "register": self.register,
            "value": self.value,
        }
        if self.undoes is not None:
            told["undoes"] = self.undoes
        return told if self.kept is None else told | {"kept": self.kept}


def in_order(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return each operation once, by the phones' own stamps; between equal ones the id decides.

    A stamp is later than every stamp its phone had seen, so an act comes after all that whoever
    did it could know. Of two copies the one with the later `kept` stays, as in talk.js.
    """
    once: dict[str, Operation] = {}
    for operation in operations:
        known = once.get(operation.id)
        if known is None or copy_of(known) < copy_of(operation):
            once[operation.id] = operation
    return tuple(sorted(once.values(), key=lambda one: (one.stamp, one.id)))


def copy_of(operation: Operation) -> tuple[int, str]:
    """Return what decides between two copies of an operation: the greater one stays."""
    return (-1 if operation.kept is None else operation.kept, operation.stamp)


def last_of_each(ordered: Iterable[Operation]) -> dict[str, Operation]:
    """Return the operation that counts for each register, in the order of the last changes."""
    last: dict[str, Operation] = {}
    for operation in ordered:
        last.pop(operation.register, None)
        last[operation.register] = operation
    return last
