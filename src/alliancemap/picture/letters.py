"""How wide text is, and how it is made to fit: from a table of letter widths, alike everywhere."""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from alliancemap.picture.scene import Weight

ELLIPSIS = "…"
WIDOW = 0.34  # a last line shorter than this share of the box is evened out with the others
SHRINK = 0.88  # the one step a text may shrink before its end is left out
_UNKNOWN = 1000  # a letter the fonts lack takes a whole em: right for CJK, roomy for the rest
_CLOSING = frozenset(["·", "–", "—", "/", "×", "+", ":", ";", "!", "?", "»", "€", "%"])
_OPENING = frozenset("«")
_ASIAN_CLOSING = frozenset("、。，．：；」』）】〉》！？ー々")
_FRENCH = re.compile(r"(?<=«) | (?=[:;!?%»€])")
_EMOJI = 1350  # colour emoji of common systems are up to 1.3 em wide


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text broken into lines at a size; `cut` says that its end was left out."""

    lines: tuple[str, ...]
    size: float
    width: float
    cut: bool


def shipped_widths(weight: int) -> dict[str, int]:
    """Return the letters that the fonts hold with their widths, in thousandths of an em."""
    raw = json.loads((files("alliancemap") / "picture" / "widths.json").read_text("ascii"))
    return {letter: int(width) for width, letters in raw[str(weight)].items() for letter in letters}


class _Widths(dict[str, int]):
    """Letter widths in thousandths of an em; letters outside the fonts are judged once and kept."""

    def __missing__(self, letter: str) -> int:
        if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            width = 0
        elif ord(letter) >= 0x1F000:
            width = _EMOJI
        elif 0xFDF0 <= ord(letter) <= 0xFDFF:
            width = 4 * _UNKNOWN  # Arabic phrases set as one letter
        else:
            width = _UNKNOWN
        self[letter] = width
        return width


@lru_cache(maxsize=2)
def _widths(weight: int) -> _Widths:
    return _Widths(shipped_widths(weight))


@lru_cache(maxsize=8192)
def _thousandths(text: str, weight: int) -> int:
    return sum(map(_widths(weight).__getitem__, text))


def text_width(text: str, size: float, weight: Weight = 400) -> float:
    """Return the width of one line of `text` in the units of `size`."""
    return _thousandths(text, weight) * size / 1000


def clean(text: str) -> str:
    """Return `text` on one line, fit for XML: control characters and lone surrogates become spaces.

    No-break spaces stay, because French punctuation needs them.
    """
    spaced = (
        "".join(
            letter
            if unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp")
            and ord(letter) & 0xFFFE != 0xFFFE
            else " "
            for letter in text
        )
        if not text.isprintable()
        else text
    )
    return " ".join(piece for piece in spaced.split(" ") if piece)


def tie(text: str, language: str) -> str:
    """Return `text` on one line with French punctuation tied to its word, for painters that wrap.

    In French a no-break space stands before ``: ; ! ? %`` and inside guillemets; an ordinary space
    there would let a line begin with the sign.
    """
    line = clean(text)
    if language[:2].lower() != "fr":
        return line
    return _FRENCH.sub("\u00a0", line)


def may_break(letter: str) -> bool:
    """Say whether a line may end after `letter` without a space, as in Chinese and Japanese."""
    return unicodedata.east_asian_width(letter) in ("W", "F")


def _clings(letter: str) -> bool:
    """Say whether `letter` stays with the one before it: an accent, a joiner, a closing sign."""
    return letter in _ASIAN_CLOSING or unicodedata.category(letter) in ("Mn", "Me", "Cf", "Sk")


def _glued(text: str) -> list[str]:
    """Return the words of `text`, each with the lone signs that may not begin or end a line."""
    words: list[str] = []
    opened = False
    for word in text.split(" "):
        if words and (opened or word in _CLOSING):
            words[-1] += " " + word
        else:
            words.append(word)
        opened = word in _OPENING
    return words


def _words(text: str) -> list[tuple[str, bool]]:
    """Return the unbreakable pieces of `text`, each with whether a space stands before it."""
    if text.isascii():
        return [(word, True) for word in _glued(text) if word]
    pieces: list[tuple[str, bool]] = []
    for word in _glued(text):
        start, spaced = 0, True
        for place, letter in enumerate(word):
            follows = word[place + 1 : place + 2]
            if follows and may_break(letter) and not _clings(follows):
                pieces.append((word[start : place + 1], spaced))
                start, spaced = place + 1, False
        if word[start:]:
            pieces.append((word[start:], spaced))
    return pieces


def _split_long(word: str, room: int, weight: int) -> list[str]:
    """Return `word` in pieces that each fit `room`, kept whole around accents and joiners."""
    table, pieces, piece, width = _widths(weight), [], "", 0
    for letter in word:
        advance = table[letter]
        if piece and width + advance > room and advance:
            pieces.append(piece)
            piece, width = "", 0
        piece += letter
        width += advance
    return [*pieces, piece] if piece else pieces


def _break(words: list[tuple[str, bool]], room: int, weight: int, space: int) -> list[str]:
    """Return greedy lines of at most `room` thousandths."""
    lines: list[str] = []
    line, width = "", 0
    for word, spaced in words:
        advance = _thousandths(word, weight)
        gap = space if spaced and line else 0
        if line and width + gap + advance <= room:
            line += (" " if gap else "") + word
            width += gap + advance
            continue
        if line and advance > room and room - width - gap > room // 3:
            # A word too long for any line begins on this one rather than leaving it nearly empty.
            head, *rest = _split_long(word, room - width - gap, weight)
            line += (" " if gap else "") + head
            word = "".join(rest)
            advance = _thousandths(word, weight)
        if line:
            lines.append(line)
        if advance > room:
            *whole, word = _split_long(word, room, weight)
            lines += whole
            advance = _thousandths(word, weight)
        line, width = word, advance
    return [*lines, line] if line else lines


def wrap(
    text: str, width: float, size: float, weight: Weight = 400, *, even: bool = False
) -> tuple[str, ...]:
    """Return `text` in lines no wider than `width`; `even` lines are about equally long.

    Lines are evened too when the last would be left nearly empty.

    A single word wider than the box is broken between letters. Empty text gives no line.
    """
    room = max(int(width * 1000 / size), 1)
    words, space = _words(clean(text)), _widths(weight)[" "]
    lines = _break(words, room, weight, space)
    widow = len(lines) > 1 and _thousandths(lines[-1], weight) < room * WIDOW
    if (even or widow) and 1 < len(lines) <= 4:
        low, high = room // 2, room
        while high - low > room // 32 + 1:
            middle = (low + high) // 2
            if len(_break(words, middle, weight, space)) <= len(lines):
                high = middle
            else:
                low = middle
        evened = _break(words, high, weight, space)
        # Evening may only move words, never split one that the full width would leave whole.
        if " ".join(evened) == " ".join(lines):
            return tuple(evened)
    return tuple(lines)


def _shorten(
    lines: list[str], count: int, width: float, size: float, weight: Weight, tail: str
) -> tuple[str, ...]:
    """Return the first `count` lines, the last ending in an ellipsis and `tail` within `width`."""
    *kept, last = lines[:count]
    ending = f"{ELLIPSIS} {tail}" if tail else ELLIPSIS
    while last and text_width(last + ending, size, weight) > width:
        last = last[:-1]
    return (*kept, last.rstrip(" ,;:.-\u00a0\u202f") + ending)


@lru_cache(maxsize=2048)
def fit(
    text: str,
    width: float,
    size: float,
    weight: Weight = 400,
    lines: int = 1,
    floor: float = 0.0,
    *,
    even: bool = False,
    tail: str = "",
) -> Fitted:
    """Return `text` in at most `lines` lines of `width`: wrapped, then shrunk one step, then cut.

    The shrunk size is never under `floor`. A cut text ends in an ellipsis; `tail` comes after the
    text and is not cut with it.
    """
    whole = f"{text} {tail}" if tail else text
    smaller = max(size * SHRINK, min(floor, size))
    for tried in (size, smaller):
        broken = wrap(whole, width, tried, weight, even=even)
        if len(broken) <= lines:
            widest = max((text_width(line, tried, weight) for line in broken), default=0.0)
            return Fitted(broken, tried, widest, cut=False)
    # Greedy lines fill the box better than even ones when the end is lost anyway.
    room = max(int(width * 1000 / smaller), 1)
    greedy = _break(_words(clean(text)), room, weight, _widths(weight)[" "])
    kept = _shorten(greedy, lines, width, smaller, weight, tail)
    widest = max(text_width(line, smaller, weight) for line in kept)
    return Fitted(kept, smaller, widest, cut=True)


def is_shipped(text: str) -> bool:
    """Say whether the shipped fonts hold every letter of `text`."""
    return _shipped().issuperset(text)


@lru_cache(maxsize=1)
def _shipped() -> frozenset[str]:
    return frozenset(shipped_widths(400)) & frozenset(shipped_widths(700))
