"""A brief as it stands now: its texts, edited or not, the numbers in them, what moved since."""

from dataclasses import dataclass
from datetime import date

from alliancemap.export.document import Document, Section
from alliancemap.reading.brief import (
    Version,
    brief_document,
    brief_stops,
    edited,
    length_words,
    spoken_length,
)
from alliancemap.reading.brief_fields import Piece, field_names, field_values, pieces
from alliancemap.reading.brief_text import Stop
from alliancemap.reading.opened import Reading
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.briefs.kinds import Which
from alliancemap_web.briefs.rows import BriefRow


@dataclass(frozen=True, slots=True)
class Moved:
    """One number that the map shows otherwise than when the text was read over last."""

    field: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Part:
    """One stop ready to be shown: its heading, its text, that text in lines of pieces."""

    id: str
    heading: str
    text: str
    lines: tuple[tuple[Piece, ...], ...]
    made: str


@dataclass(frozen=True, slots=True)
class Told:
    """One brief ready to be shown.

    `moved` are the numbers that moved since somebody read the edited text over; `reworded` the
    headings of the stops that the map alone would now word otherwise.
    """

    which: Which
    language: str
    title: str
    parts: tuple[Part, ...]
    words: int
    length: str
    row: BriefRow | None
    moved: tuple[Moved, ...]
    reworded: tuple[str, ...]
    stops: tuple[Stop, ...]

    @property
    def is_behind(self) -> bool:
        """Say whether the map changed since an edited text was read over."""
        return bool(self.moved or self.reworded)


def reading_for(judged: Judged, language: str) -> Reading:
    """Return the library's reading of what was judged."""
    return Reading(judged.alliance, judged.instrument, judged.assessment, language)


def tell(judged: Judged, which: Which, language: str, row: BriefRow | None) -> Told:
    """Return a brief as it stands; `row` is what somebody made of its texts, if they did."""
    reading = reading_for(judged, language)
    values = field_values(reading, language)
    made = brief_stops(reading, which.kind, language, which.listener)
    stops = edited(made, row.texts) if row else made
    names = field_names(language)
    moved = tuple(
        Moved(field, names[field], before, values[field])
        for field, before in (row.seen if row else {}).items()
        if field in values and values[field] != before
    )
    reworded = tuple(
        one.heading for one in made if row and row.made_from.get(one.id, one.text) != one.text
    )
    words = spoken_length(stops, values, language)
    document = brief_document(reading, which.kind, language, which.listener, stops=stops)
    by_id = {one.id: one.text for one in made}
    return Told(
        which=which,
        language=language,
        title=document.title,
        parts=tuple(part(one, values, language, by_id[one.id]) for one in stops),
        words=words,
        length=length_words(words, language),
        row=row,
        moved=moved,
        reworded=reworded,
        stops=stops,
    )


def part(stop: Stop, values: dict[str, str], language: str, made: str) -> Part:
    """Return a stop ready to be shown, with what the map alone would say in its place."""
    lines = (line for line in stop.text.split("\n") if line.strip())
    shown = tuple(pieces(line, values, language) for line in lines)
    return Part(stop.id, stop.heading, stop.text, shown, made)


def document_of(
    judged: Judged,
    told: Told,
    added: tuple[Section, ...],
    sequence: int,
    day: date,
    own_terms: tuple[tuple[str, str], ...] = (),
) -> Document:
    """Return the document of a brief, with the number and the day of the map's version."""
    return brief_document(
        reading_for(judged, told.language),
        told.which.kind,
        told.language,
        told.which.listener,
        stops=told.stops,
        added=added,
        own_terms=own_terms,
        version=Version(sequence, day.isoformat()),
    )
