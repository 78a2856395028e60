"""The edited briefs, taken out with everything and brought back; links and choices stay behind."""

from typing import Any

from django.db import transaction

from alliancemap.words import LANGUAGES
from alliancemap_web.briefs.actions.editing import MOST_LETTERS
from alliancemap_web.briefs.kinds import BRIEFS
from alliancemap_web.briefs.models import Brief
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.arriving import counted, moment, text, within
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import Member, require

MOST_NAME, MOST_BRIEFS, MOST_NUMBER = 80, 4 * len(BRIEFS), 2**31 - 1


def taken_out(member: Member, alliance: str | None) -> list[dict[str, Any]]:
    """Return what people wrote into the briefs of an alliance that a member sees whole."""
    kept = find_alliance(member, alliance) if alliance else None
    if kept is None or not kept.is_whole:
        return []
    return [
        {
            "kind": one.kind,
            "audience": one.audience,
            "language": one.language,
            "texts": one.texts,
            "made_from": one.made_from,
            "seen": one.seen,
            "sequence": one.sequence,
            "by": one.by,
            "at": one.at,
        }
        for one in Brief.objects.filter(alliance_id=kept.id)
    ]


@transaction.atomic
def bring_back(arrival: Arrival, data: Any) -> None:
    """Keep briefs that were taken out; ValueError, KeyError or TypeError for what is none."""
    require(arrival.member, "manage")
    if arrival.alliance is None:
        raise ValueError("briefs")
    kept = find_alliance(arrival.member, arrival.alliance)
    if kept is None:
        raise ValueError("briefs")
    known = {(one.kind, one.audience) for one in BRIEFS}
    for one in counted(data, MOST_BRIEFS):
        if (one["kind"], one["audience"]) not in known or one["language"] not in LANGUAGES:
            raise ValueError("kind")
        Brief.objects.create(
            alliance_id=kept.id,
            kind=one["kind"],
            audience=one["audience"],
            language=one["language"],
            texts=texts(one["texts"]),
            made_from=texts(one["made_from"]),
            seen=texts(one["seen"]),
            sequence=within(one["sequence"], MOST_NUMBER, least=0),
            by=text(one["by"])[:MOST_NAME],
            at=moment(one["at"]),
        )


def texts(value: Any) -> dict[str, str]:
    """Return a table of short texts; ValueError for anything else."""
    if not isinstance(value, dict) or len(value) > 40:
        raise ValueError("texts")
    return {text(key)[:40]: text(one)[:MOST_LETTERS] for key, one in value.items()}
