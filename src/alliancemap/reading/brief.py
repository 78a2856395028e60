"""A brief of an alliance: what it says to whom, in one language, and the document it makes.

Texts may have been edited; the numbers in them are always those of the reading.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from alliancemap.export.document import Document, Paragraph, Section, Tone
from alliancemap.export.document_files import document_text
from alliancemap.picture.compose import compose_map
from alliancemap.reading.brief_fields import field_values, filled
from alliancemap.reading.brief_pages import handover, pack, page
from alliancemap.reading.brief_script import AUDIENCES, script
from alliancemap.reading.brief_sections import dictionary, listed_sections
from alliancemap.reading.brief_text import Stop, Teller, count_words, seconds, teller
from alliancemap.reading.opened import Reading
from alliancemap.words import dated, phrase

Kind = Literal["script", "page", "pack", "handover"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# How many words of the dictionary stand on the back.
WORDS = {"page": 12, "pack": 18, "handover": 24}
_TONES: dict[str, Tone] = {"need": "market", "value": "value", "risk": "risk"}


@dataclass(frozen=True, slots=True)
class Version:
    """Which state of the map a document carries: its number in the log, and the day."""

    sequence: int | None = None
    day: str = ""


def brief_stops(
    reading: Reading, kind: Kind, language: str, audience: str = AUDIENCES[0]
) -> tuple[Stop, ...]:
    """Return the texts of a brief as the map alone makes them, with fields in them.

    KeyError for an audience that is not in AUDIENCES.
    """
    if kind == "script":
        return script(reading, audience, language)
    makers = {"page": page, "pack": pack, "handover": handover}
    return makers[kind](reading, language)


def edited(stops: tuple[Stop, ...], texts: Mapping[str, str]) -> tuple[Stop, ...]:
    """Return stops with the texts that somebody wrote in place of theirs, by the stop's id."""
    return tuple(replace(one, text=texts.get(one.id, one.text)) for one in stops)


def brief_document(
    reading: Reading,
    kind: Kind,
    language: str,
    audience: str = AUDIENCES[0],
    *,
    stops: tuple[Stop, ...] | None = None,
    added: tuple[Section, ...] = (),
    own_terms: tuple[tuple[str, str], ...] = (),
    version: Version | None = None,
) -> Document:
    """Return the document of a brief.

    `stops` are its texts when they were edited, `added` what others know of the alliance, such as
    decisions and open conditions, `own_terms` the firm's own words with their meanings, shown where
    they are used. Without a `version` its day is that of the alliance's file.
    KeyError for an audience that is not in AUDIENCES.
    """
    tell = teller(reading, language)
    values = field_values(reading, language)
    told = stops if stops is not None else brief_stops(reading, kind, language, audience)
    shown = {one.id: replace(one, text=filled(one.text, values, language)) for one in told}
    title = shown.pop("title").text if "title" in shown else _script_title(tell, audience)
    subject = title if kind == "script" else tell.says(f"{kind}.subject")
    sections = tuple(_section(one) for one in shown.values() if one.text.strip())
    if kind == "pack":
        # What is said when leaving the room stands last.
        end = tuple(one for one in sections if one.id == "end")
        opening = tuple(one for one in sections if one.id != "end")
        sections = (*opening, *listed_sections(tell, kind), *added, *end)
    elif kind == "handover":
        first = tuple(one for one in sections if one.id == "first")
        opening = tuple(one for one in sections if one.id != "first")
        sections = (*opening, *first, *listed_sections(tell, kind), *added)
    else:
        sections = (*sections, *(replace(one, is_back=True) for one in added))
    document = Document(
        language=language,
        title=title,
        subject=subject,
        lead=filled(tell.says(f"{kind}.lead"), values, language),
        sections=sections,
        map=compose_map(reading.alliance, reading.assessment, tell.reading.voice().words, language),
        map_heading=tell.says("page.map_heading"),
        notes=tuple(one.text for one in shown.values()),
        foot=foot(tell, version or Version()),
        is_one_page=kind == "page",
    )
    if kind not in WORDS:
        return document
    back = dictionary(tell, document, WORDS[kind], own_terms)
    return replace(document, sections=(*document.sections, back))


def brief_text(document: Document) -> str:
    """Return a brief as plain text, to be read aloud or sent as a message."""
    return document_text(document)


def spoken_length(stops: tuple[Stop, ...], values: Mapping[str, str], language: str) -> int:
    """Return how many words are spoken when the stops are read aloud."""
    return sum(count_words(filled(one.text, values, language)) for one in stops)


def length_words(words: int, language: str) -> str:
    """Return a length in words: so many words, about so many seconds."""
    count = phrase("brief.words", language, "brief", count=words)
    return f"{count}, {phrase('brief.seconds', language, 'brief', count=seconds(words))}"


def foot(tell: Teller, version: Version) -> str:
    """Return the foot of a document: the alliance, the map's version and day, the instrument."""
    alliance = tell.reading.alliance
    assessment = tell.reading.assessment
    day = version.day or alliance.date or ""
    values = {
        "name": compose_name(tell),
        "instrument": f"{assessment.instrument} {assessment.version}",
    }
    if version.sequence is not None:
        shown = dated(day, tell.language)
        return tell.says("brief.foot", **values, day=shown, sequence=version.sequence)
    if day:
        return tell.says("brief.foot_unnumbered", **values, day=dated(day, tell.language))
    return tell.says("brief.foot_undated", **values)


def compose_name(tell: Teller) -> str:
    """Return the alliance's name."""
    return tell.reading.alliance.name


def _script_title(tell: Teller, audience: str) -> str:
    said = phrase(f"audience.{audience}", tell.language, "brief")
    return tell.says("script.title", audience=said[:1].lower() + said[1:])


def _section(stop: Stop) -> Section:
    blocks = tuple(Paragraph(line) for line in stop.text.split("\n") if line.strip())
    return Section(stop.id, stop.heading, blocks, _TONES.get(stop.id, "neutral"))
