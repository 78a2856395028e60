"""The history of an alliance as lines of JSON, one act a line, and back."""

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from alliancemap_web.exchange.json_text import read_lines
from alliancemap_web.exchange.troubles import refused
from alliancemap_web.portfolio.acts import BASE, Entry, is_register

ORIGINS = ("page", "file", "talk", "api", "import", "mirror")


def line_of(entry: Entry) -> str:
    """Return an act as one line of JSON: what, which it takes back, who by name, and when."""
    plain = {
        "sequence": entry.sequence,
        "id": entry.id,
        "register": entry.register,
        "value": entry.value,
        "undoes": entry.undoes,
        "by": entry.by,
        "at": entry.at.isoformat(),
        "origin": entry.origin,
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def history_text(entries: Iterable[Entry]) -> str:
    """Return acts as a file of lines."""
    return "".join(f"{line_of(one)}\n" for one in entries)


def read_history(text: str, file: str) -> tuple[Entry, ...]:
    """Return the acts of a file, in its order; TroubleError (XCH044) when one is no act.

    Whose account it was is not in the file, only their name: accounts are of one place.
    """
    try:
        entries = tuple(entry_of(one) for one in read_lines(text))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise refused("XCH044", file=file) from None
    if not entries or entries[0].register != BASE or entries[0].undoes:
        raise refused("XCH044", file=file)
    return entries


def entry_of(plain: dict[str, Any]) -> Entry:
    """Return one act; ValueError, KeyError or TypeError when the data is none."""
    at = datetime.fromisoformat(plain["at"])
    at.astimezone(UTC)  # one at the end of all days is none in another zone
    if at.tzinfo is None or not is_register(plain["register"]) or plain["origin"] not in ORIGINS:
        raise ValueError
    return Entry(
        sequence=int(plain["sequence"]),
        id=str(uuid.UUID(plain["id"])),
        register=plain["register"],
        value=plain["value"],
        undoes=str(uuid.UUID(plain["undoes"])) if plain["undoes"] else None,
        person=None,
        by=str(plain["by"])[:80],
        at=at,
        origin=plain["origin"],
    )
