"""The text by which an alliance is found: all that people wrote in it, folded so that accents,
capitals and kinds of blank make no difference.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

# Codes of the file, not words that somebody wrote.
UNSAID = frozenset(
    {
        "alliancemap", "instrument", "sector", "language", "date", "level", "sure", "view",
        "relation", "fades", "settles", "seen", "standing", "side", "form", "facts", "between",
        "currency", "weights", "people", "revenue", "founded",
    }
)  # fmt: skip
# What a word needs besides letters to be found as it is: nothing that a search would not type.
BLANKS = re.compile(r"\s+")


def folded(text: str) -> str:
    """Return a text in small letters without accents, its blanks one space each."""
    if text.isascii():  # nothing to take apart, as in most of what is written
        return BLANKS.sub(" ", text.lower()).strip()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return BLANKS.sub(" ", bare.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).strip()


def searchable(data: dict[str, Any]) -> str:
    """Return the folded text of an alliance file's data: everything said in it, a line each."""
    lines = (folded(text) for text in said_in(data))
    return "\n".join(dict.fromkeys(line for line in lines if line))


def is_said(key: str, value: Any) -> bool:
    """Say whether people wrote what stands under a key: `people` may be a list of them."""
    return key not in UNSAID or (key == "people" and isinstance(value, dict | list))


def said_in(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text that somebody wrote in a file's data."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if is_said(name, inner):
                yield from said_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from said_in(inner, key)
    elif isinstance(value, str):
        yield value
