"""What the facts of an alliance were before: every act on them, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alliancemap_web.portfolio.acts import BASE, Entry
from alliancemap_web.portfolio.fact_part import FactPart
from alliancemap_web.portfolio.fields import Field, value_at
from alliancemap_web.portfolio.statements import taking_back
from alliancemap_web.workspaces.rights import Member

LONGEST = 300


@dataclass(frozen=True, slots=True)
class FactLine:
    """One value that a fact was given: `id` is the act that can be taken back, if any."""

    id: str
    label: str
    says: str
    by: str
    at: datetime
    is_gone: bool
    came_with_file: bool


def history_of(part: FactPart, acts: Sequence[Entry], member: Member) -> tuple[FactLine, ...]:
    """Return every act on the facts of a part, the newest first."""
    gone = taking_back(acts)
    lines = []
    for entry in reversed(acts):
        if entry.undoes is not None:
            continue
        for field in part.fields:
            found, value = told_by(entry, field)
            if found:
                is_base = entry.register == BASE
                lines.append(
                    FactLine(
                        id="" if is_base or not member.may("edit") else entry.id,
                        label=field.label,
                        says=in_words(field, value),
                        by=entry.by,
                        at=entry.at,
                        is_gone=entry.id in gone,
                        came_with_file=is_base,
                    )
                )
    return tuple(lines)


def told_by(entry: Entry, field: Field) -> tuple[bool, Any]:
    """Return whether an act said something about a field, and what."""
    if entry.register == BASE:
        value = value_at(entry.value, field.path)
        return value is not None, value
    path = entry.path
    if not path or field.path[: len(path)] != path:
        return False, None
    if path == field.path:
        return True, entry.value
    inside = value_at({path[-1]: entry.value}, field.path[len(path) - 1 :])
    return entry.value is None or inside is not None, inside


def in_words(field: Field, value: Any) -> str:
    """Return a value as people read it; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        rows = value if isinstance(value, list) else [value]
        said = (
            ", ".join(str(one) for one in row.values()) if isinstance(row, dict) else str(row)
            for row in rows
        )
        return "; ".join(said)[:LONGEST]
    return dict(field.options).get(str(value), str(value))[:LONGEST]
