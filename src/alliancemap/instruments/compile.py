"""Turns an instrument as written (TOML) into what is shipped (JSON), the sector's pack applied."""

import json
from collections.abc import Iterator
from pathlib import Path

from alliancemap.instruments.authored import Authored, read_authored
from alliancemap.instruments.raw_values import Raw, items, table, text
from alliancemap.model.instrument import InstrumentError

FACTOR_KEYS = (
    "group",
    "use",
    "ask_style",
    "difficulty",
    "challenge",
    "stage",
    "raw_direction",
    "sources",
)


def compile_version(folder: Path) -> dict[str, bytes]:
    """Return the files to be shipped for a version's folder, by path under `compiled/`.

    For each sector `<sector>/structure.json` and `<sector>/words.<language>.json`, and one
    `sources.json`. Same sources, same bytes. Raises InstrumentError INS010 to INS015.
    """
    authored = read_authored(folder)
    made = {"sources.json": as_bytes(table(authored.sources, "source", "sources.toml"))}
    for sector in authored.packs:
        made[f"{sector}/structure.json"] = as_bytes(compile_structure(authored, sector))
        for language in authored.words:
            words = compile_words(authored, sector, language)
            made[f"{sector}/words.{language}.json"] = as_bytes(words)
    return made


def as_bytes(value: object) -> bytes:
    """Return plain data as JSON in UTF-8, keys in the order given, one to a line."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def compile_structure(authored: Authored, sector: str) -> Raw:
    """Return the structure of one sector as plain data, everything resolved.

    Raises InstrumentError INS014 (the pack names what the instrument does not have), INS015 (a key
    that does not belong there), INS020 to INS028.
    """
    raw, pack = authored.structure, authored.packs[sector].structure
    return {
        **{key: present_or_none(raw, key) for key in ("id", "version", "schema")},
        "sector": sector,
        **{key: present_or_none(raw, key) for key in ("languages", "themes", "stages", "met_from")},
        **{key: table(raw, key, "") for key in ("verdict", "belief", "asymmetry")},
        "factors": _factors(authored, sector),
        "gates": _gates(raw, pack, sector),
        "sets": items(raw, "set", ""),
        "structure": {
            "forms": [text(form, "id", "form") for form in items(raw, "form", "")],
            "facts": items(raw, "fact", ""),
            "indices": [
                {"id": index, **table(table(raw, "index", ""), index, "index")}
                for index in table(raw, "index", "")
            ],
            # A rule may leave out what it has none of; what is shipped says so.
            "rules": [{"theirs": {}, "notes": {}, **rule} for rule in items(raw, "rule", "")],
            "clauses": items(raw, "clause", ""),
            "lawyer_questions": items(raw, "lawyer_question", ""),
            "disagreements": items(raw, "disagreement", ""),
        },
    }


def present_or_none(raw: Raw, key: str) -> object:
    """Return the value of a key of instrument.toml; INS020 when it is missing."""
    if key not in raw:
        raise InstrumentError("INS020", key)
    value: object = raw[key]
    return value


def _factors(authored: Authored, sector: str) -> list[Raw]:
    pack = authored.packs[sector].structure.get("factor", {})
    made = []
    for theme, raw in authored.factors.items():
        for factor in items(raw, "factor", f"factors/{theme}.toml"):
            factor_id = text(factor, "id", f"factors/{theme}.toml: factor")
            own = {key: value for key, value in factor.items() if key != "id"}
            own |= pack.get(factor_id, {})
            for key in own.keys() - set(FACTOR_KEYS):
                raise InstrumentError("INS015", f"factor {factor_id}: {key}", FACTOR_KEYS)
            made.append({"id": factor_id, "theme": theme, **own})
    known = {factor["id"] for factor in made}
    for unknown in sorted(pack.keys() - known):
        raise InstrumentError("INS014", f"sectors/{sector}/structure.toml: factor.{unknown}")
    return made


def _gates(raw: Raw, pack: Raw, sector: str) -> list[Raw]:
    """Return the gates in force in a sector: the general ones, its own, less those it drops."""
    where = f"sectors/{sector}/structure.toml"
    head = table(pack, "sector", where)
    if text(head, "id", where) != sector:
        raise InstrumentError("INS014", f"{where}: sector.id {head['id']}", (sector,))
    gates = items(raw, "gate", "")
    known = [text(gate, "id", "gate") for gate in gates]
    added, dropped = head.get("gates_added", []), head.get("gates_dropped", [])
    for unknown in sorted({*added, *dropped} - set(known)):
        raise InstrumentError("INS014", f"{where}: gate {unknown}", tuple(known))
    return [
        {key: value for key, value in gate.items() if key != "sectors"}
        for gate in gates
        if (sector in gate.get("sectors", [sector]) or gate["id"] in added)
        and gate["id"] not in dropped
    ]


def compile_words(authored: Authored, sector: str, language: str) -> Raw:
    """Return the words of one sector in one language as plain data, the pack's over the base.

    A pack replaces words key by key; it may name its own sector, nothing else that is new. Raises
    InstrumentError INS014.
    """
    base = authored.words[language]
    kinds = {
        kind: {one: dict(words) for one, words in named.items()} for kind, named in base.items()
    }
    for kind, one, words in _entries(authored.packs[sector].words[language]):
        where = f"sectors/{sector}/words/{language}: {kind}.{one}"
        if one not in kinds.get(kind, {}) and (kind, one) != ("sector", sector):
            raise InstrumentError("INS014", where)
        kinds[kind].setdefault(one, {}).update(words)
    return {
        "id": authored.structure["id"],
        "version": authored.structure["version"],
        "sector": sector,
        "language": language,
        "words": kinds,
    }


def _entries(words: Raw) -> Iterator[tuple[str, str, Raw]]:
    for kind, named in words.items():
        for one, table_of_words in named.items():
            yield kind, one, table_of_words
