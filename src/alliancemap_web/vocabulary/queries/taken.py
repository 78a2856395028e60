"""What this room carries out of a workspace with everything else, as plain data, and what goes."""

from typing import Any

from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.vocabulary.models import Check, Word
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.rights import Member

WORDING = ("changes", "state", "by", "at", "decided_by", "decided_at")
CHECK = ("words", "closes_on", "closed_at", "by", "at")
PERSON = ("name", "function", "done_at")
PICK = ("word", "reading", "text")
SETTLED = ("word", "outcome", "text", "by", "at")


def taken_out(member: Member, alliance: str | None) -> dict[str, Any]:
    """Return the firm's words for the workspace (None), the closed word checks for an alliance.

    An open check does not go out: what people pick in it is not anybody's to see yet. Empty where
    there is nothing, and for who does not see it.
    """
    if alliance is None:
        rows = Word.objects.filter(workspace_id=member.workspace).prefetch_related("wordings")
        words = [
            {
                "entry": word.entry,
                "key": word.key,
                "made_at": word.made_at,
                "wordings": [plain(one, WORDING) for one in word.wordings.all()],
            }
            for word in (rows if member.sees_all else ())
        ]
        return {"words": words} if words else {}
    kept = find_alliance(member, alliance)
    if kept is None or not kept.is_whole:
        return {}
    checks = [
        plain(check, CHECK)
        | {
            "people": [
                plain(one, PERSON) | {"picks": [plain(pick, PICK) for pick in one.picks.all()]}
                for one in check.pickers.all()
            ],
            "settled": [plain(one, SETTLED) for one in check.settled.all()],
        }
        for check in Check.objects.filter(alliance_id=kept.id, closed_at__isnull=False)
        .order_by("at", "pk")
        .prefetch_related("pickers__picks", "settled")
    ]
    return {"checks": checks} if checks else {}


def plain(row: object, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return some columns of a row."""
    return {field: getattr(row, field) for field in fields}


def counted(workspace: int) -> tuple[Going, ...]:
    """Return what of this room goes with a workspace."""
    return (
        Going("vocabulary.going_words", Word.objects.filter(workspace_id=workspace).count()),
        Going(
            "vocabulary.going_checks",
            Check.objects.filter(alliance__workspace_id=workspace).count(),
        ),
    )
