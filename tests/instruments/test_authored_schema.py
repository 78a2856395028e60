"""Every TOML file has the shape that schema.json gives it."""

import copy
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from alliancemap.instruments.load import SHIPPED

SCHEMA = json.loads((SHIPPED / "schema.json").read_text(encoding="utf-8"))
VERSIONS = sorted(path.parent for path in SHIPPED.glob("*/*/instrument.toml"))
FILES = [
    (version, path.relative_to(version).as_posix())
    for version in VERSIONS
    for path in sorted(version.rglob("*.toml"))
]


def definition(path: str) -> str:
    """The definition in the schema for a file, by its path in the version's folder."""
    parts = path.removesuffix(".toml").split("/")
    if parts[0] == "sectors":
        return "sector_structure" if parts[-1] == "structure" else "sector_words"
    if parts[0] == "factors":
        return "factors"
    if parts[0] == "words":
        is_theme = parts[-1] in {"market", "value", "risk"}
        return "words_factors" if is_theme else f"words_{parts[-1]}"
    return parts[-1]


def complaints(path: str, raw: object) -> list[str]:
    shape = {"$ref": f"#/$defs/{definition(path)}", "$defs": SCHEMA["$defs"]}
    return [
        f"{path}: {error.json_path}: {error.message[:200]}"
        for error in Draft202012Validator(shape).iter_errors(raw)
    ]


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(("version", "path"), FILES)
def test_every_written_file_has_its_shape(version: Path, path: str) -> None:
    raw = tomllib.loads((version / path).read_text(encoding="utf-8"))
    assert not complaints(path, raw)


def spoil(path: str, change: Callable[[dict[str, Any]], object]) -> list[str]:
    raw = tomllib.loads((VERSIONS[-1] / path).read_text(encoding="utf-8"))
    assert not complaints(path, raw)
    spoiled = copy.deepcopy(raw)
    change(spoiled)
    return complaints(path, spoiled)


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("instrument.toml", lambda raw: raw.update(schema=2)),
        ("instrument.toml", lambda raw: raw["verdict"].update(futures=0)),
        ("instrument.toml", lambda raw: raw["gate"][0]["parts"][0].update(at_most=5)),
        ("factors/risk.toml", lambda raw: raw["factor"][0].update(use="sometimes")),
        ("factors/risk.toml", lambda raw: raw["factor"][0].update(weight=2)),
        ("factors/risk.toml", lambda raw: raw["factor"][0]["sources"].clear()),
        ("structure.toml", lambda raw: raw["rule"][0]["ours"].update(K1=0)),
        ("structure.toml", lambda raw: raw["rule"][0]["when"].append({"factor": "R01"})),
        ("structure.toml", lambda raw: raw["rule"][0]["when"].append({"eval": "R01 > 2"})),
        ("sources.toml", lambda raw: raw["source"]["gk"].update(seen="heard")),
        ("words/en/risk.toml", lambda raw: raw["factor"]["R17"].pop("ask")),
        ("words/en/risk.toml", lambda raw: raw["factor"]["R17"]["levels"].pop()),
        ("words/en/risk.toml", lambda raw: raw["factor"]["R17"].update(short="x" * 27)),
        ("words/en/risk.toml", lambda raw: raw["factor"]["R17"].update(ask="Two  spaces?")),
        ("words/fr/vocabulary.toml", lambda raw: raw["term"]["fit"].update(example="")),
        (
            "sectors/health_technology/structure.toml",
            lambda raw: raw["factor"]["M11"].update(theme="risk"),
        ),
        (
            "sectors/health_technology/words/en/risk.toml",
            lambda raw: raw["factor"]["R17"].update(weight="2"),
        ),
    ],
)
def test_a_wrong_shape_is_noticed(path: str, change: Callable[[dict[str, Any]], object]) -> None:
    assert spoil(path, change)
