"""What a document says, in one language, before anybody decides how Word, PDF or slides show it."""

from dataclasses import dataclass
from typing import Literal

from alliancemap.picture.content import MapContent

Tone = Literal["market", "value", "risk", "neutral"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; quiet ones are set smaller."""

    text: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short sentences; numbered when their order matters."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row and first column are headings; every row has as many cells.

    `caption` says to those who cannot see it what it is.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and what stands below it. `is_back` puts it on the page's back."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    tone: Tone = "neutral"
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `title` is a sentence that says the conclusion, `lead` the line below it.

    `map` is the map that it carries, if any, called `map_heading` where it has a page of its own.
    `notes` are what is spoken to it, `foot` its version and date. On one page (`is_one_page`) all
    sections but those on the back stand with the map.
    """

    language: str
    title: str
    subject: str
    lead: str
    sections: tuple[Section, ...]
    map: MapContent | None = None
    map_heading: str = ""
    notes: tuple[str, ...] = ()
    foot: str = ""
    is_one_page: bool = False

    @property
    def front(self) -> tuple[Section, ...]:
        """Return the sections of the front."""
        return tuple(one for one in self.sections if not one.is_back)

    @property
    def back(self) -> tuple[Section, ...]:
        """Return the sections of the back."""
        return tuple(one for one in self.sections if one.is_back)


def texts_of(document: Document) -> tuple[str, ...]:
    """Return every text of a document in reading order, the map's own left out."""
    found = [document.title, document.lead]
    for section in document.sections:
        found.append(section.heading)
        for block in section.blocks:
            found += block_texts(block)
    return (*found, document.foot)


def block_texts(block: Block) -> list[str]:
    """Return the texts of one block in reading order."""
    match block:
        case Paragraph():
            return [block.text]
        case Bullets():
            return list(block.items)
        case Table():
            return [*block.heads, *(cell for row in block.rows for cell in row)]
