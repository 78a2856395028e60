"""The phone's painter as tests call it: its packs sent to Node once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from node import Call, node

from alliancemap.instruments import load_instrument, load_words
from alliancemap.picture.stencil import make_stencil
from alliancemap.words import LANGUAGES
from alliancemap_web.lounge.pack import make_pack


def pack_of(language: str) -> dict[str, Any]:
    """Return the phone's pack, with the risks that a sector puts in other words."""
    pack = make_pack(language)
    usual = load_words(language=language)
    for sector, told in pack["sectors"].items():
        words = load_words(sector=sector, language=language)
        told.setdefault("factors", {}).update(
            {
                factor: {"risk_label": list(one.risk_label)}
                for factor, one in words.factors.items()
                if one.risk_label != usual.factors[factor].risk_label
            }
        )
    return pack


@pytest.fixture(scope="session")
def painter() -> Iterator[Call]:
    """Call what drawn.mjs exports; it has the packs of both languages."""
    with node(Path(__file__).parent / "drawn.mjs") as js:
        for language in LANGUAGES:
            stencil = make_stencil(load_words(language=language), load_instrument(), language)
            js("keep", pack_of(language) | {"stencil": stencil})
        yield js
