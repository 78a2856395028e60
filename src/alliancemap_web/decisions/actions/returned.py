"""What this room carried out, brought back into a new place."""

from functools import partial
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
from alliancemap_web.workspaces.arriving import (
    Reader,
    columns,
    day,
    maybe,
    moment,
    one_of,
    text,
    within,
)
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import require

MOST_NUMBER, MOST_CHANCE = 32_000, 99
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
    """Return the columns of one row; ValueError when it is none of this room's."""
    return columns(one, fields, READERS)


READERS: dict[str, Reader] = {
    "key": partial(text, longest=12),
    "number": partial(within, most=MOST_NUMBER),
    "sequence": partial(within, most=MOST_NUMBER),
    "chance": partial(within, most=MOST_CHANCE),
    "text": partial(text, longest=LONGEST_TEXT),
    "settled": partial(text, longest=LONGEST_SENTENCE),
    "why": partial(text, longest=LONGEST_TEXT),
    "finds": partial(text, longest=LONGEST_TEXT),
    "reason": partial(text, longest=LONGEST_TEXT),
    "question": partial(text, longest=LONGEST_QUESTION),
    "cap": partial(text, longest=LONGEST_LINE),
    "deciders": partial(text, longest=LONGEST_NAMES),
    "factor": partial(text, longest=12),
    **{
        name: partial(text, longest=LONGEST_NAME)
        for name in ("by", "revealed_by", "settled_by", "owner", "name")
    },
    "lasted": partial(one_of, known=["", *Sentence.Lasted.values]),
    "about": partial(one_of, known=PLACES),
    "state": partial(one_of, known=Condition.State.values),
    # Decisions and steps have kinds of their own, of which no other is kept anywhere.
    "kind": partial(one_of, known=[*Decision.Kind.values, *Step.Kind.values]),
    "outcome": partial(one_of, known=["", *Forecast.Outcome.values]),
    "on": day,
    "at": moment,
    **{name: maybe(day) for name in ("until", "again_on", "look_on", "due")},
    **{name: maybe(moment) for name in ("revealed_at", "settled_at", "told_at")},
}
