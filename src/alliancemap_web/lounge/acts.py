"""What a person did on a phone: operations as values, and their one order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

STAMP = re.compile(r"[0-9]{15}-[0-9]{4}-[0-9a-f]{8}")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ANSWER, SKIP, ASIDE = "answer:", "skip:", "aside:"


@dataclass(frozen=True, slots=True)
class Operation:
    """One act on one register of a talk. `value` is plain JSON; `undoes` the id of another.

    `stamp` is the phone's hybrid logical clock, "<15-digit ms>-<4-digit counter>-<8 hex device>";
    `kept` is the server's in its place when that clock was ahead, else empty.
    """

    id: str
    talk: str
    stamp: str
    register: str
    value: Any
    undoes: str | None = None
    kept: str = ""

    @property
    def counts(self) -> str:
        """Return the stamp that the operation is ordered by."""
        return self.kept or self.stamp

    @property
    def moment(self) -> int:
        """Return when it was made, in milliseconds since 1970."""
        return int(self.counts[:15])

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
        return told | {"kept": self.kept} if self.kept else told


def in_order(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return each operation once, the earliest first; between equal stamps the id decides.

    Of two copies the one with the later `kept` stays, as in static/lounge/talk.js.
    """
    once: dict[str, Operation] = {}
    for operation in operations:
        known = once.get(operation.id)
        if known is None or known.kept < operation.kept:
            once[operation.id] = operation
    return tuple(sorted(once.values(), key=lambda one: (one.counts, one.id)))


def last_of_each(ordered: Iterable[Operation]) -> dict[str, Operation]:
    """Return the operation that counts for each register, in the order of the last changes."""
    last: dict[str, Operation] = {}
    for operation in ordered:
        last.pop(operation.register, None)
        last[operation.register] = operation
    return last
