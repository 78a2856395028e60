"""The map laid out once with its moving parts open, so that another painter can fill it.

A stencil is of a talk: a code name and answers, no firms' sizes and no sentences. Whatever such a
talk cannot change is ready SVG text; whatever moves comes with the numbers it starts from. In a
template the heights that move bear a mark (~).
"""

from alliancemap.instruments.words import InstrumentWords
from alliancemap.model.alliance import Alliance, Relation
from alliancemap.model.assessment import assess
from alliancemap.model.instrument import Instrument
from alliancemap.picture.compose import compose_map
from alliancemap.picture.content import MapContent
from alliancemap.picture.stencil_letters import letters_data
from alliancemap.picture.stencil_marks import Data
from alliancemap.picture.stencil_small import small_stencil
from alliancemap.picture.stencil_strip import strip_stencil
from alliancemap.picture.stencil_tall import tall_stencil


def make_stencil(words: InstrumentWords, instrument: Instrument, language: str) -> Data:
    """Return the stencil of the tall map, the small wordless map and the gauges, ready for JSON.

    `words` are the instrument's words in `language`; KeyError when they lack something.
    """
    content = blank(words, instrument, language)
    return {
        "letters": letters_data(),
        "small": small_stencil(content),
        "strip": strip_stencil(),
        "tall": tall_stencil(content),
    }


def blank(words: InstrumentWords, instrument: Instrument, language: str) -> MapContent:
    """Return what the map says of a talk in which nothing has been said yet, not even a name."""
    talk = Alliance(
        "",
        (),
        (Relation("", ()),),
        instrument=instrument.id,
        instrument_version=instrument.version,
        sector=instrument.sector,
    )
    return compose_map(talk, assess(talk, instrument), words, language)
