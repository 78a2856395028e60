"""The published instrument as the alliance file sees it, read straight from its data."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from alliancemap.alliance_file import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "src" / "alliancemap"
INSTRUMENT = LIBRARY / "instruments" / "alliance_fit" / "1.0"
SCHEMA = LIBRARY / "alliance_file" / "alliance-1.schema.json"
PAGE = ROOT / "docs" / "reference" / "alliance-file.md"


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def vocabulary() -> Vocabulary:
    instrument = toml(INSTRUMENT / "instrument.toml")
    factors = [
        factor["id"]
        for theme in ("market", "value", "risk")
        for factor in toml(INSTRUMENT / "factors" / f"{theme}.toml")["factor"]
    ]
    facts = toml(INSTRUMENT / "structure.toml")["fact"]
    return Vocabulary(
        instrument="alliance_fit",
        version="1.0",
        factors=tuple(factors),
        gates=tuple(gate["id"] for gate in instrument["gate"]),
        sectors=tuple(instrument["sectors"]),
        facts={one["id"]: tuple(one["options"]) for one in facts if one["options"]},
    )


@cache
def file_words(language: str) -> dict[str, dict[str, Any]]:
    return toml(LIBRARY / "words" / language / "file.toml")


def sentences(language: str) -> dict[str, str]:
    """The sentence of each code, in the plural where it has two forms."""
    found: dict[str, Any] = file_words(language)["error"]
    return {code: said if isinstance(said, str) else said["other"] for code, said in found.items()}


@cache
def titles(language: str) -> dict[str, str]:
    """Descriptions of every key, factor and gate, as `alliance_schema` takes them."""
    found = dict(file_words(language)["file_key"])
    names: dict[str, str] = {}
    for theme in ("market", "value", "risk"):
        words = toml(INSTRUMENT / "words" / language / f"{theme}.toml")["factor"]
        for factor, said in words.items():
            names[factor] = said["name"]
            levels = "; ".join(f"{level} {text}" for level, text in enumerate(said["levels"]))
            found[f"factor.{factor}"] = f"{said['name']}. {levels}"
    for gate in vocabulary().gates:
        found[f"gate.{gate}"] = ", ".join(names[part] for part in gate.split("_"))
    for fact, said in toml(INSTRUMENT / "words" / language / "structure.toml")["fact"].items():
        found[f"fact.{fact}"] = said["name"]
    return found
