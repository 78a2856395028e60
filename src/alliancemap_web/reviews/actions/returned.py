"""What this room carried out, brought back into a new place."""

from typing import Any

from django.db import transaction
from django.db.models import Model

from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.reviews.actions.notes import LONGEST_NOTE
from alliancemap_web.reviews.actions.triggers import LONGEST_LINE
from alliancemap_web.reviews.models import Look, Note, Pulse, Rhythm, Trigger
from alliancemap_web.reviews.months import RHYTHMS
from alliancemap_web.reviews.pulse import MOST_LEVEL, month_of
from alliancemap_web.reviews.queries import taken
from alliancemap_web.workspaces.arriving import Reader, columns, day, maybe, moment, one_of, text
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import require

LONGEST_NAME, LONGEST_FACTOR = 80, 12
Data = dict[str, Any]


@transaction.atomic
def bring_back(arrival: Arrival, data: Data) -> None:
    """Keep what `taken_out` gave of an alliance; ValueError or KeyError for anything else.

    Names and days stay; whose account it was is not known here.
    """
    require(arrival.member, "manage")
    kept = find_alliance(arrival.member, arrival.alliance or "")
    if kept is None or not kept.is_whole:
        raise ValueError(arrival.alliance)
    if "months" in data:
        months = one_of(data["months"], RHYTHMS)
        Rhythm.objects.update_or_create(alliance_id=kept.id, defaults={"months": months})
    tables: tuple[tuple[str, type[Model], tuple[str, ...]], ...] = (
        ("notes", Note, taken.NOTE),
        ("looks", Look, taken.LOOK),
        ("triggers", Trigger, taken.TRIGGER),
        ("pulses", Pulse, taken.PULSE),
    )
    for name, table, fields in tables:
        rows = [table(alliance_id=kept.id, **read(one, fields)) for one in data.get(name, [])]
        table._default_manager.bulk_create(rows)


def read(one: Data, fields: tuple[str, ...]) -> Data:
    """Return the columns of one row; ValueError and the like when it is none of this room's."""
    return columns(one, fields, READERS)


def level(value: Any) -> int:
    """Return an answer's level; ValueError for anything else."""
    return int(one_of(value, range(MOST_LEVEL + 1)))


def levels(value: Any) -> dict[str, int]:
    """Return a pulse's levels by factor; ValueError or AttributeError for anything else."""
    return {text(factor, LONGEST_FACTOR): level(one) for factor, one in value.items()}


READERS: dict[str, Reader] = {
    "text": lambda value: text(value, LONGEST_NOTE),
    "sentence": lambda value: text(value, LONGEST_LINE),
    "then": lambda value: text(value, LONGEST_LINE),
    "by": lambda value: text(value, LONGEST_NAME),
    "watched_by": lambda value: text(value, LONGEST_NAME),
    "fired_by": lambda value: text(value, LONGEST_NAME),
    "factor": lambda value: text(value, LONGEST_FACTOR),
    # Notes and triggers have states of their own, of which no other is kept anywhere.
    "state": lambda value: one_of(value, (*Note.State.values, *Trigger.State.values)),
    "way": lambda value: one_of(value, Trigger.Way.values),
    "level": maybe(level),
    "levels": levels,
    "month": lambda value: month_of(day(value)),
    "look_by": maybe(day),
    "fired_at": maybe(moment),
    "at": moment,
}
