"""One edition of the instrument, and what its reference pages share: labels, tables, sources."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alliancemap.instruments import (
    DEFAULT_SECTOR,
    InstrumentWords,
    Source,
    load_instrument,
    load_sources,
    load_words,
    sectors,
)
from alliancemap.model.instrument import Citation, Instrument

ROOT = Path(__file__).resolve().parents[1]
LABELS = tomllib.loads((ROOT / "tools" / "reference_pages.toml").read_text(encoding="utf-8"))
MADE_BY = "<!-- Made by tools/reference_pages.py; renew with: python3 dev.py goldens -->"
Lines = Iterator[str]


@dataclass(frozen=True)
class Edition:
    """An instrument in one language: the default sector's, and the others' words beside it."""

    language: str
    instrument: Instrument
    words: InstrumentWords
    others: tuple[tuple[Instrument, InstrumentWords], ...]
    sources: dict[str, Source]

    def label(self, name: str, **values: object) -> str:
        """Return a heading or connecting words in the page's language."""
        return str(LABELS[self.language][name]).format(**values)

    def line(self, name: str, said: str) -> str:
        """Return a labelled paragraph."""
        return f"**{self.label(name)}**{self.label('colon')}{said}\n"


def edition(language: str) -> Edition:
    """Return the shipped instrument with its words in a language."""
    others = tuple(sector for sector in sectors() if sector != DEFAULT_SECTOR)
    return Edition(
        language,
        load_instrument(),
        load_words(language=language),
        tuple(
            (load_instrument(sector=sector), load_words(sector=sector, language=language))
            for sector in others
        ),
        load_sources(),
    )


def table(*rows: Iterable[str]) -> str:
    """Return a Markdown table; the first row is its head."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * lines[0].count(" | ") + " --- |", *lines[1:], ""])


def cited(made: Edition, citation: Citation) -> str:
    """Return a source as the pages cite it: authors and year, linked, and the grade."""
    source = made.sources[citation.key]
    # What is no publication has a name in each language.
    name = LABELS[made.language]["names"].get(citation.key, source.authors or source.title)
    year = f" ({source.year})" if source.year else ""
    return f"[{name}{year}](sources.md#{citation.key}), {citation.grade}"


def citations(made: Edition, found: Iterable[Citation]) -> str:
    """Return several sources in one line."""
    return " · ".join(cited(made, citation) for citation in found)


def named(made: Edition, factor: str) -> str:
    """Return a factor as the pages name it: R17 Exclusivity burden."""
    return f"{factor} {made.words.factor(factor).name}"


def at_most(made: Edition, who: str, level: int | None) -> str:
    """Return a bound from above in words: at 1 or less, or at 0."""
    return made.label("at_most" if level else "at_zero", factor=who, level=level)
