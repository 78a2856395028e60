"""Fields of the alliance file as forms hold them: their texts, what comes back, what is wrong."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from alliancemap.alliance_file import shape
from alliancemap_web.portfolio.acts import BESIDE
from alliancemap_web.portfolio.answering import LINK, clean, is_date
from alliancemap_web.portfolio.fold import BARE, BARE_INSIDE, Data
from alliancemap_web.portfolio.refusals import Reason

Kind = Literal["text", "long", "number", "date", "choice", "currency", "rows"]
RowsOf = Literal["", "sources", "exclusive", "people"]
Path = tuple[str, ...]

LONGEST = {"text": 1_000, "long": 6_000}
GROUPED = re.compile(r"\d{1,3}(?:[ ,.'\u00a0\u202f\u2009\u2019]\d{3})+|\d+")
# What each list holds, and which key stands alone where the file writes one bare text.
COLUMNS: dict[RowsOf, tuple[tuple[str, Kind], ...]] = {
    "": (),
    "sources": (("text", "text"), ("url", "text"), ("date", "date"), ("seen", "choice")),
    "exclusive": (("field", "text"), ("region", "text"), ("until", "date")),
    "people": (("name", "text"), ("hours", "number")),
}
NEEDED = {"sources": "text", "exclusive": "field", "people": "name", "": ""}
# A form shows so many rows of a list; what a file holds beyond them is kept as it is.
MOST_ROWS = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """One text of a row in a list."""

    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: where its value stands in the alliance file, and what the form holds.

    `label` is its words; `was` what stood there when the form was made. `drops` is what goes from
    the file when the field is emptied, where that is more than itself; `needs` the field without
    which this one says nothing.
    """

    path: Path
    label: str
    kind: Kind = "text"
    value: str = ""
    was: str = ""
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()
    rows_of: RowsOf = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    tail: str = "[]"
    drops: Path = ()
    needs: Path = ()
    is_required: bool = False
    low: int = 0
    high: int = shape.LARGEST_NUMBER
    lang: str = ""

    @property
    def id(self) -> str:
        """Return what tells the field apart on its page and in what it sends."""
        return ".".join(self.path)

    @property
    def count(self) -> int:
        """Return how many rows say something."""
        return sum(any(cell.value for cell in row) for row in self.rows)

    @property
    def register(self) -> str:
        """Return the register of the acts that change it."""
        return self.path[0] if self.path[0] in BESIDE else "/".join(("fact", *self.path))


def value_at(data: Data, path: Path) -> Any:
    """Return the value at a place of a file's data, whichever short form it has; None for none."""
    now: Any = data
    for place, key in enumerate(path):
        if isinstance(now, dict):
            now = now.get(key)
            continue
        outer = path[place - 1] if place else ""
        before = path[place - 2] if place > 1 else ""
        bare = BARE.get(outer) or BARE_INSIDE.get(before, "text")
        if now is None or key != bare:
            return None
    return now


def filled(field: Field, data: Data) -> Field:
    """Return a field with what stands in a file's data."""
    value = value_at(data, field.path)
    if field.kind == "rows":
        rows = rows_in(value, field.rows_of)
        shown, tail = rows[:MOST_ROWS], as_text(rows[MOST_ROWS:])
        cells = cells_of(shown, field.rows_of)[:MOST_ROWS]
        return replace(field, rows=cells, tail=tail, was=as_text(rows))
    text = "" if value is None or isinstance(value, dict | list) else str(value)
    return replace(field, value=text, was=text)


def rows_in(value: Any, of: RowsOf) -> list[dict[str, Any]]:
    """Return a list of the file with every item written out."""
    items = value if isinstance(value, list) else [] if value is None else [value]
    return [item if isinstance(item, dict) else bare_row(str(item), of) for item in items]


def bare_row(text: str, of: RowsOf) -> dict[str, Any]:
    """Return an item that the file writes as one bare text, written out."""
    if of == "sources" and LINK.fullmatch(text):
        return {"url": text}
    return {NEEDED[of]: text}


