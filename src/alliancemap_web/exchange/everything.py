"""Everything of a workspace as one zip: alliance files, history, evidence, people, tables."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from typing import IO, Any

from alliancemap.alliance_file import write_alliance
from alliancemap.words import phrase
from alliancemap_web.exchange.contents import Packer, safe_name
from alliancemap_web.exchange.csv_text import written_csv
from alliancemap_web.exchange.history import history_text
from alliancemap_web.exchange.table_rows import alliance_of, alliance_rows, answer_rows
from alliancemap_web.portfolio.queries import (
    Kept,
    Row,
    attachment_content,
    attachments_of,
    find_alliance,
)
from alliancemap_web.workspaces.carried import going_out
from alliancemap_web.workspaces.opening_queries import outsiders
from alliancemap_web.workspaces.queries import list_members, settings_of
from alliancemap_web.workspaces.rights import Member

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was put into the zip: how many alliances, and how many files of evidence."""

    alliances: int
    attachments: int


def write_everything(
    out: IO[bytes], member: Member, rows: tuple[Row, ...], now: datetime, language: str
) -> Taken:
    """Write everything that a member sees into a zip; `rows` are the alliances they see whole.

    One alliance is in memory at a time.
    """
    taken = 0
    listed: list[Data] = []
    documents: list[tuple[Row, str]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        packer = Packer(made)
        packer.put("README.txt", "readme", readme(member, now))
        for row in rows:
            kept = find_alliance(member, row.key)
            if kept is None or not kept.is_whole:
                continue
            listed.append(put_alliance(packer, kept) | put_rooms(packer, member, row.key))
            taken += len(listed[-1]["attachments"])
            documents.append((kept.row, kept.document))
        put_tables(packer, documents, language)
        if member.may("manage") and member.sees_all:
            packer.put("members.json", "members", json_text(members(member)))
            packer.put("openings.json", "openings", json_text(openings(member, rows)))
        packer.finish(about(member, now) | put_rooms(packer, member, None) | {"alliances": listed})
    return Taken(len(listed), taken)


def about(member: Member, now: datetime) -> Data:
    """Return what the list of contents says first."""
    settings = settings_of(member)
    return {
        "made_at": now.isoformat(),
        "made_by": member.name,
        "program": f"alliancemap {version('alliancemap')}",
        "workspace": {
            "key": member.key,
            "name": settings.name,
            "hours": settings.hours,
            "fades_after": settings.fades_after,
            "asks_proof": settings.asks_proof,
        },
    }


def put_alliance(packer: Packer, kept: Kept) -> Data:
    """Add one alliance's file, history and evidence; return what the list says of it."""
    row = kept.row
    named = f"{row.key}-{safe_name(row.name)[:60]}"
    alliance = alliance_of(kept.document)
    attachments = []
    for one in attachments_of(kept):
        found = attachment_content(kept, one.key)
        if found is None:
            continue
        path = f"attachments/{row.key}/{one.key}-{safe_name(one.name)}"
        packer.put(path, "attachment", found[1])
        attachments.append(
            {
                "key": one.key,
                "path": path,
                "name": one.name,
                "content_type": one.content_type,
                "by": one.by,
                "at": one.at.isoformat(),
            }
        )
    return {
        "key": row.key,
        "name": row.name,
        "partner": row.partner,
        "stage": row.stage,
        "signed_on": day_text(row.signed_on),
        "review_on": day_text(row.review_on),
        "archived_at": row.archived_at.isoformat() if row.archived_at else None,
        "talk": kept.talk,
        "file": packer.put(
            f"alliances/{named}.yaml", "alliance", write_alliance(alliance)
        ),
        "history": packer.put(f"history/{row.key}.jsonl", "history", history_text(kept.acts)),
        "attachments": attachments,
    }  # fmt: skip


def put_rooms(packer: Packer, member: Member, alliance: str | None) -> Data:
    """Add what each room carries of an alliance, or of the workspace; return the paths by room."""
    folder = f"rooms/{alliance}" if alliance else "rooms"
    put = packer.put
    return {
        "rooms": {
            name: put(f"{folder}/{name}.json", "room", json_text(data))
            for name, data in going_out(member, alliance)
        }
    }


def put_tables(packer: Packer, documents: list[tuple[Row, str]], language: str) -> None:
    """Add the two tables that a spreadsheet opens: the alliances, and all their answers."""
    for name, rows in (
        ("alliances", alliance_rows([row for row, _ in documents], documents, language)),
        ("answers", answer_rows(documents, language)),
    ):
        text = "".join((BOM, *written_csv(rows)))
        packer.put(f"tables/{name}.csv", "table", text)


def members(member: Member) -> list[Data]:
    """Return who is in the workspace."""
    return [
        {
            "name": one.name,
            "address": one.address,
            "role": one.role,
            "sees_all": one.sees_all,
            "since": one.since.isoformat(),
        }
        for one in list_members(member)
    ]


def openings(member: Member, rows: tuple[Row, ...]) -> list[Data]:
    """Return what is open to whom from outside."""
    return [
        {
            "alliance": row.key,
            "name": one.name,
            "address": one.address,
            "level": one.level,
            "opened_by": one.opened_by,
            "opened_at": one.opened_at.isoformat() if one.opened_at else None,
        }
        for row in rows
        for one in outsiders(member, row.key)
        if one.level
    ]


def readme(member: Member, now: datetime) -> str:
    """Return what a person reads first, in both languages."""
    day = now.date().isoformat()
    said = [
        phrase(key, language, "exchange", name=member.workspace_name, day=day)
        for language in ("en", "fr")
        for key in ("readme.title", "readme.text", "readme.back")
    ]
    return "\n\n".join(said) + "\n"


def json_text(data: Any) -> str:
    """Return plain data as a JSON file."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False, default=plain) + "\n"


def plain(value: Any) -> Any:
    """Return a day or a moment as text; TypeError for what has no place in JSON."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def day_text(day: date | None) -> str | None:
    """Return a day as text."""
    return day.isoformat() if day else None


def pieces(file: IO[bytes], size: int = 256 * 1024) -> Iterator[bytes]:
    """Return a file from its beginning, piece by piece, and close it."""
    with file:
        file.seek(0)
        while piece := file.read(size):
            yield piece
