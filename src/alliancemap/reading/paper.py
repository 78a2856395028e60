"""What text is written on: how wide it is, whether it takes colour, which signs it can show."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "bold", "dim", "market", "value", "risk"]
NARROWEST, WIDEST, USUAL = 60, 100, 80
# The three themes keep their colours (green, yellow, blue); colours name, they do not judge.
_CODES: dict[Style, str] = {"bold": "1", "dim": "2", "market": "32", "value": "33", "risk": "94"}


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs that bars and dots are drawn with."""

    yes: str
    no: str
    early: str
    track: str
    known: str
    open: str
    point: str
    middle: str
    crossed: str


BLOCKS = Signs("●", "○", "◌", track="·", known="━", open="╍", point="◆", middle="┊", crossed="┿")
LETTERS = Signs("*", ".", "-", track=".", known="=", open="-", point="#", middle="|", crossed="+")


@dataclass(frozen=True, slots=True)
class Paper:
    """A page `width` columns wide; `is_coloured` only where a person looks at a terminal."""

    width: int = USUAL
    is_coloured: bool = False
    signs: Signs = BLOCKS

    def paint(self, text: str, style: Style) -> str:
        """Return the text in a style; unchanged where there is no colour."""
        if not self.is_coloured or style == "plain" or not text:
            return text
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m"

    def heading(self, text: str) -> list[str]:
        """Return a heading: an empty line, then the text in bold."""
        return ["", *self.block(text, indent=0, style="bold")]

    def block(
        self, text: str, indent: int = 2, mark: str = "", style: Style = "plain"
    ) -> list[str]:
        """Return text wrapped to the page, indented, its first line after a mark such as `1. `."""
        hang = indent + columns(mark)
        lines = wrapped(text, max(self.width - hang, 20))
        first, *rest = lines or [""]
        return [
            " " * indent + mark + self.paint(first, style),
            *(" " * hang + self.paint(line, style) for line in rest),
        ]

    def numbered(self, texts: Iterable[str]) -> list[str]:
        """Return texts as a numbered list."""
        return [
            line
            for place, text in enumerate(texts, start=1)
            for line in self.block(text, mark=f"{place}. ")
        ]


def columns(text: str) -> int:
    """Return how many columns a terminal gives to a text: two for wide letters, none for marks."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Me")
        else 2
        if unicodedata.east_asian_width(letter) in ("W", "F")
        else 1
        for letter in text
    )


def padded(text: str, width: int) -> str:
    """Return the text with spaces after it up to `width` columns."""
    return text + " " * (width - columns(text))


def clean(text: str) -> str:
    """Return a text on one line, without any character that could command a terminal.

    No-break spaces stay, because French punctuation needs them.
    """
    kept = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") else letter
        for letter in text
        if letter not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    return " ".join(piece for piece in kept.split(" ") if piece)


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` columns, broken at ordinary spaces only.

    A word longer than a line is broken between letters, a web address never.
    """
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        joined = f"{line} {word}" if line else word
        if columns(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        # An address stays whole, so that it can still be clicked or copied.
        while columns(line) > width and "://" not in line:
            cut = _letters_in(line, width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line else lines


def _letters_in(word: str, width: int) -> int:
    """Return how many letters of a word fit into a width, at least one."""
    used = 0
    for place, letter in enumerate(word):
        used += columns(letter)
        if used > width:
            return max(place, 1)
    return len(word)


# Signs that older encodings lack, and what says the same there.
_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "’": "'",
        "‘": "'",
        "…": "...",
        "–": "-",
        "—": "-",
        "→": "->",
        "«": '"',
        "»": '"',
        "×": "x",
        "·": "-",
        "\u202f": " ",
        "\u00a0": " ",
        "œ": "oe",
        "Œ": "OE",
        "●": "*",
        "○": ".",
        "◌": "-",
    }
)


def fitted(text: str, encoding: str) -> str:
    """Return the text in letters that an encoding has, each replaced by its nearest otherwise."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "".join(_nearest(letter, encoding) for letter in text)
    return text


def _nearest(letter: str, encoding: str) -> str:
    bare = unicodedata.normalize("NFKD", letter)
    for tried in (letter, letter.translate(_PLAIN), bare, bare[:1]):
        try:
            tried.encode(encoding)
        except (UnicodeEncodeError, LookupError):
            continue
        return tried
    return "?"