def cells_of(rows: Iterable[Mapping[str, Any]], of: RowsOf) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a list as the form holds them, and an empty one."""
    columns = [name for name, _ in COLUMNS[of]]
    told = [tuple(Cell(name, str(row.get(name, ""))) for name in columns) for row in rows]
    return (*told, tuple(Cell(name, "") for name in columns))


def as_text(rows: list[dict[str, Any]]) -> str:
    """Return a list as the one text by which a form knows whether it was changed."""
    return json.dumps(rows, ensure_ascii=False, sort_keys=True)


def read_field(field: Field, sent: Mapping[str, str]) -> tuple[Any, Reason | None]:
    """Return the value that a form says for a field, None for nothing, and what is wrong."""
    if field.kind == "rows":
        return read_rows(field, sent)
    text = clean(sent.get(field.id, ""))
    if not text:
        return None, Reason("PRT033") if field.is_required else None
    return read_value(field.kind, text, field)


def read_value(kind: Kind, text: str, field: Field) -> tuple[Any, Reason | None]:
    """Return what a text says as a kind of value, and what is wrong with it."""
    if kind == "number":
        return read_number(text, field.low, field.high)
    if kind == "date":
        return (text, None) if is_date(text) else (None, shown_wrong("PRT022", text))
    if kind == "currency":
        code = text.upper()
        is_code = re.fullmatch(shape.CURRENCY.removesuffix("$"), code) is not None
        return (code, None) if is_code else (None, shown_wrong("PRT031", text))
    if kind == "choice":
        if text not in {value for value, _ in field.options}:
            return None, shown_wrong("PRT034", text)
        return int(text) if text.isdecimal() else text, None
    most = LONGEST.get(kind, LONGEST["text"])
    return (text, None) if len(text) <= most else (None, Reason("PRT035", (("most", most),)))


def read_number(text: str, low: int, high: int) -> tuple[int | None, Reason | None]:
    """Return a whole number as people write it, with or without gaps, and what is wrong with it."""
    if GROUPED.fullmatch(text) is None:
        return None, shown_wrong("PRT030", text)
    number = int(re.sub(r"\D", "", text)) if len(text) < 40 else high + 1
    if low <= number <= high:
        return number, None
    return None, Reason("PRT036", (("low", low), ("high", high)))


def read_rows(field: Field, sent: Mapping[str, str]) -> tuple[Any, Reason | None]:
    """Return the list that a form says, without its empty rows, and what is wrong with it first."""
    rows: list[dict[str, Any]] = []
    for number in range(MOST_ROWS):
        names = {name: f"{field.id}.{number}.{name}" for name, _ in COLUMNS[field.rows_of]}
        if not any(name in sent for name in names.values()):
            break
        row, wrong = read_row(field, {key: sent.get(name, "") for key, name in names.items()})
        if wrong:
            return None, wrong
        if row:
            rows.append(row)
    rows += json.loads(field.tail)
    return rows or None, None


def read_row(field: Field, texts: Mapping[str, str]) -> tuple[dict[str, Any], Reason | None]:
    """Return one row of a list, and what is wrong with it."""
    row: dict[str, Any] = {}
    for name, kind in COLUMNS[field.rows_of]:
        text = clean(texts[name])
        if not text:
            continue
        if name == "url" and LINK.fullmatch(text) is None:
            return {}, shown_wrong("PRT023", text)
        value, wrong = read_value(kind, text, field)
        if wrong:
            return {}, wrong
        row[name] = value
    needed = NEEDED[field.rows_of]
    if row and needed not in row and "url" not in row:
        return {}, Reason("PRT024" if field.rows_of == "sources" else "PRT037")
    return row, None


def is_untouched(field: Field, sent: Mapping[str, str]) -> bool:
    """Say whether a form sent a field back just as it was, which is then nobody's to judge."""
    if field.kind == "rows" or f"was.{field.id}" not in sent:
        return False
    was, now = (text.replace("\r\n", "\n") for text in (sent[f"was.{field.id}"], sent[field.id]))
    return was == now


def is_changed(field: Field, value: Any, sent: Mapping[str, str]) -> bool:
    """Say whether a form changed a field: from what it was made with, and from what stands now."""
    was = sent.get(f"was.{field.id}", field.was)
    told = told_as(field, value)
    return told not in {was, field.was}


def told_as(field: Field, value: Any) -> str:
    """Return a value as the text by which forms know it again."""
    if field.kind == "rows":
        return as_text(value or [])
    return "" if value is None else str(value)


def shown_wrong(code: str, text: str) -> Reason:
    """Return the reason of a code that quotes what was typed."""
    return Reason(code, (("found", text[:60]),))


def with_sent(field: Field, sent: Mapping[str, str]) -> Field:
    """Return a field with what somebody typed in it, right or wrong."""
    if field.kind != "rows":
        return replace(field, value=sent.get(field.id, field.value))
    names = [name for name, _ in COLUMNS[field.rows_of]]
    rows = [
        {name: sent.get(f"{field.id}.{number}.{name}", "") for name in names}
        for number in range(MOST_ROWS)
    ]
    return replace(field, rows=cells_of([row for row in rows if any(row.values())], field.rows_of))
