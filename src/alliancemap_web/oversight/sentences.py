"""Entries of the log as sentences in the reader's language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alliancemap.words import phrase, table
from alliancemap_web.languages import sentence
from alliancemap_web.logbook.actions import GUEST, MEMBER, PROGRAM
from alliancemap_web.logbook.events import KIND_OF
from alliancemap_web.logbook.sealing import Sealed

FILE = "logbook"
EXPORTED, CHANGED = "exported", "alliance_changed"
# Details that are codes with words of their own, each in the section of its name.
CODED = ("role", "sees")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is read: what happened in a sentence, its kind, and when.

    It stands for so many entries (`times`) that say the same on end, of which it is the latest.
    """

    number: int
    at: datetime
    kind: str
    says: str
    times: int = 1


def line_of(entry: Sealed, names: Mapping[str, str], language: str) -> Line:
    """Return an entry as a line; `names` are those of the alliances by key."""
    kind = KIND_OF.get(entry.event, "")
    return Line(entry.number, entry.at, kind, said(entry, names, language))


def said(entry: Sealed, names: Mapping[str, str], language: str) -> str:
    """Return what an entry says, as a sentence that begins with a capital."""
    detail = detail_of(entry)
    count = detail.get("acts", detail.get("entries", 0))
    values: dict[str, str | int] = {
        "who": who_of(entry, language),
        "whom": entry.about.name or told("nobody_known", language),
        "alliance": alliance_of(entry, names, language),
        "count": count if isinstance(count, int) else 0,
        "as": str(detail.get("as", "")).upper() or "…",
        **{name: coded(name, detail, language) for name in CODED},
    }
    return phrase(key_of(entry, detail, language), language, FILE, **values)


def key_of(entry: Sealed, detail: Mapping[str, Any], language: str) -> str:
    """Return which sentence tells an entry: that of its event, or a closer one."""
    known = table(language, FILE)
    closer = {EXPORTED: detail.get("page", ""), CHANGED: detail.get("what", "")}
    key = f"event.{entry.event}_{closer.get(entry.event, '')}"
    if key in known:
        return key
    if entry.event == EXPORTED and entry.alliance:
        return f"event.{EXPORTED}_of"
    return f"event.{entry.event}"


def detail_of(entry: Sealed) -> dict[str, Any]:
    """Return the details of an entry; nothing where there are none that can be read."""
    try:
        found = json.loads(entry.detail) if entry.detail else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def coded(name: str, detail: Mapping[str, Any], language: str) -> str:
    """Return the words of a detail that is a code; the code itself where it has none."""
    code = str(detail.get(name, ""))
    key = f"{name}.{code}"
    return phrase(key, language, FILE) if key in table(language, FILE) else code


def who_of(entry: Sealed, language: str) -> str:
    """Return who did it: a name, a program by its key's name, or what kind of guest."""
    who = entry.who
    if who.is_forgotten:
        return told("forgotten_person", language)
    if entry.who_kind == MEMBER:
        return who.name or told("somebody", language)
    if entry.who_kind == PROGRAM:
        return told("program", language, name=who.name)
    if entry.who_kind == GUEST:
        key = f"{FILE}.guest_{who.key}"
        return phrase(key if key in table(language, FILE) else f"{FILE}.guest", language, FILE)
    return told("itself", language)


def alliance_of(entry: Sealed, names: Mapping[str, str], language: str) -> str:
    """Return what the alliance is called now, or was when it went."""
    if not entry.alliance:
        return told("one_alliance", language)
    name = names.get(entry.alliance, "")
    return told("quoted", language, name=name) if name else told("gone_alliance", language)


def told(key: str, language: str, **values: str | int) -> str:
    """Return a sentence of this room."""
    return sentence(f"{FILE}.{key}", language, **values)
