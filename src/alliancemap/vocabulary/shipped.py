"""Reads what is shipped of the dictionary: one TOML file of a language and a name."""

import tomllib
from pathlib import Path
from typing import Any

from alliancemap.words import LANGUAGES

SHIPPED = Path(__file__).parent


def shipped(language: str, name: str) -> dict[str, Any]:
    """Return `name`.toml of a language as plain data; KeyError for a language we do not speak."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return tomllib.loads((SHIPPED / language / f"{name}.toml").read_text("utf-8"))
