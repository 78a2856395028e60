"""From the rows of a table to alliances: each row on its own, good ones and those to mend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from alliancemap.alliance_file.shape import FORMAT
from alliancemap.instruments import DEFAULT_INSTRUMENT, DEFAULT_VERSION
from alliancemap.words import phrase
from alliancemap_web.exchange.cells import CellError, read_cell
from alliancemap_web.exchange.csv_text import Line
from alliancemap_web.exchange.fields import (
    FIELDS,
    MANY,
    NAMES,
    factor_names,
    folded,
    said_in,
)
from alliancemap_web.exchange.tables import Table
from alliancemap_web.exchange.troubles import Trouble, refused

Data = dict[str, Any]

# Fields that are one key of the partner's party, and those that are one key of the file itself.
OF_PARTNER = ("people", "revenue", "currency", "country", "place", "founded")
OF_FILE = ("aim", "customer", "need")


@dataclass(frozen=True, slots=True)
class Setting:
    """What every row has in common: our own name, the file and its language, who, and the day."""

    us: str
    file: str
    language: str
    who: str
    today: date


@dataclass(frozen=True, slots=True)
class Draft:
    """One good row: the partner, what the columns say by field or factor, and where it stood."""

    row: int
    partner: str
    said: Mapping[str, Any] = field(hash=False)
    cells: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return the partner's name as it is compared with those that are there already."""
        return folded(self.partner)


@dataclass(frozen=True, slots=True)
class Failed:
    """One row to mend: its number, its cells as they stood, and everything wrong with it."""

    row: int
    cells: tuple[str, ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Drafts:
    """All rows of a table: the good ones and the failed ones, each in the table's order."""

    good: tuple[Draft, ...]
    failed: tuple[Failed, ...]


def read_rows(table: Table, columns: Sequence[str]) -> Drafts:
    """Return what the rows of a table say, given what each column holds.

    `columns` has a field's or factor's id for each heading, "" to leave the column out.
    TroubleError when no column holds the partner's name, or two hold the same.
    """
    refuse_columns(columns)
    spoilt: dict[int, list[Trouble]] = {}
    for one in table.troubles:
        spoilt.setdefault(one.row or 0, []).append(one)
    good: list[Draft] = []
    failed: list[Failed] = []
    for row in table.rows:
        draft, troubles = read_row(row, table.headings, columns)
        troubles = (*spoilt.get(row.number, ()), *troubles)
        if draft is None or troubles:
            failed.append(Failed(row.number, row.cells, troubles))
        else:
            good.append(draft)
    return Drafts(tuple(good), tuple(failed))


def refuse_columns(columns: Sequence[str]) -> None:
    """Raise TroubleError unless one column holds the partner, and no two the same."""
    if "partner" not in columns:
        raise refused("XCH012")
    used = [one for one in columns if one and one not in MANY]
    twice = next((one for place, one in enumerate(used) if one in used[:place]), None)
    if twice is not None:
        raise refused("XCH013", field=twice)


def read_row(
    row: Line, headings: Sequence[str], columns: Sequence[str]
) -> tuple[Draft | None, tuple[Trouble, ...]]:
    """Return one row as a draft, or everything that is wrong with its cells."""
    said: Data = {}
    notes: list[tuple[str, str]] = []
    troubles: list[Trouble] = []
    for place, (raw, column) in enumerate(zip(row.cells, columns, strict=True)):
        if not column or not raw.strip():
            continue
        heading = headings[place] or f"{place + 1}"
        try:
            value = read_cell(column, raw)
        except CellError as error:
            troubles.append(Trouble(error.code, error.values, row.number, heading))
            continue
        if column == "note":
            notes.append((heading, value))
        else:
            said[column] = value
    if notes:
        said["note"] = tuple(notes)
    if "partner" not in said and not any(one.code == "XCH030" for one in troubles):
        troubles.append(Trouble("XCH020", (), row.number, headings[list(columns).index("partner")]))
    troubles += money(said, row.number)
    if troubles:
        return None, tuple(troubles)
    return Draft(row.number, said["partner"], said, row.cells), ()


def money(said: Data, row: int) -> list[Trouble]:
    """Part the revenue from the currency that stood with it; say where that contradicts a column.

    A currency alone says nothing of a firm, so it is left out.
    """
    if "revenue" not in said:
        said.pop("currency", None)
        return []
    value, beside = said["revenue"]
    said["revenue"] = value
    column = said.get("currency", "")
    # A dollar sign stands for many currencies, of which the column may name another.
    if beside and column and beside != column and not (beside == "USD" and column.endswith("D")):
        return [Trouble("XCH032", (("found", beside), ("other", column)), row)]
    if beside and not column:
        said["currency"] = beside
    return []


def alliance_data(draft: Draft, setting: Setting) -> Data:
    """Return a row as the plain data of a new alliance file.

    What the row says of the partner, and its answers, have the file and the row as their source.
    """
    said = draft.said
    source = source_of(draft, setting)
    partner: Data = {"name": draft.partner}
    partner |= {key: said[key] for key in OF_PARTNER if key in said}
    partner["sources"] = [*links(said), source]
    us = said.get("us") or setting.us
    data: Data = {
        "alliancemap": FORMAT,
        "instrument": f"{DEFAULT_INSTRUMENT} {DEFAULT_VERSION}",
        "language": setting.language,
        "name": said.get("name") or f"{us} × {draft.partner}",
        "date": setting.today.isoformat(),
        **{key: said[key] for key in OF_FILE if key in said},
        "parties": {"us": {"name": us}, "partner": partner},
    }
    note = note_of(draft, setting)
    if note:
        data["note"] = note
    if "form" in said:
        data["relations"] = {"main": {"between": ["us", "partner"], "form": said["form"]}}
    answers = {
        factor: {"level": level, "sources": [source], "who": setting.who, "date": data["date"]}
        for factor, level in answers_of(draft).items()
    }
    if answers:
        data["answers"] = answers
    return data


def answers_of(draft: Draft) -> dict[str, int | str]:
    """Return the levels a row gives, by factor, in the questionnaire's order."""
    return {factor: draft.said[factor] for factor in factor_names() if factor in draft.said}


def links(said: Mapping[str, Any]) -> list[Data]:
    """Return the partner's own address as a source."""
    return [{"url": said["website"]}] if "website" in said else []


def source_of(draft: Draft, setting: Setting) -> Data:
    """Return where a row stood, as a source."""
    where = phrase(
        "exchange.source", setting.language, "exchange", file=setting.file, row=str(draft.row)
    )
    return {"text": where, "date": setting.today.isoformat()}


def note_of(draft: Draft, setting: Setting) -> str:
    """Return what a row says besides as one note: a single note bare, several with their headings.

    Who looks after the firm has no place of their own in an alliance, so they stand here.
    """
    notes = draft.said.get("note", ())
    lines = [value if len(notes) == 1 else f"{heading}: {value}" for heading, value in notes]
    if "owner" in draft.said:
        lines.append(
            phrase("exchange.owner", setting.language, "exchange", owner=draft.said["owner"])
        )
    return "\n".join(lines)


def field_name(column: str, language: str) -> str:
    """Return what a field or a factor is called on the pages."""
    if column in NAMES:
        return phrase(f"field.{column}", language, "exchange")
    return factor_title(column, language)


def factor_title(factor: str, language: str) -> str:
    """Return a factor's id and name."""
    return f"{factor} {said_in(language).factors[factor].name}"


def is_column(column: str) -> bool:
    """Say whether a column may hold this: a field's id, a factor's, or "" for nothing."""
    return column == "" or column in FIELDS or column in factor_names()
