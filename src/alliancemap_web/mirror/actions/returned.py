"""What this room carried out, brought back into a new place."""

from typing import Any

from django.db import transaction

from alliancemap_web.mirror.actions.terms import LONGEST, MOST_MIRRORS
from alliancemap_web.mirror.models import Mirror
from alliancemap_web.mirror.queries import CARRIED
from alliancemap_web.mirror.said import LONGEST_REASON, is_level
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.arriving import (
    Reader,
    columns,
    day,
    maybe,
    moment,
    text,
    texts,
    yes_or_no,
)
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import require

LONGEST_NAME, LONGEST_FACTOR = 80, 12
Data = dict[str, Any]


@transaction.atomic
def bring_back(arrival: Arrival, data: list[Data]) -> None:
    """Keep the mirrors that `taken_out` gave of an alliance, without anybody's links.

    ValueError, KeyError, TypeError or AttributeError for anything else.
    """
    require(arrival.member, "manage")
    kept = find_alliance(arrival.member, arrival.alliance or "")
    if kept is None or not kept.is_whole or len(data) > MOST_MIRRORS:
        raise ValueError(arrival.alliance)
    Mirror.objects.bulk_create(
        Mirror(alliance_id=kept.id, looked_at=arrival.now, **row_of(one)) for one in data
    )


def row_of(one: Data) -> Data:
    """Return the columns of one mirror; ValueError and the like when it is none of this room's."""
    return columns(one, CARRIED, READERS)


def factors(value: Any) -> list[str]:
    """Return the factors asked about; ValueError for anything else, or for none."""
    if not value:
        raise ValueError("factors")
    return texts(value, LONGEST_FACTOR)


def said(value: Any) -> Data:
    """Return what a side said by factor; ValueError or AttributeError for anything else."""
    told = {text(factor, LONGEST_FACTOR): one for factor, one in value.items()}
    return {
        factor: {"level": level(one["level"]), "reason": text(one["reason"], LONGEST_REASON)}
        for factor, one in told.items()
    }


def level(value: Any) -> str:
    """Return a level's text; ValueError for anything else."""
    if not isinstance(value, str) or not is_level(value):
        raise ValueError(str(value)[:20])
    return value


def shown(value: Any) -> Data:
    """Return what a reveal showed; ValueError, KeyError or TypeError for anything else."""
    return {
        "ours": said(value["ours"]),
        "theirs": [
            {
                "name": text(one["name"], LONGEST_NAME),
                "function": text(one["function"], LONGEST_NAME),
                "said": said(one["said"]),
            }
            for one in value["theirs"]
        ],
        "guesses": [
            {
                "by": text(one["by"], LONGEST_NAME),
                "said": {
                    text(factor, LONGEST_FACTOR): level(told)
                    for factor, told in one["said"].items()
                },
            }
            for one in value["guesses"]
        ],
    }


READERS: dict[str, Reader] = {
    "title": lambda value: text(value, LONGEST["title"]),
    "us": lambda value: text(value, LONGEST["us"]),
    "them": lambda value: text(value, LONGEST["them"]),
    "welcome": lambda value: text(value, LONGEST["welcome"]),
    "factors": factors,
    "has_reasons": yes_or_no,
    "until": day,
    "by": lambda value: text(value, LONGEST_NAME),
    "made_at": moment,
    "ready_at": maybe(moment),
    "ready_by": lambda value: text(value, LONGEST_NAME),
    "revealed_at": moment,
    "shown": shown,
    "is_recorded": yes_or_no,
}
