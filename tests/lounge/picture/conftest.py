"""The phone's painter as tests call it: its packs sent to Node once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from node import STATIC, Call, node

from alliancemap.instruments import load_words
from alliancemap.words import LANGUAGES
from alliancemap_web.lounge.pack import make_pack


def pack_of(language: str) -> dict[str, Any]:
    """Return the phone's pack, with the risks that a sector puts in other words."""
    scripts = sorted((STATIC / "lounge").rglob("*.js"))
    pack = make_pack(language, "\n".join(script.read_text("utf-8") for script in scripts))
    usual = load_words(language=language)
    for sector, told in pack["sectors"].items():
        words = load_words(sector=sector, language=language)
        own = told.setdefault("factors", {})
        for factor, one in words.factors.items():
            if one.risk_label != usual.factors[factor].risk_label:
                own.setdefault(factor, {})["risk_label"] = list(one.risk_label)
    return pack


@pytest.fixture(scope="session")
def painter() -> Iterator[Call]:
    """Call what drawn.mjs exports; it has the packs of both languages."""
    with node(Path(__file__).parent / "drawn.mjs") as js:
        for language in LANGUAGES:
            js("keep", pack_of(language))
        yield js
