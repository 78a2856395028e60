"""Rounds that come back with everything: as they were shown; what was unanswered is closed.

Links do not come back. An answering that was not revealed comes back cancelled, as the answers of
the others stayed where they were.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from alliancemap.model.functions import FUNCTIONS
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.rounds.models import Participant, Round, Turn
from alliancemap_web.rounds.results import result
from alliancemap_web.workspaces.arriving import (
    counted,
    day,
    moment,
    one_of,
    text,
    texts,
    within,
    yes_or_no,
)
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.keys import new_key
from alliancemap_web.workspaces.rights import require

MOST, MOST_TURNS = 200, 999
LONGEST, LONGEST_NAME, LONGEST_TITLE, LONGEST_KEY = 300, 80, 120, 12


@transaction.atomic
def bring_back(arrival: Arrival, data: Any) -> dict[str, str]:
    """Keep the rounds of an alliance that came with everything; return their old keys with the new.

    ValueError for what is none.
    """
    require(arrival.member, "manage")
    if arrival.alliance is None:
        raise ValueError("rounds")
    return {str(one.get("key", "")): bring_round(arrival, one) for one in counted(data, MOST)}


def bring_round(arrival: Arrival, one: Mapping[str, Any]) -> str:
    """Keep one round; return its key here."""
    kept = find_alliance(arrival.member, arrival.alliance or "")
    if kept is None:
        raise ValueError("alliance")
    turns = [turn for turn in one["turns"] if turn["revealed_at"]]
    row = Round.objects.create(
        alliance_id=kept.id,
        title=text(one["title"], LONGEST_TITLE),
        names=yes_or_no(one["names"]),
        factors=texts(one["factors"], LONGEST),
        language=text(one["language"], 2),
        by=text(one["by"], LONGEST_NAME),
        made_at=moment(one["made_at"]),
        opened_at=moment(one["opened_at"]),
        cancelled_at=None if turns else moment(one["cancelled_at"] or one["made_at"]),
    )
    keys: dict[str, str] = {}
    for who in one["people"]:
        keys[text(who["key"], LONGEST_KEY)] = bring_person(row, who, arrival.now)
    for turn in turns:
        bring_turn(row, turn, keys)
    return row.key


def bring_person(row: Round, who: Mapping[str, Any], now: datetime) -> str:
    """Keep one of a round's people; return their key here."""
    made = Participant.objects.create(
        round=row,
        key=new_key(),
        name=text(who["name"], LONGEST_NAME),
        function=one_of(who["function"], FUNCTIONS),
        leads=yes_or_no(who["leads"]),
        factors=texts(who["factors"], LONGEST),
        identity=text(who["identity"], LONGEST),
        made_at=now,
    )
    return made.key


def bring_turn(row: Round, turn: Mapping[str, Any], keys: Mapping[str, str]) -> None:
    """Keep one revealed turn, once it can be shown."""
    frozen = turn["frozen"]
    for part in ("answers", "top"):
        some = frozen.get(part)
        if isinstance(some, list):
            for each in some:
                each["who"] = keys[each["who"]]
    number = within(turn["number"], MOST_TURNS)
    if yes_or_no(frozen["names"]) != row.names:
        raise ValueError("names")
    shown = result(frozen, number, with_leader=True)
    if not {one.factor for one in shown.factors} <= set(texts(turn["factors"], LONGEST)):
        raise ValueError("factors")
    Turn.objects.create(
        round=row,
        number=number,
        factors=texts(turn["factors"], LONGEST),
        opened_at=moment(turn["opened_at"]),
        until=day(turn["until"]) if turn["until"] else None,
        closed_at=moment(turn["closed_at"]) if turn["closed_at"] else None,
        revealed_at=moment(turn["revealed_at"]),
        leader_shown_at=moment(turn["leader_shown_at"]) if turn["leader_shown_at"] else None,
        frozen=frozen,
        circles={
            text(name, LONGEST_KEY): texts(circle, LONGEST)
            for name, circle in turn["circles"].items()
        },
    )
