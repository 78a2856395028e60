"""Documents for the tests of the painters: of each kind in both languages, and a very long one."""

from dataclasses import replace
from functools import lru_cache

from house import ROOT

from alliancemap.export.document import Bullets, Document, Paragraph, Section, Table
from alliancemap.reading.brief import KINDS, Kind, Version, brief_document
from alliancemap.reading.opened import open_alliance

EXAMPLE = ROOT / "examples" / "mannkind-sanofi.yaml"
CASES = [(kind, language) for kind in KINDS for language in ("en", "fr")]


@lru_cache
def made(kind: Kind, language: str = "en") -> Document:
    """A brief of a shipped alliance."""
    version = Version(17, "2026-11-23")
    reading = open_alliance(EXAMPLE, language)
    return brief_document(reading, kind, language, "board", version=version)


@lru_cache
def long(kind: Kind, language: str = "en") -> Document:
    """A brief whose texts are as long as people may make them, with much in its tables."""
    whole = made(kind, language)
    text = "A long sentence that somebody wrote and nobody wants to shorten. " * 12
    rows = tuple((f"Row {n}", "Many words in a cell. " * (n % 7 + 1), "x") for n in range(40))
    sections = (
        *(replace(one, blocks=(*one.blocks, Paragraph(text))) for one in whole.sections),
        Section("many", "Many", (Bullets(tuple(f"Item {n}" for n in range(60)), True),)),
        Section("table", "A table", (Table("A table", ("One", "Two", "Three"), rows),)),
    )
    return replace(whole, sections=sections, is_one_page=False)
