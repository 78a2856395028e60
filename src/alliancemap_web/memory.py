"""How this process keeps what it has loaded: for good, and not looked through over and over.

Python looks for circles of objects that nobody uses by walking through all it holds. With words,
plans and the readings kept at hand that takes a tenth of a second, in the middle of somebody's
page, and finds next to nothing: what a page leaves behind is young.
"""

import gc

from alliancemap.instruments import load_instrument, load_sources, load_words
from alliancemap.reading.opened import known_vocabularies
from alliancemap.words import LANGUAGES
from alliancemap_web.alliances.readings import plan_of

# Net new objects before the young are looked through, how often that before the middle-aged are,
# and how often that before all are. By default 700, 10 and 10, which a page passes many times.
THRESHOLDS = (10_000, 20, 100)


def settle() -> None:
    """Load what every page needs, and take it and all else that is there out of the search.

    To be called once, when the program is about to serve.
    """
    instrument = load_instrument()
    plan_of(instrument.id, instrument.version, instrument.sector)
    known_vocabularies()
    load_sources()
    for language in LANGUAGES:
        load_words(language=language)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
