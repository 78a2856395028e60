"""What is kept of somebody, as plain data: what the account holds, and what each firm does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from alliancemap_web.persons import Stands, standing
from alliancemap_web.privacy.names import Finder, Whom, unpacked
from alliancemap_web.privacy.queries.matching import hits, rows_of, table_of, without_apart

Data = dict[str, Any]
Rooms = dict[str, dict[str, list[Data]]]
ALLIANCE = "alliance__workspace"


@dataclass(frozen=True, slots=True)
class Written:
    """One file that somebody added to a workspace."""

    key: str
    name: str
    content: bytes


def told_in_account(account: int) -> Rooms:
    """Return what the account itself holds, without what opens doors: tables by room."""
    whom = Whom(accounts=frozenset({account}))
    found: Rooms = {}
    for told in standing():
        if not told.firm and told.theirs:
            put(found, told, whole_rows(told, rows_of(told, None), Finder(whom)))
    return found


def told_in_firm(workspace: int, whom: Whom, *, to_themselves: bool, by_name: bool = True) -> Rooms:
    """Return what a workspace holds of somebody: tables by room.

    Told `to_themselves` are their own rows, also those that the firm is not told of; and `by_name`
    those that bear their name alone. Told to the firm is besides where others name them: only the
    texts in which they do.
    """
    finder = Finder(whom)
    found: Rooms = {}
    for told in standing():
        if not told.firm:
            continue
        every = rows_of(told, workspace)
        shown = without_apart(told, every)
        rows = list(whole_rows(told, every if to_themselves else shown, finder))
        known = {row["row"] for row in rows}
        for one in hits(told, shown, finder):
            if one.row["pk"] in known:
                continue
            if one.is_named and by_name:
                rows.append(whole_row(told, one.row["pk"]))
            elif one.mentions and not to_themselves and told.folded != told.searched:
                rows.append({"row": one.row["pk"], "named_in": list(one.mentions)})
        put(found, told, iter(rows))
    return found


def put(found: Rooms, told: Stands, rows: Iterator[Data]) -> None:
    """Add the rows of a table, where there are any."""
    listed = list(rows)
    if listed:
        found.setdefault(told.room, {})[told.table.partition(".")[2]] = listed


def whole_rows(told: Stands, rows: Any, finder: Finder) -> Iterator[Data]:
    """Yield each row that is somebody's, or about them, by their account."""
    if not told.ties:
        return
    for one in hits(told, rows, finder):
        if one.is_theirs:
            yield whole_row(told, one.row["pk"])


def whole_row(told: Stands, pk: Any) -> Data:
    """Return a row as it is told: every column but what opens doors and what is made of others."""
    left_out = {*told.secret, *told.folded, *told.files, *told.marks}
    columns = [
        one.name
        for one in table_of(told)._meta.concrete_fields
        if not one.is_relation and not one.primary_key and one.name not in left_out
    ]
    where = alliance_of(told)
    row = table_of(told)._default_manager.filter(pk=pk).values(*columns, *where.values()).get()
    packed = {*told.packed}
    plain = {one: plain_value(unpacked(row[one]) if one in packed else row[one]) for one in columns}
    return {"row": pk, **{said: row[path] for said, path in where.items()}, **plain}


def alliance_of(told: Stands) -> dict[str, str]:
    """Return the paths from a table to the key and the name of the alliance it is about."""
    if told.firm != ALLIANCE and not told.firm.endswith(f"__{ALLIANCE}"):
        return {}
    before = told.firm.removesuffix("__workspace")
    return {"alliance_key": f"{before}__key", "alliance_name": f"{before}__name"}


def plain_value(value: Any) -> Any:
    """Return a column's value as JSON holds it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def written_files(workspace: int, whom: Whom) -> Iterator[Written]:
    """Yield the files of evidence that bear somebody's name as who added them, one at a time."""
    finder = Finder(whom)
    for told in standing():
        is_kept = told.firm and told.files and not told.goes
        for one in hits(told, rows_of(told, workspace), finder) if is_kept else ():
            if one.is_named:
                row = table_of(told)._default_manager.get(pk=one.row["pk"])
                yield Written(*file_of(row, told))


def file_of(row: models.Model, told: Stands) -> tuple[str, str, bytes]:
    """Return a file's key, name and content."""
    held: Any = row
    return str(held.key), str(held.name), bytes(getattr(row, told.files[0]))


def files_naming(workspace: int, whom: Whom) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield key and name of each file that somebody added or that names them, and which of both.

    Only plain text can be looked into, one file at a time.
    """
    finder = Finder(whom)
    for told in standing():
        if not (told.firm and told.files) or told.goes:
            continue
        theirs = {one.row["pk"] for one in hits(told, rows_of(told, workspace), finder)}
        for row in rows_of(told, workspace).iterator(chunk_size=1):
            _, _, content = file_of(row, told)
            names_them = finder.is_in_bytes(content)
            if names_them or row.pk in theirs:
                yield row.key, row.name, row.pk in theirs, names_them
