"""Turns an instrument as written (TOML) into what is shipped (JSON), the sector's pack applied."""

import json
from pathlib import Path

from alliancemap.instruments.authored import Authored, read_authored
from alliancemap.instruments.raw_values import Raw, present, table, tables, text, texts
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
# What a sector's pack may say in its own words.
PACK_KINDS = ("factor", "gate", "sector")


def compile_version(folder: Path) -> dict[str, bytes]:
    """Return the files to be shipped for a version's folder, by path under `compiled/`.

    For each sector `<sector>/structure.json` and `<sector>/words.<language>.json`, and one
    `sources.json`. Same sources, same bytes. Raises InstrumentError INS010 to INS016 (INS016: the
    folders have other names than the id and version) and INS020 to INS028.
    """
    return compile_authored(read_authored(folder), folder)


def compile_authored(authored: Authored, folder: Path) -> dict[str, bytes]:
    """Return the files to be shipped for what was read from a folder; see `compile_version`."""
    named = (text(authored.structure, "id", ""), text(authored.structure, "version", ""))
    if named != (folder.parent.name, folder.name):
        raise InstrumentError("INS016", " ".join(named), (folder.parent.name, folder.name))
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
    raw = authored.structure
    return {
        **{key: present(raw, key, "") for key in ("id", "version", "schema")},
        "sector": sector,
        **{key: present(raw, key, "") for key in ("languages", "themes", "stages", "met_from")},
        **{key: table(raw, key, "") for key in ("verdict", "belief", "asymmetry")},
        "factors": _factors(authored, sector),
        "gates": _gates(authored, sector),
        "sets": _rows(raw, "set"),
        "structure": {
            "forms": [text(form, "id", at) for at, form in tables(raw, "form", "")],
            "facts": _rows(raw, "fact"),
            "indices": [
                {"id": index, **table(table(raw, "index", ""), index, "index")}
                for index in table(raw, "index", "")
            ],
            # A rule may leave out what it has none of; what is shipped says so.
            "rules": [{"theirs": {}, "notes": {}, **rule} for rule in _rows(raw, "rule")],
            "clauses": _rows(raw, "clause"),
            "lawyer_questions": _rows(raw, "lawyer_question"),
            "disagreements": _rows(raw, "disagreement"),
        },
    }


def _rows(raw: Raw, key: str) -> list[Raw]:
    return [row for _, row in tables(raw, key, "")]


def _factors(authored: Authored, sector: str) -> list[Raw]:
    """Return the factors in the order of their themes, the pack's keys over their own."""
    where = f"sectors/{sector}/structure.toml"
    pack = authored.packs[sector].structure
    changed = table(pack, "factor", where) if "factor" in pack else {}
    made = []
    for theme, raw in authored.factors.items():
        for at, factor in tables(raw, "factor", ""):
            factor_id = text(factor, "id", at)
            own = {key: value for key, value in factor.items() if key != "id"}
            _only_factor_keys(own, at)
            if factor_id in changed:
                own |= table(changed, factor_id, f"{where}: factor")
                _only_factor_keys(own, f"{where}: factor {factor_id}")
            made.append({"id": factor_id, "theme": theme, **own})
    for unknown in sorted(changed.keys() - {factor["id"] for factor in made}):
        raise InstrumentError("INS014", f"{where}: factor {unknown}")
    return made


def _only_factor_keys(raw: Raw, where: str) -> None:
    for key in sorted(raw.keys() - set(FACTOR_KEYS)):
        raise InstrumentError("INS015", f"{where}: {key}", FACTOR_KEYS)


def _gates(authored: Authored, sector: str) -> list[Raw]:
    """Return the gates in force in a sector: the general ones, its own, less those it drops."""
    where = f"sectors/{sector}/structure.toml"
    head = table(authored.packs[sector].structure, "sector", where)
    if text(head, "id", f"{where}: sector") != sector:
        raise InstrumentError("INS014", f"{where}: sector id {head['id']}")
    gates = tables(authored.structure, "gate", "")
    known = [text(gate, "id", at) for at, gate in gates]
    added, dropped = (
        texts(head, key, where) if key in head else () for key in ("gates_added", "gates_dropped")
    )
    for unknown in sorted({*added, *dropped} - set(known)):
        raise InstrumentError("INS014", f"{where}: gate {unknown}")
    return [
        {key: value for key, value in gate.items() if key != "sectors"}
        for at, gate in gates
        if ("sectors" not in gate or sector in texts(gate, "sectors", at) or gate["id"] in added)
        and gate["id"] not in dropped
    ]


def compile_words(authored: Authored, sector: str, language: str) -> Raw:
    """Return the words of one sector in one language as plain data, the pack's over the base.

    A pack replaces words key by key; it may name its own sector, nothing else that is new. Raises
    InstrumentError INS014, INS015, INS027 or INS057 (new sources beside the old evidence).
    """
    base = authored.words[language]
    kinds = {
        kind: {one: dict(table(table(base, kind, ""), one, kind)) for one in table(base, kind, "")}
        for kind in base
    }
    pack = authored.packs[sector].words[language]
    for kind in pack:
        where = f"sectors/{sector}/words/{language}: {kind}"
        if kind not in PACK_KINDS:
            raise InstrumentError("INS015", where, PACK_KINDS)
        for one in table(pack, kind, where):
            if one not in kinds.get(kind, {}) and (kind, one) != ("sector", sector):
                raise InstrumentError("INS014", f"{where} {one}")
            kinds.setdefault(kind, {}).setdefault(one, {}).update(table(pack[kind], one, where))
    _check_evidence(authored, sector, language)
    return {
        "id": authored.structure["id"],
        "version": authored.structure["version"],
        "sector": sector,
        "language": language,
        "words": kinds,
    }


def _check_evidence(authored: Authored, sector: str, language: str) -> None:
    """Raise INS057 where a pack replaces the sources of a factor and not what they say."""
    where = f"sectors/{sector}/words/{language}: factor"
    pack = authored.packs[sector]
    said = pack.words[language].get("factor", {})
    changed = table(pack.structure, "factor", where) if "factor" in pack.structure else {}
    for factor in changed:
        has_sources = "sources" in table(changed, factor, where)
        if has_sources and "evidence" not in said.get(factor, {}):
            raise InstrumentError("INS057", f"{where} {factor}")
