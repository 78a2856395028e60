"""Writing a brief's texts, reading them over, and letting the map write them anew."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from alliancemap.reading.brief import brief_stops
from alliancemap.reading.brief_fields import field_values, misspelt
from alliancemap_web.briefs.kinds import Which
from alliancemap_web.briefs.models import Brief
from alliancemap_web.briefs.telling import reading_for
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import Reason, RefusedError, refused
from alliancemap_web.workspaces.rights import Member, require

MOST_LETTERS = 2000


@logged("brief_changed")
def write_brief(
    member: Member,
    kept: Kept,
    which: Which,
    language: str,
    texts: Mapping[str, str],
    version: int,
    now: datetime,
) -> None:
    """Keep what a member made of a brief's texts, by stop.

    `version` is that of the texts they started from, 0 for those of the map. RefusedError: 422 for
    a text too long, a field that is none or no text at all, 409 when somebody else was faster.
    """
    require(member, "edit")
    reading = reading_for(judged_of(kept.document), language)
    made = {one.id: one.text for one in brief_stops(reading, which.kind, language, which.listener)}
    written = {stop: tidy(texts.get(stop, text)) for stop, text in made.items()}
    check(written, language)
    row = Brief.objects.select_for_update().filter(**identity(kept, which, language)).first()
    if (row.version if row else 0) != version:
        raise refused(409, "BRF004", by=row.by if row else "–")
    kept_values: dict[str, Any] = {
        "texts": written,
        "made_from": made,
        "seen": field_values(reading, language),
        "sequence": kept.row.sequence,
        "version": version + 1,
        "person_id": member.person,
        "by": member.name,
        "at": now,
    }
    Brief.objects.update_or_create(defaults=kept_values, **identity(kept, which, language))


def check(written: Mapping[str, str], language: str) -> None:
    """Raise RefusedError when texts cannot stand: too long, with fields that are none, or empty."""
    reasons = []
    for text in written.values():
        if len(text) > MOST_LETTERS:
            reasons.append(Reason("BRF001", (("count", len(text)), ("most", MOST_LETTERS))))
        reasons += [Reason("BRF002", (("name", name),)) for name in misspelt(text, language)]
    if not any(text.strip() for text in written.values()):
        reasons.append(Reason("BRF003"))
    if reasons:
        raise RefusedError(422, *dict.fromkeys(reasons))


def tidy(text: str) -> str:
    """Return a text as it is kept: lines without spaces at their ends, one kind of line end."""
    lines = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def identity(kept: Kept, which: Which, language: str) -> dict[str, Any]:
    """Return what tells one brief from all others."""
    return {
        "alliance_id": kept.id,
        "kind": which.kind,
        "audience": which.audience,
        "language": language,
    }


@logged("brief_changed")
def renew(member: Member, kept: Kept, which: Which, language: str) -> None:
    """Let the map write a brief anew; what somebody wrote goes."""
    require(member, "edit")
    Brief.objects.filter(**identity(kept, which, language)).delete()


@logged("brief_changed")
def read_over(member: Member, kept: Kept, which: Which, language: str, now: datetime) -> None:
    """Note that a member read an edited brief over and that it still fits the map."""
    require(member, "edit")
    reading = reading_for(judged_of(kept.document), language)
    made = {one.id: one.text for one in brief_stops(reading, which.kind, language, which.listener)}
    Brief.objects.filter(**identity(kept, which, language)).update(
        made_from=made,
        seen=field_values(reading, language),
        sequence=kept.row.sequence,
        person_id=member.person,
        by=member.name,
        at=now,
    )
