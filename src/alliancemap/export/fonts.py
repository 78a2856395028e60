"""The fonts that travel with every file, and when others may help out."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from alliancemap.picture.letters import is_shipped

FAMILY = "Inter"


@lru_cache(maxsize=1)
def font_folder() -> Path:
    """Return the folder of the shipped fonts."""
    return Path(str(files("alliancemap") / "fonts"))


def font_files() -> list[str]:
    """Return the paths of the shipped regular and bold faces."""
    return [str(font_folder() / f"inter-{weight}.ttf") for weight in (400, 700)]


def only_shipped(texts: Iterable[str]) -> bool:
    """Say whether the shipped fonts hold every letter, so that the machine's own stay out.

    Then a file has the same bytes on every machine. Other scripts, Chinese for example, take their
    letters from the machine that makes the file.
    """
    return all(is_shipped(text) for text in texts)
