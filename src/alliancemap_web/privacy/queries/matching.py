"""The rows of a table in which somebody stands: as theirs, by name, or in what others wrote."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from alliancemap_web.persons import Stands
from alliancemap_web.privacy.names import Finder, Whom

AT_ONCE = 500
# What every way of writing a name has in it, whatever its accents, capitals and escapes.
ANYHOW = re.compile("[A-Za-z0-9]{3,}")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hit:
    """One row in which somebody stands.

    `is_theirs` says that it is theirs or about them by their account, `is_named` that a column is
    their name or address; `mentions` are texts in which they are named.
    """

    row: Row
    is_theirs: bool
    is_named: bool
    mentions: tuple[str, ...]


def table_of(told: Stands) -> type[models.Model]:
    """Return the table that a room spoke of."""
    return apps.get_model(told.table)


def rows_of(told: Stands, workspace: int | None) -> "QuerySet[Any]":
    """Return the rows of a table, of one workspace (its number) where it is a firm's."""
    rows = table_of(told)._default_manager.order_by("pk")
    return rows.filter(**{told.firm: workspace}) if told.firm else rows


def without_apart(told: Stands, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Return the rows without those that the firm is told of in no way."""
    for apart in told.apart:
        rows = rows.exclude(**apart) if apart else rows.none()
    return rows


def hits(told: Stands, rows: "QuerySet[Any]", finder: Finder) -> Iterator[Hit]:
    """Yield each of some rows in which somebody stands, with the columns that tell so."""
    columns = (*told.names, *told.addresses, *told.searched)
    if not (columns or told.ties):
        return
    asked = rows.filter(may_be(told, finder.whom)).values("pk", *told.ties, *columns)
    for row in asked.iterator(chunk_size=AT_ONCE):
        found = hit(told, row, finder)
        if found is not None:
            yield found


def hit(told: Stands, row: Row, finder: Finder) -> Hit | None:
    """Return how somebody stands in a row; None when they do not."""
    is_theirs = any(row[path] in finder.whom.accounts for path in told.ties)
    is_named = any(is_theirs_by_name(row, one, path, finder) for one, path in told.names.items())
    is_named |= any(finder.is_at(row[one] or "") for one in told.addresses)
    found: list[str] = []
    for one in told.texts:
        found += finder.found_in(row[one])
    for one in told.packed:
        found += finder.found_in_packed(row[one] or "")
    for one in told.folded:
        found += [row[one]] if finder.bare_pattern.search(row[one]) else []
    if not (is_theirs or is_named or found):
        return None
    return Hit(row, is_theirs, is_named, tuple(found))


def is_theirs_by_name(row: Row, column: str, path: str, finder: Finder) -> bool:
    """Say whether a column of one name is theirs: their account's, else a name they alone bear."""
    account = row[path] if path else None
    if account is not None:
        return account in finder.whom.accounts and bool(row[column])
    return not finder.whom.is_shared and finder.bears(row[column] or "")


def may_be(told: Stands, whom: Whom) -> Q:
    """Return what the database can rule out: rows that have no part of any name in any column."""
    wanted = Q(pk__in=[])
    for path in told.ties:
        wanted |= Q(**{f"{path}__in": whom.accounts})
    sure = fragments((*whom.names, *whom.addresses))
    for one in (*told.names, *told.addresses, *told.searched):
        field = table_of(told)._meta.get_field(one)
        if sure is None or isinstance(field, models.JSONField):
            return Q()
        for part in sure:
            wanted |= Q(**{f"{one}__icontains": part})
    return wanted


def fragments(written: Iterable[str]) -> tuple[str, ...] | None:
    """Return for each name a part that it always has; None when one has no such part."""
    found = []
    for one in written:
        parts = ANYHOW.findall(one)
        if not parts:
            return None
        found.append(max(parts, key=len))
    return tuple(dict.fromkeys(found))
