"""Takes a person's name and address out of everything a firm keeps, and cuts the ties to them."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import models, transaction

from alliancemap_web.database import empty_journal
from alliancemap_web.persons import Stands, standing
from alliancemap_web.portfolio.actions.refolding import fold_again
from alliancemap_web.privacy.actions.logged import forget_in_log
from alliancemap_web.privacy.actions.waiting import drop_uploads, forget_in_letters
from alliancemap_web.privacy.names import Finder, Whom
from alliancemap_web.privacy.queries import firms_of, free_name, hits, whom_of_account
from alliancemap_web.privacy.queries.matching import Hit, rows_of, table_of
from alliancemap_web.workspaces.actions import acting
from alliancemap_web.workspaces.rights import Member

MARK_BYTES = 32


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Somebody who was forgotten: the name in the place of theirs, and in how many rows it is."""

    neutral: str
    rows: int
    files: int = 0


@transaction.atomic
def forget_in_firm(
    member: Member, whom: Whom, neutral: str, now: datetime, *, files: Iterable[str] = ()
) -> Forgotten:
    """Have a workspace forget somebody who is not in it; `files` of evidence named by key go too.

    NotAllowedError without the right to manage.
    """
    member = acting(member, "manage")
    done = forget(member.workspace, whom, neutral)
    gone = drop_files(member.workspace, files)
    forget_in_letters(Finder(whom, done.neutral), (member.key, member.workspace_name))
    forget_in_log(member.workspace, whom, now)
    transaction.on_commit(empty_journal, robust=True)
    return replace(done, files=gone)


@transaction.atomic
def forget_account(
    account: int, name: str, address: str, neutral: str, now: datetime
) -> tuple[Forgotten, ...]:
    """Have every workspace forget somebody, by their account; one result for each workspace.

    To be called by what deletes the account, in its transaction, before it does.
    """
    done = []
    every: dict[str, None] = {}
    for workspace in firms_of(account):
        whom = whom_of_account(account, name, address, workspace)
        every |= dict.fromkeys(whom.names)
        done.append(forget(workspace, whom, neutral))
        forget_in_log(workspace, whom, now)
    whom = Whom((*every, name), (address,), frozenset({account}))
    forget_in_letters(Finder(whom, neutral), None)
    transaction.on_commit(empty_journal, robust=True)
    return tuple(done)


def forget(workspace: int, whom: Whom, neutral: str) -> Forgotten:
    """Replace somebody's names in every table of a workspace, and cut the ties to their account."""
    name = free_name(workspace, neutral)
    finder = Finder(whom, name, new_marks(workspace, whom))
    changed, touched = 0, False
    for told in standing():
        if not told.firm or told.by_itself:
            continue
        if told.goes:
            changed += drop_rows(told, workspace, whom)
        here = sum(change_row(told, one, finder) for one in found_in(told, workspace, finder))
        changed += here
        touched |= bool(here) and told.table == "portfolio.Act"
    drop_uploads(workspace, finder)
    if touched:
        fold_again(workspace, name)
    return Forgotten(name, changed)


def new_marks(workspace: int, whom: Whom) -> dict[str, str]:
    """Return another mark for each that was made of somebody's name or address."""
    finder, found = Finder(whom), dict[str, str]()
    for told in standing():
        if told.firm and told.marks:
            for one in hits(told, rows_of(told, workspace), finder):
                row = table_of(told)._default_manager.filter(pk=one.row["pk"]).values(*told.marks)
                for mark in row.get().values():
                    found.setdefault(mark, secrets.token_hex(MARK_BYTES))
    return found


def found_in(told: Stands, workspace: int, finder: Finder) -> Iterable[Hit]:
    """Return the rows of a table that are to be changed, read before any is.

    Where a mark was made of the name, rows may bear the mark alone: all of them are looked at.
    """
    rows = rows_of(told, workspace)
    if finder.marks and any(is_json(told, one) for one in told.texts):
        columns = (*told.names, *told.addresses, *told.searched)
        every = rows.values("pk", *told.ties, *columns)
        return [Hit(row, False, False, ()) for row in every]
    return list(hits(told, rows, finder))


def is_json(told: Stands, column: str) -> bool:
    """Say whether a column holds plain data."""
    return isinstance(table_of(told)._meta.get_field(column), models.JSONField)


def change_row(told: Stands, one: Hit, finder: Finder) -> bool:
    """Write the neutral name into a row and cut its ties; False when nothing of it changes."""
    row = one.row
    after: dict[str, Any] = {}
    for place, (column, path) in enumerate(told.names.items()):
        if is_meant(row, column, path, finder):
            after[column] = finder.neutral
            after |= dict.fromkeys(told.blanked if place == 0 else (), "")
    after |= {column: "" for column in told.addresses if finder.is_at(row[column] or "")}
    after |= {column: finder.plain(row[column]) for column in told.texts}
    after |= {column: finder.packed(row[column]) for column in told.packed if row[column]}
    after |= {column: finder.bare_text(row[column]) for column in told.folded}
    after = {column: fitted(told, column, value) for column, value in after.items()}
    marks = marks_of(told, row["pk"], finder)
    after = {name: value for name, value in after.items() if row.get(name) != value} | marks
    after |= cut_ties(told, row, finder.whom)
    if after:
        table_of(told)._default_manager.filter(pk=row["pk"]).update(**after)
    return bool(after)


def is_meant(row: dict[str, Any], column: str, path: str, finder: Finder) -> bool:
    """Say whether the name in a column is that of whom is forgotten."""
    account = row[path] if path else None
    if account is not None:
        return account in finder.whom.accounts and bool(row[column])
    return finder.is_alone(row[column] or "")


def marks_of(told: Stands, pk: Any, finder: Finder) -> dict[str, str]:
    """Return the other marks of a row, where it has some of whom is forgotten."""
    if not (told.marks and finder.marks):
        return {}
    row = table_of(told)._default_manager.filter(pk=pk).values(*told.marks).get()
    return {name: finder.marks[mark] for name, mark in row.items() if mark in finder.marks}


def fitted(told: Stands, column: str, value: Any) -> Any:
    """Return a value no longer than its column is wide."""
    widest = getattr(table_of(told)._meta.get_field(column), "max_length", None)
    return value[:widest] if widest and isinstance(value, str) else value


def cut_ties(told: Stands, row: dict[str, Any], whom: Whom) -> dict[str, None]:
    """Return the columns that tie a row to the account, each to hold nothing from now on."""
    cut: dict[str, None] = {}
    for path in told.ties:
        column = path.partition("__")[0]
        if row[path] not in whom.accounts or column == "pk":
            continue
        field: Any = table_of(told)._meta.get_field(column)
        related = field.related_model._meta.label if field.is_relation else ""
        if field.null and related in {"people.Person", "workspaces.Membership"}:
            cut[field.attname] = None
    return cut


def drop_rows(told: Stands, workspace: int, whom: Whom) -> int:
    """Delete the rows of a table that go with their person; return how many they were."""
    gone = 0
    for path in told.theirs:
        gone += rows_of(told, workspace).filter(**{f"{path}__in": whom.accounts}).delete()[0]
    return gone


def drop_files(workspace: int, keys: Iterable[str]) -> int:
    """Delete files of evidence of a workspace by their keys; return how many there were."""
    wanted, gone = list(keys), 0
    for told in standing():
        if told.firm and told.files and not told.goes and wanted:
            gone += rows_of(told, workspace).filter(key__in=wanted).delete()[0]
    return gone
