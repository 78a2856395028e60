"""Which factors a round may be about: short sets, all, only what is contested or not known."""

from dataclasses import dataclass

from alliancemap.model.answers import UNKNOWN, levels
from alliancemap.model.contradictions import contradictions
from alliancemap.model.functions import minutes
from alliancemap.model.instrument import THEMES
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of

FIRST = "airport_12"


@dataclass(frozen=True, slots=True)
class Set:
    """A set to choose: its key, its name and use, how many factors it has, and their minutes."""

    key: str
    name: str
    use: str
    count: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Named:
    """A factor by its name."""

    id: str
    name: str
    ask: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The factors of one theme."""

    id: str
    name: str
    factors: tuple[Named, ...]


def factors_of(kept: Kept, key: str) -> tuple[str, ...]:
    """Return the factors of a set for an alliance; none for a set there is not."""
    reading = judged_of(kept.document)
    every = tuple(one.id for one in reading.instrument.factors)
    if key == "all":
        return every
    if key == "open":
        return open_factors(kept)
    return next((one.factors for one in reading.instrument.sets if one.id == key), ())


def open_factors(kept: Kept) -> tuple[str, ...]:
    """Return the factors that nobody knows yet, or about which statements contradict each other."""
    reading = judged_of(kept.document)
    known = levels(reading.alliance)
    against = {one.factor for one in contradictions(reading.alliance)}
    return tuple(
        one.id
        for one in reading.instrument.factors
        if known.get(one.id, UNKNOWN) == UNKNOWN or one.id in against
    )


def sets_of(kept: Kept, language: str) -> tuple[Set, ...]:
    """Return the sets to choose from, the short ones first; an empty one is left out."""
    reading = judged_of(kept.document)
    words = reading.words(language)
    found = []
    for one in reading.instrument.sets:
        texts = words.sets[one.id]
        count = len(one.factors)
        found.append(Set(one.id, texts.name, texts.use, count, minutes(count)))
    for key in ("open", "all"):
        count = len(factors_of(kept, key))
        name, use = sentence(f"rounds.set_{key}"), sentence(f"rounds.set_{key}_use")
        found.append(Set(key, name, use, count, minutes(count)))
    return tuple(one for one in found if one.count)


def by_theme(kept: Kept, factors: tuple[str, ...], language: str) -> tuple[Theme, ...]:
    """Return some factors by theme, with their names; themes without any are left out."""
    reading = judged_of(kept.document)
    words = reading.words(language)
    found = []
    for theme in THEMES:
        named = tuple(
            Named(one.id, words.factors[one.id].name, words.factors[one.id].ask)
            for one in reading.instrument.factors
            if one.theme == theme and one.id in factors
        )
        if named:
            found.append(Theme(theme, words.themes[theme].name, named))
    return tuple(found)
