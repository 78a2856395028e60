"""The bibliography of an instrument: what was read, and how much of it."""

from dataclasses import dataclass
from typing import Literal, get_args

from alliancemap.instruments.raw_values import Raw, one_of, table, text, whole

Seen = Literal["full", "abstract", "page", "second_hand", "general_knowledge"]
SEEN: tuple[Seen, ...] = get_args(Seen)


@dataclass(frozen=True, slots=True)
class Source:
    """One work: `year` is None and texts are empty where it has none; `seen` says what was read."""

    key: str
    authors: str
    year: int | None
    title: str
    where: str
    url: str
    seen: Seen


def build_sources(raw: Raw) -> dict[str, Source]:
    """Return the sources that plain data describe, by key; INS020 to INS027 where they do not."""
    return {key: _source(key, table(raw, key, "source")) for key in raw}


def _source(key: str, raw: Raw) -> Source:
    at = f"source {key}"
    return Source(
        key=key,
        authors=text(raw, "authors", at) if "authors" in raw else "",
        year=whole(raw, "year", at) if "year" in raw else None,
        title=text(raw, "title", at),
        where=text(raw, "where", at) if "where" in raw else "",
        url=text(raw, "url", at) if "url" in raw else "",
        seen=one_of(raw, "seen", at, SEEN),
    )
