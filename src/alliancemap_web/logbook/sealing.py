"""How an entry is sealed: canonical JSON, SHA-256, and names beside it that can be blanked.

What says who (or whom) is not in the seal itself, only its mark: a digest made with a salt that
stands beside it. Blank the name, the key and the salt, and the seal holds as before while nobody
can find the name again, nor show that a name they guess is right.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FIRST = "0" * 64  # what stands before the first entry
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Marked:
    """Somebody or something by key and name, with the salt and the mark that stand for both."""

    key: str = ""
    name: str = ""
    salt: str = ""
    mark: str = ""

    @property
    def is_forgotten(self) -> bool:
        """Say whether the name was blanked since: the mark is there, and nothing it is made of."""
        return bool(self.mark) and not (self.key or self.name or self.salt)

    @property
    def holds(self) -> bool:
        """Say whether the mark stands for key and name, for nothing at all, or for what is gone."""
        if self.is_forgotten or not (self.key or self.name or self.salt or self.mark):
            return True
        return self.mark == mark_of(self.salt, self.key, self.name)


@dataclass(frozen=True, slots=True)
class Sealed:
    """One entry as it is kept: `number` from 1, `previous` and `seal` 64 hexadecimal digits.

    `detail` is JSON text of codes and counts. `who_kind`, `about_kind` and `event` are codes.
    """

    chain: str
    number: int
    at: datetime
    event: str
    who_kind: str
    who: Marked
    alliance: str
    about_kind: str
    about: Marked
    detail: str
    previous: str
    seal: str


def new_salt() -> str:
    """Return a salt that nobody guesses, 32 letters."""
    return secrets.token_hex(SALT_BYTES)


def marked(key: str, name: str) -> Marked:
    """Return a key and a name with a new salt and their mark; nothing for nobody."""
    if not (key or name):
        return Marked()
    salt = new_salt()
    return Marked(key, name, salt, mark_of(salt, key, name))


def mark_of(salt: str, key: str, name: str) -> str:
    """Return the mark of a key and a name: SHA-256 of the three as canonical JSON."""
    return digest([salt, key, name])


def seal_of(entry: Sealed) -> str:
    """Return the seal that an entry must have: SHA-256 over all of it but names and the seal."""
    return digest(
        {
            "chain": entry.chain,
            "number": entry.number,
            "at": written(entry.at),
            "event": entry.event,
            "who": [entry.who_kind, entry.who.mark],
            "alliance": entry.alliance,
            "about": [entry.about_kind, entry.about.mark],
            "detail": entry.detail,
            "previous": entry.previous,
        }
    )


def written(at: datetime) -> str:
    """Return a moment as it is sealed: in UTC, to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def detail_text(detail: Mapping[str, str | int]) -> str:
    """Return details as they are kept; nothing for none."""
    return canonical(dict(detail)) if detail else ""


def canonical(value: Any) -> str:
    """Return a value as canonical JSON: names in order, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """Return SHA-256 of a value's canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()
