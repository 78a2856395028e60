"""What somebody says of a factor in a mirror: read from a form, kept as a text, and as a span."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from alliancemap.alliance_file.error import FORBIDDEN
from alliancemap.model.answers import Span

LEVELS = ("0", "1", "2", "3", "4")
UNKNOWN, NOT_RELEVANT = "unknown", "not relevant"
LONGEST_REASON = 600
# Half characters are no text either.
UNSHOWN = re.compile(f"[{FORBIDDEN}\\ud800-\\udfff]")


@dataclass(frozen=True, slots=True)
class Said:
    """A level as the alliance file writes it ("3", "1-3", "unknown", "not relevant"), and why.

    The level is empty while only the reason is written.
    """

    level: str = ""
    reason: str = ""

    @property
    def span(self) -> Span | None:
        """Return the levels it allows; None where it says none."""
        return span_of(self.level)


def span_of(level: str) -> Span | None:
    """Return the lowest and highest of a level's text; None for one that says none."""
    low, _, high = level.partition("-")
    if low not in LEVELS or (high and high not in LEVELS):
        return None
    return int(low), int(high or low)


def is_level(text: str) -> bool:
    """Say whether a text is a level as it is kept."""
    span = span_of(text)
    if span is None:
        return text in (UNKNOWN, NOT_RELEVANT)
    return span[0] < span[1] if "-" in text else len(text) == 1


def read_said(sent: Mapping[str, str], before: Said) -> Said:
    """Return what a form says: a level pressed, else a range chosen, else the level from before."""
    reason = clean(sent.get("reason", ""))[:LONGEST_REASON]
    pressed = sent.get("level", "")
    if pressed in (*LEVELS, UNKNOWN, NOT_RELEVANT):
        return Said(pressed, reason)
    low, high = sent.get("low", ""), sent.get("high", "")
    if low in LEVELS and high in LEVELS:
        ends = sorted((low, high))
        return Said(ends[0] if ends[0] == ends[1] else "-".join(ends), reason)
    return Said(before.level, reason)


def clean(text: str) -> str:
    """Return a text without blanks around it and without what no screen can show."""
    return UNSHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def file_level(level: str) -> int | str:
    """Return a level as the alliance file's data hold it."""
    return int(level) if level in LEVELS else level
