"""What people did to an alliance: acts as values, and the registers they may touch."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Origin = Literal["page", "file", "talk", "api", "import", "mirror"]

BASE = "base"
ANSWER, FACT = "answer/", "fact/"
# A factor's id, and the keys of the alliance file from the outside inwards.
REGISTER = re.compile(
    r"base|stage|signed|archived|answer/[A-Za-z0-9_]{1,20}|fact(/[^/\x00-\x1f]{1,80}){1,6}"
)
# What is said of an alliance but is not in its file: how far it has come (one of STAGES), the day
# it was signed on ("2027-03-01"), whether it is put away (true); null takes it away.
BESIDE = frozenset({"stage", "signed", "archived"})
# These are the answers' and the file's own; acts of their own kind change them.
NOT_FACTS = frozenset({"alliancemap", "instrument", "answers"})


@dataclass(frozen=True, slots=True)
class Change:
    """One act that somebody asks for. `id` is a UUID that the page or program gave it, if any.

    `value` is plain JSON; `undoes` is the id of the act that this one takes back.
    """

    register: str
    value: Any = None
    id: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as it is kept: the order of `sequence` is the order in which acts count.

    `person` is None for a program, or once the account is gone; `by` keeps the name.
    """

    sequence: int
    id: str
    register: str
    value: Any
    undoes: str | None
    person: int | None
    by: str
    at: datetime
    origin: Origin

    @property
    def factor(self) -> str | None:
        """Return the factor that an answer is about, None for another act."""
        return self.register.removeprefix(ANSWER) if self.register.startswith(ANSWER) else None

    @property
    def path(self) -> tuple[str, ...]:
        """Return the keys that lead to a fact in the alliance file; none for another act.

        What stands beside the file is a fact of one key, its register.
        """
        if self.register in BESIDE:
            return (self.register,)
        if not self.register.startswith(FACT):
            return ()
        return tuple(self.register.split("/")[1:])


def is_register(text: str) -> bool:
    """Say whether there is a register of that name."""
    if REGISTER.fullmatch(text) is None:
        return False
    return not text.startswith(FACT) or text.split("/")[1] not in NOT_FACTS


def standing(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the acts that the file adds up to, in order: the counting ones from the last base on.

    What stands beside the file is not among them.
    """
    from_base: list[Entry] = []
    for entry in counting(entries):
        if entry.register in BESIDE:
            continue
        from_base.append(entry)
        if entry.register == BASE:
            break
    return tuple(reversed(from_base))


def counting(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the acts that count, the last first: those that were not taken back.

    An act that takes back another may be taken back in its turn.
    """
    taken_back: set[str] = set()
    for entry in reversed(entries):
        if entry.id in taken_back:
            continue
        if entry.undoes is not None:
            taken_back.add(entry.undoes)
            continue
        yield entry


def text_of(value: Any) -> str:
    """Return plain JSON as the one text that the tables keep of it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
