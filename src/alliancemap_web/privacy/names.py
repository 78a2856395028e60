"""A person's names and addresses, found wherever they are written and replaced by another name."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from alliancemap_web.portfolio.searching import folded

# A shorter name is found only where it stands alone, as it may be part of any sentence.
SHORTEST_IN_TEXT = 3
ENCODINGS = ("utf-8", "utf-16", "latin-1")
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody: every name they bore, their addresses, and their accounts (rows' numbers).

    `is_shared` says that somebody else bears one of the names: then it is theirs only where an
    account says so. Without `in_sentences` a name of one word, which many bear, counts only where
    it stands alone.
    """

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    accounts: frozenset[int] = frozenset()
    is_shared: bool = False
    in_sentences: bool = True

    @property
    def bare_names(self) -> frozenset[str]:
        """Return the names folded, as they are compared."""
        return frozenset(folded(one) for one in self.names if folded(one))

    @property
    def bare_addresses(self) -> frozenset[str]:
        """Return the addresses as they are compared."""
        return frozenset(one.strip().casefold() for one in self.addresses if one.strip())


@dataclass(frozen=True)
class Finder:
    """Finds somebody in what others wrote, and puts `neutral` in the place of their names."""

    whom: Whom
    neutral: str = ""
    # What takes the place of a hash that was made of a name or an address.
    marks: dict[str, str] = field(default_factory=dict)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds a name or an address in a text."""
        return either(
            [mail_pattern(one) for one in longest_first(self.whom.bare_addresses)],
            [name_pattern(one) for one in self.named_in_texts],
        )

    @cached_property
    def bare_pattern(self) -> re.Pattern[str]:
        """Return what finds a name or an address in a text that was folded."""
        addresses = {folded(one) for one in self.whom.bare_addresses}
        names = {folded(one) for one in self.named_in_texts}
        return either(
            [mail_pattern(one) for one in longest_first(addresses)],
            [name_pattern(one) for one in longest_first(names)],
        )

    @property
    def named_in_texts(self) -> list[str]:
        """Return the names to look for in texts: none that somebody else bears, none too short."""
        if self.whom.is_shared:
            return []
        return longest_first(
            one
            for one in self.whom.names
            if len(folded(one)) >= SHORTEST_IN_TEXT
            and (self.whom.in_sentences or len(one.split()) > 1)
        )

    def bears(self, name: str) -> bool:
        """Say whether a name alone is one of theirs."""
        return folded(name) in self.whom.bare_names

    def is_at(self, address: str) -> bool:
        """Say whether an address is one of theirs."""
        return address.strip().casefold() in self.whom.bare_addresses

    def found_in(self, value: Any) -> list[str]:
        """Return the texts within plain data in which they are named."""
        return [one for one in texts_of(value) if self.pattern.search(one)]

    def found_in_packed(self, text: str) -> list[str]:
        """Return the texts within JSON text in which they are named."""
        return self.found_in(unpacked(text))

    def is_in_bytes(self, content: bytes) -> bool:
        """Say whether a file of plain text names them, in any of the usual encodings."""
        return any(self.pattern.search(content.decode(one, "ignore")) for one in ENCODINGS)

    def text(self, text: str) -> str:
        """Return a text with the neutral name instead of theirs."""
        return self.pattern.sub(lambda _: self.neutral, text)

    def bare_text(self, text: str) -> str:
        """Return a folded text with the neutral name instead of theirs."""
        return self.bare_pattern.sub(lambda _: folded(self.neutral), text)

    def plain(self, value: Any) -> Any:
        """Return plain data with the neutral name instead of theirs, also in the keys."""
        if isinstance(value, dict):
            return {self.plain(key): self.plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.plain(inner) for inner in value]
        if isinstance(value, str):
            if value in self.marks:
                return self.marks[value]
            return self.neutral if self.is_alone(value) else self.text(value)
        return value

    def packed(self, text: str) -> str:
        """Return JSON text, or any other, with the neutral name instead of theirs."""
        value = unpacked(text)
        after = self.plain(value)
        if after == value:
            return text
        if isinstance(value, str) and not text.startswith('"'):
            return str(after)
        return json.dumps(after, ensure_ascii=False, separators=(",", ":"))

    def is_alone(self, text: str) -> bool:
        """Say whether a text within plain data is their name and nothing else."""
        return not self.whom.is_shared and self.bears(text)


def unpacked(text: str) -> Any:
    """Return what JSON text holds; the text itself where it is none."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text within plain data, keys too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(key)
            yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)
    elif isinstance(value, str):
        yield value


def longest_first(texts: Iterable[str]) -> list[str]:
    """Return texts with the longest first, so that a part of a name is not taken for it."""
    return sorted((one for one in set(texts) if one.strip()), key=lambda one: (-len(one), one))


def either(addresses: list[str], names: list[str]) -> re.Pattern[str]:
    """Return what finds any of several; an address before a name that is part of it."""
    parts = [*addresses, *names]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else NEVER


def mail_pattern(address: str) -> str:
    """Return what finds an address, and none that only ends or begins like it."""
    return rf"(?<![\w.+-]){re.escape(address)}(?![\w-]|\.\w)"


def name_pattern(name: str) -> str:
    """Return what finds a name: whatever blanks are in it, its accents written either way."""
    words = [
        "".join(letter_pattern(one) for one in unicodedata.normalize("NFC", word))
        for word in name.split()
    ]
    return r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"


def letter_pattern(letter: str) -> str:
    """Return what finds a letter, as one sign or as a sign with its accent after it."""
    apart = unicodedata.normalize("NFD", letter)
    if letter in "'\N{RIGHT SINGLE QUOTATION MARK}":
        return "['\N{RIGHT SINGLE QUOTATION MARK}]"
    if apart == letter:
        return re.escape(letter)
    return f"(?:{re.escape(letter)}|{re.escape(apart)})"
