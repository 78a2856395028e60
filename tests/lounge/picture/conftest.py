"""The phone's painter as tests call it: its packs sent to Node once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from node import STATIC, Call, node

from alliancemap.words import LANGUAGES
from alliancemap_web.lounge.pack import make_pack


def pack_of(language: str) -> dict[str, Any]:
    """Return the phone's pack, with every sentence that a script can say."""
    scripts = sorted((STATIC / "lounge").rglob("*.js"))
    return make_pack(language, "\n".join(script.read_text("utf-8") for script in scripts))


@pytest.fixture(scope="session")
def painter() -> Iterator[Call]:
    """Call what drawn.mjs exports; it has the packs of both languages."""
    with node(Path(__file__).parent / "drawn.mjs") as js:
        for language in LANGUAGES:
            js("keep", pack_of(language))
        yield js
