"""What a link shows: a document made of the chosen parts, and of nothing else.

Neither the number of the map's version nor the hour stands on it: both would tell of changes to
what was not chosen.
"""

from collections.abc import Sequence
from datetime import datetime

from alliancemap.export.document import Block, Bullets, Document, Paragraph, Section
from alliancemap.picture.compose import compose_map
from alliancemap.reading.brief_fields import field_values, filled
from alliancemap.reading.brief_sections import numbers, question_sections, worries
from alliancemap.reading.brief_text import Teller, teller
from alliancemap.reading.counted import told_reasons
from alliancemap.words import dated, phrase
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.briefs.added import ADDINGS, one_part
from alliancemap_web.briefs.kinds import SCRIPTS, Which
from alliancemap_web.briefs.queries import brief_row
from alliancemap_web.briefs.telling import reading_for, tell
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.workspaces.rights import Member

# In the order in which they stand on the page.
OWN_PARTS = (
    "map", "verdict", "page", "themes", "reasons", "worries", "questions", "inner_questions",
)  # fmt: skip
SCRIPT_PARTS = tuple(one.slug for one in SCRIPTS)
LEAST = ("map", "page")
# Of the other rooms, what may be shown to people from outside at all.
ADDED_PARTS = ("why", "gaps", "conditions", "decisions")


def parts_there_are() -> tuple[str, ...]:
    """Return the parts that can be chosen, in the order in which they stand."""
    return (*OWN_PARTS, *(one for one in ADDED_PARTS if one in ADDINGS), *SCRIPT_PARTS)


def share_document(
    member: Member, kept: Kept, parts: Sequence[str], language: str, now: datetime
) -> Document:
    """Return what a link to the chosen parts of an alliance shows on a day, in a language."""
    judged = judged_of(kept.document)
    reading = reading_for(judged, language)
    teller_ = teller(reading, language)
    values = field_values(reading, language)
    sections: list[Section] = []
    for part in parts_there_are():
        if part in parts:
            sections += part_sections(member, kept, part, teller_, now)
    told = judged.told(language)
    day = dated(now.date().isoformat(), language)
    return Document(
        language=language,
        title=told.name,
        subject=told.name,
        lead=filled(teller_.says("page.lead"), values, language) if "verdict" in parts else "",
        sections=tuple(sections),
        map=compose_map(judged.alliance, judged.assessment, reading.voice().words, language)
        if "map" in parts
        else None,
        map_heading=teller_.says("page.map_heading"),
        foot=sentence("briefs.shared_foot", language, name=told.name, day=day),
    )


def part_sections(
    member: Member,
    kept: Kept,
    part: str,
    tell_: Teller,
    now: datetime,
) -> tuple[Section, ...]:
    """Return the sections of one chosen part."""
    judged, language = judged_of(kept.document), tell_.language
    if part in ADDED_PARTS:
        return one_part(member, kept, part, language, now)
    if part in SCRIPT_PARTS:
        return (script_section(kept, judged, part, language),)
    found: dict[str, tuple[Section, ...]] = {
        "themes": (numbers(tell_),),
        "worries": (worries(tell_),),
        "questions": question_sections(tell_)[:1],
        # What to watch in them, to ask ourselves and to look up is nothing for a partner's eyes.
        "inner_questions": question_sections(tell_)[1:],
    }
    if part == "page":
        return page_sections(kept, judged, language)
    if part == "reasons":
        said = tuple(
            tell_.reading.voice().says(one) for one in told_reasons(tell_.reading.assessment)
        )
        heading = sentence("briefs.part_reasons", language)
        return (Section("reasons", heading, (Bullets(said),)),) if said else ()
    return tuple(one for one in found.get(part, ()) if one.blocks)


def page_sections(kept: Kept, judged: Judged, language: str) -> tuple[Section, ...]:
    """Return the one-page brief as it stands, edited or not, its title as the first heading."""
    which = Which("page")
    told = tell(judged, which, language, brief_row(kept.id, which, language))
    tones = {"need": "market", "value": "value", "risk": "risk"}
    sections = [Section("page", told.title, ())]
    for part in told.parts:
        if part.id != "title" and part.lines:
            blocks: tuple[Block, ...] = tuple(
                Paragraph("".join(piece.text for piece in line)) for line in part.lines
            )
            tone = tones.get(part.id, "neutral")
            sections.append(Section(part.id, part.heading, blocks, tone))  # type: ignore[arg-type]
    return tuple(sections)


def script_section(kept: Kept, judged: Judged, part: str, language: str) -> Section:
    """Return the sixty seconds for one audience as one section."""
    which = next(one for one in SCRIPTS if one.slug == part)
    told = tell(judged, which, language, brief_row(kept.id, which, language))
    blocks = tuple(
        Paragraph("".join(piece.text for piece in line)) for one in told.parts for line in one.lines
    )
    return Section(part, told.title, blocks)


def audience_name(which: Which, language: str) -> str:
    """Return for whom sixty seconds are."""
    return phrase(f"audience.{which.audience}", language, "brief")


def kind_name(which: Which, language: str) -> str:
    """Return what a kind of brief is called."""
    return phrase(f"kind.{which.kind}", language, "brief")
