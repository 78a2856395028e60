"""From acts to the alliance file they add up to, as it stands now or as it stood at a moment."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alliancemap_web.portfolio.acts import BASE, BESIDE, Entry, counting, standing
from alliancemap_web.portfolio.stages import STAGES

Data = dict[str, Any]

# Values that the file may write as one bare text or number, and the key that stands for it.
BARE = {"need": "text", "together": "says", "feeling": "level"}
BARE_INSIDE = {"brings": "says", "set_aside": "reason", "parties": "name"}
OURS = "ours"


def document(entries: Sequence[Entry], until: datetime | None = None) -> Data:
    """Return the alliance file, as plain data, that acts add up to; empty when there are none.

    `until` leaves out what was done later. Before the alliance was brought in there was its file
    alone: then what that file says stands, without the answers that it dates later.
    """
    told = tuple(entries)
    if until is not None:
        told = tuple(one for one in told if one.at <= until)
        if not any(one.register == BASE for one in told):
            first = next((one for one in entries if one.register == BASE), None)
            return {} if first is None else answered_by(first.value, until.date().isoformat())
    data: Data = {}
    for entry in standing(told):
        if entry.register == BASE:
            data = expanded(entry.value)
        elif entry.factor is not None:
            add_statement(data, entry)
        else:
            set_fact(data, entry.path, entry.value)
    return data


@dataclass(frozen=True, slots=True)
class Beside:
    """What acts say of an alliance that is not in its file."""

    stage: str = STAGES[0]
    signed_on: date | None = None
    archived_at: datetime | None = None


def beside(entries: Sequence[Entry]) -> Beside:
    """Return what acts add up to beside the alliance file."""
    last: dict[str, Entry] = {}
    for entry in counting(entries):
        if entry.register in BESIDE:
            last.setdefault(entry.register, entry)
    said = {register: entry.value for register, entry in last.items()}
    signed = said.get("signed")
    return Beside(
        stage=said.get("stage") or STAGES[0],
        signed_on=date.fromisoformat(signed) if signed else None,
        archived_at=last["archived"].at if said.get("archived") else None,
    )


def expanded(base: Data) -> Data:
    """Return a file's data with its answers as lists and its one relation written out."""
    data = deepcopy(base)
    data["answers"] = {
        factor: statements(said) for factor, said in (data.get("answers") or {}).items()
    }
    if not data.get("relations"):
        data["relations"] = {"main": {"between": list(data.get("parties") or {})}}
    return data


def answered_by(base: Data, day: str) -> Data:
    """Return a file's data without the answers that it dates after a day."""
    data = expanded(base)
    data["answers"] = {
        factor: kept
        for factor, said in data["answers"].items()
        if (kept := [one for one in said if str(one.get("date", "")) <= day])
    }
    return data


def statements(said: Any) -> list[Data]:
    """Return the answers to one factor as a list of tables, whatever form the file gave them."""
    if isinstance(said, dict):
        return [said]
    if isinstance(said, list) and any(isinstance(one, dict) for one in said):
        return list(said)
    return [{"level": said}]


def add_statement(data: Data, entry: Entry) -> None:
    """Add one more answer to a factor; the same person's of the same day gives way to it.

    It is dated so that it counts: no earlier than what is there of the same view and relation.
    """
    said = data["answers"].setdefault(entry.factor, [])
    about = about_of(entry.value)
    latest = max((str(one.get("date", "")) for one in said if about_of(one) == about), default="")
    day = max(entry.at.date().isoformat(), latest)
    stated = {"who": entry.by, **entry.value, "date": day}
    if said and is_replaced(said[-1], stated):
        said.pop()
    said.append(stated)


def is_replaced(before: Data, stated: Data) -> bool:
    """Say whether a statement only puts right the one before: same person, view and day."""
    same = all(before.get(key) == stated.get(key) for key in ("who", "date"))
    return same and about_of(before) == about_of(stated) and not before.get("settles")


def about_of(statement: Data) -> tuple[Any, Any]:
    """Return the view and the relation that a statement is about."""
    return statement.get("view", OURS), statement.get("relation")


def set_fact(data: Data, path: tuple[str, ...], value: Any) -> None:
    """Put one value into the file's data, or take it away (None); tables left empty go too."""
    table = data
    tables = [data]
    for place, key in enumerate(path[:-1]):
        inner = table.get(key)
        if inner is None:
            inner = {}
        elif not isinstance(inner, dict):
            bare = BARE.get(key) or BARE_INSIDE.get(path[place - 1] if place else "", "text")
            inner = {bare: inner}
        table[key] = inner
        table = inner
        tables.append(table)
    if value is not None:
        table[path[-1]] = value
        return
    table.pop(path[-1], None)
    for outer, key in zip(reversed(tables[:-1]), reversed(path[:-1]), strict=True):
        if outer[key]:
            break
        del outer[key]
