"""What this room carries out of a workspace with everything else, and how much of it there is.

Sentences that are not revealed and forecasts go out only to the person whose they are.
"""

from typing import Any

from alliancemap_web.decisions.models import Asking, Condition, Decision, Forecast
from alliancemap_web.decisions.queries.sight import in_sight
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.rights import Member

ASKING = (
    "number", "until", "by", "at", "revealed_at", "revealed_by", "settled", "settled_at",
    "settled_by", "again_on",
)  # fmt: skip
SENTENCE = ("by", "text", "lasted", "at")
CONDITION = ("key", "text", "about", "owner", "due", "state", "by", "at")
STEP = ("kind", "text", "owner", "due", "by", "at")
DECISION = (
    "key", "kind", "why", "deciders", "on", "sequence", "finds", "cap", "until", "look_on", "by",
    "at",
)  # fmt: skip
DISSENT = ("name", "reason", "by", "at")
FORECAST = ("question", "factor", "chance", "due", "outcome", "told_at", "at")


def plain(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return some columns of a row by their names."""
    return {field: getattr(row, field) for field in fields}


def taken_out(member: Member, alliance: str | None) -> dict[str, Any]:
    """Return all of this room that a member may see of an alliance; nothing for the workspace."""
    if alliance is None:
        return {}
    mine = in_sight(member)
    found = {
        "askings": [
            plain(one, ASKING) | {"sentences": sentences(member, one)}
            for one in Asking.objects.filter(mine, alliance__key=alliance)
            .order_by("number")
            .prefetch_related("sentences")
        ],
        "conditions": [
            plain(one, CONDITION) | {"steps": [plain(step, STEP) for step in one.steps.all()]}
            for one in Condition.objects.filter(mine, alliance__key=alliance).prefetch_related(
                "steps"
            )
        ],
        "decisions": [
            plain(one, DECISION)
            | {
                "supersedes": one.supersedes.key if one.supersedes else "",
                "conditions": [tied.key for tied in one.conditions.all()],
                "dissents": [plain(told, DISSENT) for told in one.dissents.all()],
            }
            for one in Decision.objects.filter(mine, alliance__key=alliance)
            .order_by("at", "pk")
            .select_related("supersedes")
            .prefetch_related("conditions", "dissents")
        ],
        "forecasts": [
            plain(one, FORECAST)
            for one in Forecast.objects.filter(
                mine, alliance__key=alliance, person_id=member.person or 0
            )
        ],
    }
    return {name: rows for name, rows in found.items() if rows}


def sentences(member: Member, asking: Asking) -> list[dict[str, Any]]:
    """Return the sentences of an asking: all once it is revealed, before that only one's own."""
    return [
        plain(one, SENTENCE) | {"mine": is_own(member, one.person_id)}
        for one in asking.sentences.all()
        if asking.revealed_at is not None or is_own(member, one.person_id)
    ]


def is_own(member: Member, person: int | None) -> bool:
    """Say whether an account is the member's own."""
    return member.person is not None and person == member.person


def counted(workspace: int) -> tuple[Going, ...]:
    """Return how much of this room goes with a workspace; what is private is not even counted."""
    of = {"alliance__workspace_id": workspace}
    return (
        Going("decisions.going_askings", Asking.objects.filter(**of).count()),
        Going("decisions.going_conditions", Condition.objects.filter(**of).count()),
        Going("decisions.going_decisions", Decision.objects.filter(**of).count()),
    )
