"""Readings for the tests of briefs: the shipped alliances, and one of which nothing is known."""

from functools import lru_cache
from typing import Any

from house import ROOT

from alliancemap.alliance_file import read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.reading.opened import Reading, known_vocabularies, open_alliance, reading_of

EXAMPLES = tuple(sorted(path.stem for path in (ROOT / "examples").glob("*.yaml")))
# Not as it stands, with a deal-breaker; and unclear.
STOPPED, OPEN = "oxfordnanopore-illumina", "mannkind-sanofi"


@lru_cache
def example(name: str, language: str = "en") -> Reading:
    """The reading of a shipped alliance."""
    return open_alliance(ROOT / "examples" / f"{name}.yaml", language)


def plain_of(name: str) -> dict[str, Any]:
    """A shipped alliance as plain data, to be changed."""
    return plain_alliance(example(name).alliance)


def reading_from(data: dict[str, Any], language: str = "en") -> Reading:
    """The reading of plain data."""
    import json

    return reading_of(read_alliance(json.dumps(data), known_vocabularies()), language)


@lru_cache
def empty(language: str = "en") -> Reading:
    """The reading of an alliance of which nothing is known but the names."""
    kept = plain_of(OPEN)
    parties = {key: {"name": one["name"]} for key, one in kept["parties"].items()}
    data = {key: kept[key] for key in ("alliancemap", "instrument", "sector", "name")}
    between = kept["relations"]["main"]["between"]
    return reading_from(
        data | {"parties": parties, "relations": {"main": {"between": between}}}, language
    )
