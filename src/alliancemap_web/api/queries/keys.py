"""The keys of a workspace, and whom a secret lets in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from alliancemap_web.api.models import ApiKey
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.rights import Member, Role, require

Scope = Literal["read", "answer", "edit"]
ROLE_OF: dict[str, Role] = {"read": "reader", "answer": "respondent", "edit": "editor"}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key as its workspace sees it; the secret is not among what is known of it."""

    key: str
    name: str
    scope: str
    prefix: str
    made_by: str
    made_at: datetime
    until: date | None
    used_on: date | None


@dataclass(frozen=True, slots=True)
class Program:
    """A program that came in with a key: its row's number, its member, when it was last used."""

    key: int
    member: Member
    used_on: date | None


def list_keys(member: Member) -> tuple[KeyRow, ...]:
    """Return the keys of the member's workspace, by name."""
    require(member, "manage")
    return tuple(row_of(one) for one in ApiKey.objects.filter(workspace_id=member.workspace))


def row_of(one: ApiKey) -> KeyRow:
    """Return a table's row as the value that the page shows."""
    return KeyRow(
        one.key, one.name, one.scope, one.prefix, one.made_by, one.made_at, one.until, one.used_on
    )


def find_program(secret: str, today: date) -> Program | None:
    """Return who comes with a secret; None when it opens nothing, or not any more."""
    row = ApiKey.objects.select_related("workspace").filter(secret_hash=hash_of(secret)).first()
    if row is None or (row.until is not None and row.until <= today):
        return None
    member = Member(
        workspace=row.workspace_id,
        key=row.workspace.key,
        workspace_name=row.workspace.name,
        role=ROLE_OF[row.scope],
        name=row.name,
        program=row.key,
    )
    return Program(row.pk, member, row.used_on)


def counted_keys(workspace: int) -> tuple[Going, ...]:
    """Return how many keys go with a workspace."""
    return (Going("api.keys_going", ApiKey.objects.filter(workspace_id=workspace).count()),)
