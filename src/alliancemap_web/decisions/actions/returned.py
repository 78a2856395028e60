"""What this room carried out, brought back into a new place."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from alliancemap_web.decisions.actions.foretold import LONGEST_QUESTION
from alliancemap_web.decisions.checks import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_NAMES,
    LONGEST_SENTENCE,
    LONGEST_TEXT,
    PLACES,
)
from alliancemap_web.decisions.models import (
    Asking,
    Condition,
    Decision,
    Dissent,
    Forecast,
    Sentence,
    Step,
)
from alliancemap_web.decisions.queries import taken
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import require

MOST_NUMBER = 32_000
Data = dict[str, Any]


@transaction.atomic
def bring_back(arrival: Arrival, data: Data) -> dict[str, str]:
    """Keep what `taken_out` gave of an alliance; return the old keys of its rows with the new.

    Names and days stay; whose account it was is not known here, but own forecasts and sentences
    become those of who brings them. ValueError, KeyError or TypeError for anything else.
    """
    require(arrival.member, "manage")
    kept = find_alliance(arrival.member, arrival.alliance or "")
    if kept is None or not kept.is_whole:
        raise ValueError(arrival.alliance)
    mine = arrival.member.person
    for one in data.get("askings", []):
        made = Asking.objects.create(alliance_id=kept.id, **read(one, taken.ASKING))
        for said in one["sentences"]:
            person = mine if said["mine"] is True else None
            Sentence.objects.create(asking=made, person_id=person, **read(said, taken.SENTENCE))
    keys: dict[str, str] = {}
    conditions: dict[str, Condition] = {}
    for one in data.get("conditions", []):
        values = read(one, taken.CONDITION)
        old = values.pop("key")
        person = arrival.people.get(values["owner"])
        condition = Condition.objects.create(alliance_id=kept.id, owner_person_id=person, **values)
        conditions[old], keys[old] = condition, condition.key
        Step.objects.bulk_create(
            Step(condition=condition, **read(step, taken.STEP)) for step in one["steps"]
        )
    return (
        keys
        | bring_decisions(kept.id, kept.row.sequence, data, conditions)
        | forecasts(kept.id, mine, data)
    )


def bring_decisions(
    alliance: int, most: int, data: Data, conditions: dict[str, Condition]
) -> dict[str, str]:
    """Keep the decisions with their dissent and conditions; return their keys, old and new."""
    made: dict[str, Decision] = {}
    for one in data.get("decisions", []):
        values = read(one, taken.DECISION)
        old = values.pop("key")
        values["sequence"] = min(values["sequence"], most)
        before = one["supersedes"]
        decision = Decision.objects.create(
            alliance_id=alliance, supersedes=made[before] if before else None, **values
        )
        made[old] = decision
        decision.conditions.set([conditions[key] for key in one["conditions"]])
        Dissent.objects.bulk_create(
            Dissent(decision=decision, **read(told, taken.DISSENT)) for told in one["dissents"]
        )
    return {old: one.key for old, one in made.items()}


def forecasts(alliance: int, person: int | None, data: Data) -> dict[str, str]:
    """Keep the forecasts of whoever brings them; they are nobody else's."""
    if person is None:
        return {}
    Forecast.objects.bulk_create(
        Forecast(alliance_id=alliance, person_id=person, **read(one, taken.FORECAST))
        for one in data.get("forecasts", [])
    )
    return {}


def read(one: Data, fields: tuple[str, ...]) -> Data:
    """Return the columns of one row; ValueError or KeyError when it is none of this room's."""
    return {field: READERS[field](one[field]) for field in fields}


def texts(longest: int) -> Callable[[Any], str]:
    """Return what reads a text of at most so many letters."""

    def text(value: Any) -> str:
        if not isinstance(value, str) or len(value) > longest or "\0" in value:
            raise ValueError(str(value)[:20])
        return value

    return text


def among(*known: str) -> Callable[[Any], str]:
    """Return what reads one of some values."""

    def one_of(value: Any) -> str:
        if value not in known:
            raise ValueError(str(value)[:20])
        return str(value)

    return one_of


def number(value: Any) -> int:
    """Return a whole number from one on; ValueError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= MOST_NUMBER:
        raise ValueError(str(value)[:20])
    return value


def chance(value: Any) -> int:
    """Return a chance in a hundred; ValueError for anything else."""
    if number(value) > 99:
        raise ValueError(str(value))
    return int(value)


def moment(value: Any) -> datetime:
    """Return a moment that knows its time zone; ValueError or TypeError for anything else."""
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError(value)
    return at


def maybe(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return what reads a value that may be missing."""
    return lambda value: None if value is None else reader(value)


READERS: dict[str, Callable[[Any], Any]] = {
    "key": texts(12),
    "number": number,
    "sequence": number,
    "chance": chance,
    "text": texts(LONGEST_TEXT),
    "settled": texts(LONGEST_SENTENCE),
    "why": texts(LONGEST_TEXT),
    "finds": texts(LONGEST_TEXT),
    "reason": texts(LONGEST_TEXT),
    "question": texts(LONGEST_QUESTION),
    "cap": texts(LONGEST_LINE),
    "deciders": texts(LONGEST_NAMES),
    "factor": texts(12),
    **{name: texts(LONGEST_NAME) for name in ("by", "revealed_by", "settled_by", "owner", "name")},
    "lasted": among("", *Sentence.Lasted.values),
    "about": among(*PLACES),
    "state": among(*Condition.State.values),
    # Decisions and steps have kinds of their own, of which no other is kept anywhere.
    "kind": among(*Decision.Kind.values, *Step.Kind.values),
    "outcome": among("", *Forecast.Outcome.values),
    "on": date.fromisoformat,
    "at": moment,
    **{name: maybe(date.fromisoformat) for name in ("until", "again_on", "look_on", "due")},
    **{name: maybe(moment) for name in ("revealed_at", "settled_at", "told_at")},
}
