"""A table of people and ties as text: what is pasted from a sheet, and what is taken along."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from alliancemap.model.alliance import Side
from alliancemap.model.contacts import RANKS, TIE_KINDS, Rank, TieKind
from alliancemap.model.functions import FUNCTIONS, Function
from alliancemap.words import LANGUAGES, phrase
from alliancemap_web.contacts.given import SIDES, Given, a_day, one_line, refused_for
from alliancemap_web.contacts.queries import People, PersonRow, TieRow
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.refusals import Reason, RefusedError
from alliancemap_web.portfolio.searching import folded

COLUMNS = (
    "side", "name", "role", "function", "rank", "known_by", "met_on", "kinds", "since", "left_on",
)  # fmt: skip
# Without a first row of names the columns are these.
BARE = ("side", "name", "function", "rank", "known_by", "met_on", "role")
MOST_ROWS = 300
SEVERAL = "|"
# Programs that calculate take a cell that begins so for a formula; a quote before it stops them.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
QUOTE = "'"
# What people call a function besides its name here.
OTHER_NAMES: dict[Function, tuple[str, ...]] = {
    "direction": ("management", "board", "ceo", "general management", "direction generale"),
    "sales": ("sales", "marketing", "business development", "commercial", "ventes"),
    "engineering": ("engineering", "r&d", "research", "rd", "technical", "technique", "recherche"),
    "operations": (
        "operations", "purchasing", "procurement", "production", "quality", "achats", "qualite",
        "logistics", "logistique", "supply chain", "fabrication", "manufacturing",
    ),
    "regulatory": ("regulatory", "compliance", "reglementaire", "conformite"),
    "finance": ("finance", "finances", "accounting", "comptabilite"),
    "legal": ("legal", "law", "ip", "juridique"),
    "support": ("support", "service", "customer service", "sav"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pasted:
    """One row: a person, and the names of those who know them as they were written."""

    line: int
    person: Given
    known_by: tuple[str, ...]


def read_people(text: str, today: date) -> tuple[Pasted, ...]:
    """Return the people of a pasted table; RefusedError (422) with every row that is wrong.

    Columns are separated by tabs, semicolons or commas; a first row may name them, in English or
    French.
    """
    rows = rows_of(text)
    if not rows:
        raise refused_for(Reason("CON010"))
    names = heading(rows[0][1])
    body = rows[1:] if names else rows
    if len(body) > MOST_ROWS:
        raise refused_for(Reason("CON011", (("most", MOST_ROWS),)))
    found, reasons = [], []
    for number, cells in body:
        try:
            found.append(person_of(number, dict(zip(names or BARE, cells, strict=False)), today))
        except RefusedError as error:
            reasons += [in_row(number, one) for one in error.reasons]
    if reasons:
        raise RefusedError(422, *reasons)
    if not found:
        raise refused_for(Reason("CON010"))
    return tuple(found)


def in_row(number: int, reason: Reason) -> Reason:
    """Return what is wrong with a row as it is told of a table: with the row's number."""
    said = reason.sentence(current_language())
    return Reason("CON012", (("line", number), ("said", said)))


