"""The documents of several alliances at once: by words in them, by name, by key."""

from collections.abc import Sequence

from alliancemap_web.portfolio.queries.rows import Row, row_of, seen_whole, visible
from alliancemap_web.portfolio.queries.whole import recall_assessed
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.rights import Member


def all_documents(member: Member, archived: bool = False) -> tuple[tuple[Row, str], ...]:
    """Return every alliance that a member sees whole, with its document, by name."""
    opened = opened_to(member)
    found = visible(member).filter(archived_at__isnull=not archived).order_by("name", "key")
    rows = ((row_of(one, opened), one.document) for one in found)
    return tuple((row, text) for row, text in rows if row.level == "whole")


def documents_with(
    member: Member, words: Sequence[str], start: int, most: int, *, archived: bool = False
) -> tuple[tuple[tuple[Row, str], ...], int]:
    """Return some of the alliances in which all of some folded words stand, and how many there are.

    The one changed last comes first, each with its document; of an outline nothing is looked at.
    """
    opened = opened_to(member)
    found = seen_whole(member)
    if not archived:
        found = found.filter(archived_at=None)
    for word in words:
        found = found.filter(searchable__contains=word)
    ordered = found.order_by("-changed_at", "key").defer("searchable")
    rows = tuple((row_of(one, opened), one.document) for one in ordered[start : start + most])
    return rows, found.count()


def documents_promising(member: Member) -> tuple[tuple[tuple[Row, str], ...], int]:
    """Return the alliances seen whole that promise something, and how many there are in all.

    Those archived or over promise nothing any more.
    """
    living = seen_whole(member).filter(archived_at=None).exclude(stage="ended")
    found = living.filter(document__contains='"promises":').order_by("name", "key")
    rows = tuple((row_of(one), one.document) for one in found.defer("searchable"))
    return rows, living.count()


def documents_by_name(
    member: Member, start: int, most: int
) -> tuple[tuple[tuple[Row, str], ...], int]:
    """Return some of the alliances seen whole that are not archived, and how many there are."""
    opened = opened_to(member)
    found = seen_whole(member).filter(archived_at=None)
    rows = found.order_by("name", "key").defer("searchable")[start : start + most]
    return tuple((row_of(one, opened), one.document) for one in rows), found.count()


def documents_of(member: Member, keys: Sequence[str]) -> tuple[tuple[Row, str], ...]:
    """Return the alliances of some keys that a member sees whole, in that order."""
    opened = opened_to(member)
    rows_of_keys = visible(member).filter(key__in=list(keys)).select_related("assessed")
    found = {one.key: one for one in rows_of_keys.defer("searchable")}
    for one in found.values():
        recall_assessed(one)
    rows = ((row_of(found[key], opened), found[key].document) for key in keys if key in found)
    return tuple((row, text) for row, text in rows if row.level == "whole")
