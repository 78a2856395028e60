"""The stencil of a talk in each language, and what it is made of."""

from functools import lru_cache

from alliancemap.instruments import load_instrument, load_words
from alliancemap.picture.content import MapContent
from alliancemap.picture.stencil import blank, make_stencil
from alliancemap.picture.stencil_marks import Data


@lru_cache(maxsize=8)
def stencil(language: str = "en", sector: str = "general_hi_tech") -> Data:
    words = load_words(sector=sector, language=language)
    return make_stencil(words, load_instrument(sector=sector), language)


@lru_cache(maxsize=2)
def nothing_said(language: str = "en") -> MapContent:
    return blank(load_words(language=language), load_instrument(), language)
