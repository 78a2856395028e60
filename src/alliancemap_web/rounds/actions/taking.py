"""What a round brought, put on the map: a span or a settled level for a factor, and why."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from alliancemap.model.spread import ends
from alliancemap.words import dated
from alliancemap_web.languages import sentence
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.actions import Recorded, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.answering import LEVELS, act_number
from alliancemap_web.portfolio.factor_parts import default_fades
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.rounds.actions.locking import locked
from alliancemap_web.rounds.models import Round, Turn
from alliancemap_web.rounds.results import FactorResult, Result, result
from alliancemap_web.workspaces.queries import settings_of
from alliancemap_web.workspaces.rights import Member, require

# What a form says for "as the team answered", whatever span that is.
SPAN = "span"


@logged("round_changed")
def show_leader(member: Member, kept: Kept, key: str, now: datetime) -> None:
    """Show the leader's answers to the turn that was revealed last; RefusedError (409) before."""
    one = locked(member, kept, key)
    last = last_revealed(one)
    if last.leader_shown_at is None:
        last.leader_shown_at = now
        last.save(update_fields=("leader_shown_at",))


def last_revealed(one: Round) -> Turn:
    """Return the turn of a round that was revealed last; RefusedError (409) when none was."""
    last = one.turns.filter(revealed_at__isnull=False).order_by("number").last()
    if last is None:
        raise refused(409, "RND044")
    return last


@logged("round_taken")
def take(
    member: Member,
    kept: Kept,
    key: str,
    levels: Mapping[str, str],
    form: str,
    language: str,
    now: datetime,
) -> Recorded:
    """Put on the map what the last revealed turn brought on some factors.

    `levels` has for each factor SPAN for what the team answered, from the lowest to the highest, or
    a level "0" to "4" on which they settled. `form` tells one sending from the next. RefusedError:
    409 while the leader's answers are not shown, 422 for nothing, a factor that is not shown or a
    level that is none.
    """
    require(member, "answer")
    one = locked(member, kept, key)
    last = last_revealed(one)
    shown = result(last.frozen, last.number, with_leader=True)
    if shown.leader and last.leader_shown_at is None:
        raise refused(409, "RND050")
    if not levels:
        raise refused(422, "RND012")
    fades = default_fades(now.date(), settings_of(member).fades_after)
    changes = []
    for factor, level in levels.items():
        register = f"answer/{factor}"
        value = taken(one, last, shown, factor, level, language)
        if fades and value["level"] not in ("unknown", "not relevant"):
            value["fades"] = fades
        changes.append(Change(register, value, act_number(form, register, value)))
    return record(member, kept.key, changes, now)


def taken(
    one: Round, last: Turn, shown: Result, factor: str, level: str, language: str
) -> dict[str, Any]:
    """Return the statement that puts one factor on the map."""
    found = shown.find(factor)
    if found is None:
        raise refused(422, "RND051")
    span = span_of(found)
    if level != SPAN and level not in LEVELS:
        raise refused(422, "RND033")
    day = last.revealed_at.date().isoformat() if last.revealed_at else ""
    said = sentence(f"rounds.span_{span}", language) if span.isalpha() else span.replace("-", "–")
    note = sentence(
        "rounds.taken_span" if level == SPAN else "rounds.taken_settled",
        language,
        title=one.title,
        day=dated(day, language),
        count=len(found.dots),
        span=said,
    )
    value = plain_level(span if level == SPAN else level)
    return {"level": value, "note": note, "settles": True}


def span_of(found: FactorResult) -> str:
    """Return what a team answered to a factor: "2", "1-3", "unknown" or "irrelevant"."""
    reach = ends(dot.said for dot in found.dots)
    if reach is None:
        return "unknown" if found.unknown else "irrelevant"
    low, high = reach
    return str(low) if low == high else f"{low}-{high}"


def plain_level(span: str) -> int | str:
    """Return a span as the alliance file writes it."""
    if span in LEVELS:
        return int(span)
    return "not relevant" if span == "irrelevant" else span


def new_form() -> str:
    """Return the number of a form that is sent once."""
    return str(uuid.uuid4())
