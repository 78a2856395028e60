"""What an upload holds, as the page shows it before anything is brought in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from alliancemap.words import dated, phrase
from alliancemap_web.exchange.contents import listed_alliances, read_whole
from alliancemap_web.exchange.csv_text import Line
from alliancemap_web.exchange.fields import FIELDS, MANY, factor_names, folded
from alliancemap_web.exchange.limits import PREVIEW_ROWS
from alliancemap_web.exchange.matching import SYSTEMS, match
from alliancemap_web.exchange.parcels import AllianceFile, read_files
from alliancemap_web.exchange.partners import Drafts, field_name, is_column, read_rows
from alliancemap_web.exchange.queries import Waiting
from alliancemap_web.exchange.tables import Table, read_tables
from alliancemap_web.exchange.troubles import Trouble, TroubleError, refused

SAME = ("skip", "again", "update")
SEPARATOR_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
# How many rows to mend are told one by one before the import; all of them are after it.
MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place and heading, what it holds (an id, or ""), and how many cells err."""

    place: int
    heading: str
    field: str
    name: str
    wrong: int


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; `is_used` when another column has it already."""

    id: str
    name: str
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table as it would come in: its columns, its first rows, and what would become of it.

    `good` counts the rows that can come in, `there` those of them whose partner is there already.
    """

    sheets: tuple[str, ...]
    sheet: int
    system: str
    encoding: str
    separator: str
    columns: tuple[Column, ...]
    fields: tuple[Option, ...]
    factors: tuple[Option, ...]
    preview: tuple[Line, ...]
    rows: int
    good: int
    there: int
    failed: int
    told: tuple[str, ...]
    refusal: str
    same: str

    @property
    def untold(self) -> int:
        """Return how many more rows are to be mended than are told."""
        return self.failed - len(self.told)


@dataclass(frozen=True, slots=True)
class FileLook:
    """One alliance file: what it is called, its verdict, or everything wrong with it."""

    name: str
    title: str
    partner: str
    verdict: str
    is_there: bool
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilesLook:
    """Alliance files as they would come in."""

    files: tuple[FileLook, ...]
    same: str

    @property
    def good(self) -> int:
        """Return how many files can come in."""
        return sum(1 for one in self.files if not one.told)

    @property
    def there(self) -> int:
        """Return how many of them are there already."""
        return sum(1 for one in self.files if one.is_there)


@dataclass(frozen=True, slots=True)
class WholeLook:
    """A workspace that was taken out, as it would come back."""

    name: str
    made_on: str
    made_by: str
    alliances: int
    acts: int
    attachments: int
    there: int
    same: str


def chosen_same(choices: Mapping[str, Any]) -> str:
    """Return what was chosen for what is there already; to leave it out, unless it was."""
    return str(choices.get("same")) if choices.get("same") in SAME else SAME[0]


def tables_of(upload: Waiting) -> tuple[tuple[Table, ...], int]:
    """Return the tables of an upload and which of them was chosen."""
    tables = read_tables(upload.content)
    chosen = upload.choices.get("sheet", 0)
    is_there = isinstance(chosen, int) and 0 <= chosen < len(tables)
    return tables, chosen if is_there else 0


