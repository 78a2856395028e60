"""Judge and explain an alliance between a small hi-tech firm and a giant, on one page.

    import alliancemap

    reading = alliancemap.open_alliance("examples/mannkind-sanofi.yaml")
    reading.assessment.verdict.code
    reading.map()  # shows itself in a notebook

The public names are those of `__all__`; each is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alliancemap.alliance_file import AllianceFileError, read_alliance, write_alliance
    from alliancemap.instruments import load_instrument, load_words
    from alliancemap.model.assessment import Assessment, assess
    from alliancemap.model.comparison import compare
    from alliancemap.picture.compose import compose_map
    from alliancemap.picture.layout import lay_out
    from alliancemap.picture.svg import draw_svg
    from alliancemap.reading import Reading, open_alliance, reading_of
    from alliancemap.wire import assessment_to_plain
    from alliancemap.words import say

# A command starts in a third of the time when it loads only what it uses.
_HOMES = {
    "AllianceFileError": "alliancemap.alliance_file",
    "Assessment": "alliancemap.model.assessment",
    "Reading": "alliancemap.reading",
    "assess": "alliancemap.model.assessment",
    "assessment_to_plain": "alliancemap.wire",
    "compare": "alliancemap.model.comparison",
    "compose_map": "alliancemap.picture.compose",
    "draw_svg": "alliancemap.picture.svg",
    "lay_out": "alliancemap.picture.layout",
    "load_instrument": "alliancemap.instruments",
    "load_words": "alliancemap.instruments",
    "open_alliance": "alliancemap.reading",
    "read_alliance": "alliancemap.alliance_file",
    "reading_of": "alliancemap.reading",
    "say": "alliancemap.words",
    "write_alliance": "alliancemap.alliance_file",
}

__all__ = [
    "AllianceFileError",
    "Assessment",
    "Reading",
    "assess",
    "assessment_to_plain",
    "compare",
    "compose_map",
    "draw_svg",
    "lay_out",
    "load_instrument",
    "load_words",
    "open_alliance",
    "read_alliance",
    "reading_of",
    "say",
    "write_alliance",
]


def __getattr__(name: str) -> object:
    """Return a public name from the room it lives in; AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
