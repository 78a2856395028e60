"""What the rooms below know of an alliance, as sections: only what was revealed or settled.

Without names of people where it may leave the firm: who set a condition and who disagreed is told
inside only.
"""

from datetime import date, datetime

from alliancemap.export.document import Block, Bullets, Paragraph, Section, Table
from alliancemap.model.perception import widest
from alliancemap.words import dated
from alliancemap_web.contacts.handing import pack_of
from alliancemap_web.decisions.queries import (
    joint_sentence_of,
    open_conditions,
    standing_decision,
)
from alliancemap_web.languages import sentence
from alliancemap_web.mirror.queries import gaps_of
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.rounds.queries import result_of, rounds_of
from alliancemap_web.vocabulary.queries import own_words
from alliancemap_web.workspaces.rights import Member

MOST_STORIES = 8


def why(_member: Member, kept: Kept, language: str, _now: datetime) -> tuple[Section, ...]:
    """Return the sentence that the team settled on; nothing while it has none."""
    said = joint_sentence_of(kept)
    if not said:
        return ()
    return (Section("why", sentence("briefs.part_why", language), (Paragraph(said),)),)


def conditions(_member: Member, kept: Kept, language: str, _now: datetime) -> tuple[Section, ...]:
    """Return the conditions of support that are open, with the day, without names."""
    rows = tuple((one.text, day_of(one.due, language)) for one in open_conditions(kept))
    if not rows:
        return ()
    heading = sentence("briefs.part_conditions", language)
    heads = (sentence("briefs.condition", language), sentence("briefs.condition_due", language))
    return (Section("conditions", heading, (Table(heading, heads, rows),)),)


def decisions(_member: Member, kept: Kept, language: str, _now: datetime) -> tuple[Section, ...]:
    """Return the decision that stands: what, when, why, on which version of the map."""
    one = standing_decision(kept)
    if one is None:
        return ()
    said = [
        f"{sentence(f'decisions.kind_{one.kind}', language)}, {day_of(one.on, language)}",
        one.why,
    ]
    blocks: tuple[Block, ...] = (Bullets(tuple(text for text in said if text)),)
    return (Section("decisions", sentence("briefs.part_decisions", language), blocks),)


def gaps(member: Member, kept: Kept, language: str, now: datetime) -> tuple[Section, ...]:
    """Return the widest gaps of the last round that was revealed, without names."""
    words = judged_of(kept.document).words(language)
    for one in rounds_of(member, kept.key, now):
        if one.revealed_at is None:
            continue
        result = result_of(member, kept.key, one.key)
        if result is None:
            continue
        rows = []
        for factor in result.widest:
            lows = [dot.said.low for dot in factor.known if dot.said.low is not None]
            highs = [dot.said.high for dot in factor.known if dot.said.high is not None]
            low, high = str(min(lows)), str(max(highs))
            spread = sentence("briefs.gaps_between", language, low=low, high=high)
            rows.append((words.factor(factor.factor).name, spread))
        if not rows:
            return ()
        heading = sentence("briefs.part_gaps", language)
        day = day_of(one.revealed_at.date(), language)
        lead = Paragraph(sentence("briefs.gaps_lead", language, title=one.title, day=day))
        heads = (
            sentence("briefs.gaps_factor", language),
            sentence("briefs.gaps_spread", language),
        )
        return (Section("gaps", heading, (lead, Table(heading, heads, tuple(rows)))),)
    return ()


def partner(_member: Member, kept: Kept, language: str, _now: datetime) -> tuple[Section, ...]:
    """Return the widest gaps between our view and the partner's, of the last reveal."""
    found = gaps_of(kept)
    if found is None:
        return ()
    words = judged_of(kept.document).words(language)
    rows = tuple(
        (words.factor(one.factor).name, levels(one.ours), levels(one.their_span))
        for one in widest(found.gaps)
    )
    if not rows:
        return ()
    heading = sentence("briefs.part_partner", language)
    lead = Paragraph(
        sentence("briefs.partner_lead", language, day=day_of(found.revealed_at.date(), language))
    )
    heads = (sentence("briefs.gaps_factor", language), found.us, found.them)
    return (Section("partner", heading, (lead, Table(heading, heads, rows))),)


def levels(span: tuple[int, int]) -> str:
    """Return a span of levels as people write it."""
    low, high = span
    return str(low) if low == high else f"{low}–{high}"


def contacts(_member: Member, kept: Kept, language: str, now: datetime) -> tuple[Section, ...]:
    """Return who knows whom, what hangs on one person, and what is missing; for inside only."""
    pack = pack_of(kept, now.date(), language)
    known = pack.contacts
    if not known.has_any:
        return ()
    rows = tuple(
        (one.function, ", ".join(name for _, name in cell.theirs), cell.ours)
        for one in known.rows
        for cell in one.cells
        if cell.theirs
    )
    heads = (
        sentence("briefs.contacts_function", language),
        sentence("briefs.contacts_theirs", language),
        sentence("briefs.contacts_ours", language),
    )
    heading = sentence("briefs.contacts", language)
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(heading, heads, rows))
    said = (*known.says, *(text for one in known.singles for text in one.says), *known.missing)
    if said:
        blocks.append(Bullets(tuple(said)))
    blocks.append(Paragraph(sentence("contacts.privacy", language), is_quiet=True))
    return (Section("contacts", heading, tuple(blocks)),)


def lessons(_member: Member, kept: Kept, language: str, now: datetime) -> tuple[Section, ...]:
    """Return the stories that were told of the alliance, the latest first."""
    items = tuple(
        " ".join(part for part in (one.happened, one.surprised, one.again) if part)
        for one in pack_of(kept, now.date(), language).stories[:MOST_STORIES]
    )
    if not items:
        return ()
    return (Section("lessons", sentence("briefs.lessons", language), (Bullets(items),)),)


def day_of(day: date | None, language: str) -> str:
    """Return a day in words; a dash where there is none."""
    return dated(day.isoformat(), language) if day else "–"


def own_terms(member: Member, language: str) -> tuple[tuple[str, str], ...]:
    """Return the firm's own words with what they mean here, as the dictionary on the back."""
    found = []
    for term in own_words(member).values():
        said = term.said.get(language)
        if said is not None and said.definition:
            found.append((said.term or term.name(language), said.definition))
    return tuple(found)