def columns_of(table: Table, choices: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what each column holds: as chosen, else as it was matched by its heading."""
    chosen = choices.get("columns")
    if (
        isinstance(chosen, list)
        and len(chosen) == len(table.headings)
        and all(isinstance(one, str) and is_column(one) for one in chosen)
    ):
        return tuple(chosen)
    return match(table.headings).columns


def drafts_of(upload: Waiting) -> tuple[Table, Drafts]:
    """Return the chosen table of an upload with its rows read as was chosen."""
    tables, chosen = tables_of(upload)
    table = tables[chosen]
    if not table.rows:
        raise refused("XCH010")
    return table, read_rows(table, columns_of(table, upload.choices))


def look_at_table(upload: Waiting, there: Sequence[str], language: str) -> TableLook:
    """Return a table as the page shows it; `there` are the folded names of partners known here."""
    tables, chosen = tables_of(upload)
    table = tables[chosen]
    columns = columns_of(table, upload.choices)
    drafts, refusal = Drafts((), ()), ""
    try:
        drafts = drafts_of(upload)[1]
    except TroubleError as error:
        refusal = refusal_said(error.trouble, language)
    known = set(there)
    wrong = [trouble for failed in drafts.failed for trouble in failed.troubles]
    system = match(table.headings).system
    return TableLook(
        sheets=tuple(one.sheet for one in tables),
        sheet=chosen,
        system=next((one.name for one in SYSTEMS if one.id == system), ""),
        encoding=table.encoding,
        separator=separator_said(table.separator, language),
        columns=tuple(
            Column(place, heading, field, field_name(field, language) if field else "",
                   sum(1 for one in wrong if one.column == heading and heading))
            for place, (heading, field) in enumerate(zip(table.headings, columns, strict=True))
        ),
        fields=options(FIELDS, columns, language),
        factors=options(tuple(factor_names()), columns, language),
        preview=table.rows[:PREVIEW_ROWS],
        rows=len(table.rows),
        good=len(drafts.good),
        there=sum(1 for one in drafts.good if one.key in known),
        failed=len(drafts.failed),
        told=tuple(
            one.troubles[0].told(language) for one in drafts.failed[:MOST_TOLD] if one.troubles
        ),
        refusal=refusal,
        same=chosen_same(upload.choices),
    )  # fmt: skip


def separator_said(separator: str, language: str) -> str:
    """Return what a separator is called; nothing for a workbook, which has none."""
    name = SEPARATOR_NAMES.get(separator)
    return phrase(f"separator.{name}", language, "exchange") if name else ""


def refusal_said(trouble: Trouble, language: str) -> str:
    """Return a refusal in words; a field in it by its name."""
    values = dict(trouble.values)
    if "field" in values:
        values["field"] = field_name(str(values["field"]), language)
    return Trouble(trouble.code, tuple(values.items())).sentence(language)


def options(ids: Sequence[str], columns: Sequence[str], language: str) -> tuple[Option, ...]:
    """Return what a column may be said to hold."""
    return tuple(
        Option(one, field_name(one, language), one in columns and one not in MANY) for one in ids
    )


def look_at_files(
    upload: Waiting, there: Mapping[tuple[str, str], Any], language: str
) -> FilesLook:
    """Return alliance files as the page shows them; `there` are known by name and partner."""
    files = tuple(file_look(one, there, language) for one in read_files(upload.content))
    return FilesLook(files, chosen_same(upload.choices))


def file_look(one: AllianceFile, there: Mapping[tuple[str, str], Any], language: str) -> FileLook:
    """Return one alliance file as the page shows it."""
    return FileLook(
        name=one.name,
        title=one.title,
        partner=one.partner,
        verdict=one.reading.assessment.verdict.code if one.reading else "",
        is_there=one.reading is not None and (folded(one.title), one.key) in there,
        told=tuple(each.sentence(language) for each in one.troubles),
    )


def look_at_whole(
    upload: Waiting, there: Mapping[tuple[str, str], Any], language: str
) -> WholeLook:
    """Return a workspace as the page shows it; TroubleError when it is not as it was taken out."""
    whole = read_whole(upload.content)
    listed = tuple(listed_alliances(whole))
    known = {(folded(str(one.get("name"))), folded(str(one.get("partner")))) for one in listed}
    workspace = whole.about.get("workspace")
    made_on = str(whole.about.get("made_at", ""))[:10]
    return WholeLook(
        name=str(workspace.get("name", "")) if isinstance(workspace, dict) else "",
        made_on=dated(made_on, language) if is_day(made_on) else "",
        made_by=str(whole.about.get("made_by", "")),
        alliances=len(listed),
        acts=sum(whole.text(one["history"]).count("\n") for one in listed),
        attachments=sum(len(one.get("attachments") or ()) for one in listed),
        there=len(known & set(there)),
        same=chosen_same(upload.choices),
    )


def is_day(text: str) -> bool:
    """Say whether a text is a day."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