def rows_of(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold anything, each with its number from 1."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text.replace("\0", " ")), delimiter=separator)
    try:
        rows = [(number, [bare(cell) for cell in row]) for number, row in enumerate(reader, 1)]
    except csv.Error:
        raise refused_for(Reason("CON010")) from None
    return [(number, row) for number, row in rows if any(row)]


def bare(cell: str) -> str:
    """Return a cell without the quote that keeps programs from calculating it."""
    told = cell.strip()
    return told[1:] if told.startswith(QUOTE) and told[1:].startswith(FORMULAS) else told


def heading(row: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that a first row names, in its order; nothing when it names none."""
    known = {
        folded(phrase(f"contacts.column_{name}", language, "contacts")): name
        for language in LANGUAGES
        for name in COLUMNS
    } | {name: name for name in COLUMNS}
    found = tuple(known.get(folded(cell), "") for cell in row)
    return found if sum(1 for name in found if name) >= min(2, len(row)) else ()


def person_of(number: int, cells: dict[str, str], today: date) -> Pasted:
    """Return the person of one row; RefusedError (422) with what is wrong with it."""
    name, role = one_line(cells.get("name", "")), one_line(cells.get("role", ""))
    if not name and not role:
        raise refused_for(Reason("CON001"))
    person = Given(
        side=cast(Side, meant(cells.get("side", ""), "side", SIDES, "CON006", "partner")),
        name=name,
        role=role,
        rank=cast(Rank, meant(cells.get("rank", ""), "rank", RANKS, "CON007", "middle")),
        function=function_of(cells.get("function", "")),
        since=a_day(cells.get("since", "")),
        left_on=a_day(cells.get("left_on", "")),
        met_on=a_day(cells.get("met_on", ""), today),
        kinds=kinds_of(cells.get("kinds", "")),
    )
    known = tuple(one for one in parts(cells.get("known_by", "")) if one)
    return Pasted(number, person, known)


def meant(cell: str, kind: str, known: Sequence[str], code: str, unless: str) -> str:
    """Return the code that a cell means, by itself or in words; `unless` for an empty one."""
    if not cell:
        return unless
    told = folded(cell)
    for one in known:
        words = {folded(phrase(f"contacts.{kind}_{one}", lang, "contacts")) for lang in LANGUAGES}
        if told == one or told in words:
            return one
    raise refused_for(Reason(code, (("found", cell[:40]),)))


def function_of(cell: str) -> Function:
    """Return the function that a cell names, by any of its names; RefusedError (422) for none."""
    told = folded(cell)
    for one in FUNCTIONS:
        words = {
            folded(phrase(code, language, file))
            for language in LANGUAGES
            for code, file in (
                (f"contacts.place_{one}", "contacts"),
                (f"functions.{one}", "functions"),
            )
        }
        if told == one or told in words or told in OTHER_NAMES[one]:
            return one
    raise refused_for(Reason("CON008", (("found", cell[:40]),)))


def kinds_of(cell: str) -> tuple[TieKind, ...]:
    """Return the kinds that a cell names; RefusedError (422) for what is none."""
    told = {meant(one, "kind", TIE_KINDS, "CON009", "") for one in parts(cell) if one}
    return tuple(kind for kind in TIE_KINDS if kind in told)


def parts(cell: str) -> list[str]:
    """Return the several values of a cell."""
    return [one.strip() for one in cell.split(SEVERAL)]


def write_people(kept: People, language: str) -> str:
    """Return everybody as CSV, a row for each tie of who is not ours, which `read_people` reads."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([phrase(f"contacts.column_{name}", language, "contacts") for name in COLUMNS])
    for person in kept.people:
        who, when = cells_of(person, language), days_of(person)
        ties = [tie for tie in kept.ties_of(person.key) if tie.other == person.key]
        for held in [tie_cells(tie, kept, language) for tie in ties] or [("", "", "")]:
            writer.writerow([safe(cell) for cell in (*who, *held, *when)])
    return made.getvalue()


def cells_of(person: PersonRow, language: str) -> tuple[str, ...]:
    """Return what says who somebody is."""
    return (
        said("side", person.side, language),
        person.name,
        person.role,
        said("place", person.function, language),
        said("rank", person.rank, language),
    )


def tie_cells(tie: TieRow, kept: People, language: str) -> tuple[str, str, str]:
    """Return who knows somebody, since when they last met, and what the tie holds."""
    known = kept.find(tie.one)
    return (
        known.called if known else "",
        tie.met_on.isoformat() if tie.met_on else "",
        SEVERAL.join(said("kind", kind, language) for kind in tie.kinds),
    )


def days_of(person: PersonRow) -> tuple[str, str]:
    """Return since when and until when somebody is there."""
    return (
        person.since.isoformat() if person.since else "",
        person.left_on.isoformat() if person.left_on else "",
    )


def said(kind: str, code: str, language: str) -> str:
    """Return a code in words."""
    return phrase(f"contacts.{kind}_{code}", language, "contacts")


def safe(cell: str) -> str:
    """Return a cell that no program takes for a formula."""
    return f"{QUOTE}{cell}" if cell.startswith(FORMULAS) else cell
