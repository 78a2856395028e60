"""What was frozen at a reveal, read back: levels by side, and the gaps between them."""

from collections.abc import Mapping, Sequence
from typing import Any

from alliancemap.model.answers import Span
from alliancemap.model.perception import Gap, gaps
from alliancemap_web.mirror.said import span_of

Told = Mapping[str, Mapping[str, str]]


def frozen_gaps(shown: Mapping[str, Any], order: Sequence[str]) -> tuple[Gap, ...]:
    """Return the gaps between what both sides said at a reveal, in the instrument's order."""
    theirs: dict[str, list[Span]] = {}
    for one in shown.get("theirs", []):
        for factor, span in spans(one["said"]).items():
            theirs.setdefault(factor, []).append(span)
    return gaps(spans(shown.get("ours", {})), theirs, order)


def spans(said: Told) -> dict[str, Span]:
    """Return the levels of answers, without those that say none."""
    return {factor: span for factor, one in said.items() if (span := span_of(one["level"]))}


def titled(name: str, function: str) -> str:
    """Return a person's name with their function, where it is known."""
    return f"{name}, {function}" if function else name
