"""All that is kept of somebody as one zip: what it is in words, the data, and their files."""

import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from io import BytesIO
from typing import Any

from alliancemap_web.languages import sentence
from alliancemap_web.privacy.queries import Written

FORMAT, VERSION = "alliancemap-person", 1
# So that the same data makes the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)
UNSAFE = '<>:"/\\|?*'

Rooms = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Firm:
    """What one workspace keeps of somebody: its name and key, tables by room, files."""

    key: str
    name: str
    rooms: Rooms
    files: Sequence[Written] = field(default=())


def person_parcel(
    about: dict[str, Any],
    account: Rooms,
    firms: Iterable[Firm],
    now: datetime,
    language: str,
) -> bytes:
    """Return the zip; `about` says who is meant, as who asked for it gave it."""
    kept = list(firms)
    data = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": now.isoformat(),
        "program": f"alliancemap {version('alliancemap')}",
        "about": about,
        "account": account,
        "workspaces": [
            {
                "key": one.key,
                "name": one.name,
                "rooms": one.rooms,
                "files": [path_of(one, file) for file in one.files],
            }
            for one in kept
        ],
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        put(out, "README.txt", readme(account, kept, now, language))
        put(out, "person.json", json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        for one in kept:
            for file in one.files:
                put(out, path_of(one, file), file.content)
    return made.getvalue()


def put(out: zipfile.ZipFile, path: str, content: str | bytes) -> None:
    """Add one file."""
    info = zipfile.ZipInfo(path, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    out.writestr(info, content)


def path_of(firm: Firm, file: Written) -> str:
    """Return where a file stands in the zip, under a name that every system takes."""
    bare = "".join("_" if one in UNSAFE or ord(one) < 32 else one for one in file.name)
    return f"files/{firm.key}/{file.key}-{bare.strip('. ')[:100] or 'file'}"


def readme(account: Rooms, firms: Sequence[Firm], now: datetime, language: str) -> str:
    """Return in words what is in the zip, room by room, and what is not."""
    rooms = dict.fromkeys([*account, *(room for firm in firms for room in firm.rooms)])
    lines = [
        sentence("privacy.readme_title", language),
        "",
        sentence("privacy.readme_made", language, moment=f"{now:%Y-%m-%d %H:%M} UTC"),
        sentence("privacy.readme_json", language),
        "",
        sentence("privacy.readme_rooms", language),
        *(f"- {room}: {sentence(f'privacy.room_{room}', language)}" for room in rooms),
        "",
        sentence("privacy.readme_mentions", language),
        sentence("privacy.readme_files", language),
        "",
        sentence("privacy.readme_without", language),
    ]
    return "\n".join(lines) + "\n"
