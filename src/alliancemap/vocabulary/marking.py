"""Finds terms in a text: the longest form at each place, whole words only, nothing changed.

The page's script finds them in the same way (static/work/terms_found.js); both are held to
tests/vocabulary/marking.json. A form is found as it is written or with a capital first letter, so
that "SME" is a term and "sme" is none; any space, apostrophe or hyphen stands for any other.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
# What is written in several ways: how each of its kinds is found.
ALIKE = ((" ", r"\s+"), ("'’", "['’]"), ("-‑", "[-‑]"))


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a term is written, and the term's id."""

    text: str
    term: str


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text: where it begins and ends, in characters, and its id."""

    start: int
    end: int
    term: str


# The forms that begin with a word, the longest first, each with its pattern.
Finder = Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]


def finder(forms: Iterable[Form]) -> Finder:
    """Return what finds some forms; of two forms that are the same, the first counts."""
    by_word: dict[str, dict[str, str]] = {}
    for form in forms:
        text = " ".join(form.text.split())
        first = WORD.search(text)
        if first is not None and first.start() == 0:
            by_word.setdefault(lowered(first[0]), {}).setdefault(text, form.term)
    return {
        word: tuple(
            (pattern(text), some[text]) for text in sorted(some, key=lambda one: (-len(one), one))
        )
        for word, some in by_word.items()
    }


def find(text: str, known: Finder) -> tuple[Found, ...]:
    """Return the terms in a text from its beginning to its end, none within another."""
    found: list[Found] = []
    after = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < after:
            continue
        for one, term in known.get(lowered(word[0]), ()):
            match = one.match(text, start)
            if match is not None:
                found.append(Found(start, match.end(), term))
                after = match.end()
                break
    return tuple(found)


def lowered(word: str) -> str:
    """Return a word with a small first letter."""
    return word[:1].lower() + word[1:]


def pattern(form: str) -> re.Pattern[str]:
    """Return the pattern of a form that has single spaces: whole words, first letter either way."""
    first, rest = form[0], form[1:]
    parts = [f"[{first.lower()}{first.upper()}]" if len(first.upper()) == 1 else first]
    for letter in rest:
        alike = (found for letters, found in ALIKE if letter in letters)
        parts.append(next(alike, re.escape(letter)))
    return re.compile("".join(parts) + r"(?![^\W_])")
