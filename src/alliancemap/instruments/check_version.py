"""Every fault of a version: its structure in each sector, its words, its sources."""

import json
from collections.abc import Iterator

from alliancemap.instruments.build import build_instrument
from alliancemap.instruments.build_words import build_words
from alliancemap.instruments.check_words import check_citations, check_words
from alliancemap.instruments.source import build_sources
from alliancemap.model.check import check_instrument
from alliancemap.model.instrument import InstrumentError


def faults_of(files: dict[str, bytes]) -> tuple[InstrumentError, ...]:
    """Return every fault of what `compile_version` made, each once; empty when it can be shipped.

    Raises InstrumentError INS020 to INS028 for a value of the wrong kind.
    """
    found = {(fault.code, fault.where): fault for fault in _faults(files)}
    return tuple(found.values())


def _faults(files: dict[str, bytes]) -> Iterator[InstrumentError]:
    sources = build_sources(json.loads(files["sources.json"]))
    for name in files:
        if name.endswith("/structure.json"):
            sector = name.split("/")[0]
            instrument = build_instrument(json.loads(files[name]), "")
            yield from check_instrument(instrument)
            yield from check_citations(instrument, sources)
            for language in instrument.languages:
                words = build_words(json.loads(files[f"{sector}/words.{language}.json"]))
                yield from check_words(instrument, words)
