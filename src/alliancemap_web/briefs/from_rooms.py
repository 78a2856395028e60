"""What the rooms below know of an alliance, as sections: only what was revealed or settled.

Without names of people where it may leave the firm: who set a condition and who disagreed is told
inside only.
"""

from datetime import date

from alliancemap.export.document import Block, Bullets, Paragraph, Section, Table
from alliancemap.words import dated
from alliancemap_web.decisions.queries import (
    joint_sentence_of,
    open_conditions,
    standing_decision,
)
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.rounds.queries import result_of, rounds_of
from alliancemap_web.workspaces.rights import Member


def why(_member: Member, kept: Kept, language: str, _today: date) -> tuple[Section, ...]:
    """Return the sentence that the team settled on; nothing while it has none."""
    said = joint_sentence_of(kept)
    if not said:
        return ()
    return (Section("why", sentence("briefs.part_why", language), (Paragraph(said),)),)


def conditions(_member: Member, kept: Kept, language: str, _today: date) -> tuple[Section, ...]:
    """Return the conditions of support that are open, with the day, without names."""
    rows = tuple((one.text, day_of(one.due, language)) for one in open_conditions(kept))
    if not rows:
        return ()
    heading = sentence("briefs.part_conditions", language)
    heads = (sentence("briefs.condition", language), sentence("briefs.condition_due", language))
    return (Section("conditions", heading, (Table(heading, heads, rows),)),)


def decisions(_member: Member, kept: Kept, language: str, _today: date) -> tuple[Section, ...]:
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


def gaps(member: Member, kept: Kept, language: str, _today: date) -> tuple[Section, ...]:
    """Return the widest gaps of the last round that was revealed, without names."""
    words = judged_of(kept.document).words(language)
    for one in rounds_of(member, kept.key):
        if one.revealed_at is None:
            continue
        result = result_of(member, kept.key, one.key)
        if result is None:
            continue
        rows = []
        for factor in result.factors:
            if factor.factor not in result.widest or not factor.dots:
                continue
            low = min(dot.low for dot in factor.dots)
            high = max(dot.high for dot in factor.dots)
            spread = sentence("briefs.gaps_between", language, low=str(low), high=str(high))
            rows.append((words.factor(factor.factor).name, spread))
        if not rows:
            return ()
        heading = sentence("briefs.part_gaps", language)
        day = day_of(one.revealed_at.date(), language)
        lead = Paragraph(sentence("briefs.gaps_lead", language, title=result.title, day=day))
        heads = (
            sentence("briefs.gaps_factor", language),
            sentence("briefs.gaps_spread", language),
        )
        return (Section("gaps", heading, (lead, Table(heading, heads, tuple(rows)))),)
    return ()


def day_of(day: date | None, language: str) -> str:
    """Return a day in words; a dash where there is none."""
    return dated(day.isoformat(), language) if day else "–"
