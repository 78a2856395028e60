"""The gallery's cards: small maps on one scale, the verdict, the dots and the three gauges."""

from collections.abc import Iterable
from dataclasses import dataclass

from alliancemap.picture.content import Gauge
from alliancemap.words import dated, phrase
from alliancemap_web.alliances.pictures import content_of, small_map
from alliancemap_web.alliances.queries import Listed
from alliancemap_web.alliances.readings import Judged


@dataclass(frozen=True, slots=True)
class Card:
    """One alliance at a glance; only the first three are there while its file cannot be read.

    `dots` is None while it is too early to count futures.
    """

    slug: str
    title: str
    is_refused: bool
    has_reading: bool
    picture: str = ""
    aim: str = ""
    date: str = ""
    sector: str = ""
    verdict: str = ""
    verdict_name: str = ""
    verdict_line: str = ""
    dots: int | None = None
    futures: int = 0
    futures_words: str = ""
    unknown: str = ""
    gauges: tuple[Gauge, ...] = ()
    foreign: str = ""
    staying: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SectorFilter:
    """A sector that some alliance is in, and how many are."""

    id: str
    name: str
    count: int


def cards(found: Iterable[Listed], sector: str, language: str) -> tuple[Card, ...]:
    """Return the cards of the alliances in a sector, or of all when it is empty."""
    return tuple(
        card(one.slug, one.reading, one.is_refused, language)
        if one.reading
        else Card(one.slug, one.title, one.is_refused, False)
        for one in found
        if not sector or (one.reading and one.reading.instrument.sector == sector)
    )


def card(slug: str, reading: Judged, is_refused: bool, language: str) -> Card:
    """Return the card of one reading."""
    content, assessment = content_of(reading, language), reading.assessment
    told = reading.told(language)
    return Card(
        slug=slug,
        title=told.name,
        is_refused=is_refused,
        has_reading=True,
        picture=small_map(reading, language, slug),
        aim=told.aim or "",
        date=dated(reading.alliance.date, language) if reading.alliance.date else "",
        sector=reading.words(language).sector_name(reading.instrument.sector),
        verdict=content.verdict,
        verdict_name=content.verdict_words,
        verdict_line=content.verdict_line,
        dots=content.dots_yes,
        futures=reading.instrument.verdict.futures,
        futures_words=content.dots_words,
        unknown=phrase("futures.unknown", language, count=assessment.unknown)
        if assessment.unknown
        else phrase("futures.none_unknown", language),
        gauges=content.gauges,
        foreign=reading.foreign(language),
        staying=reading.staying(language),
    )


def sector_filters(found: Iterable[Listed], language: str) -> tuple[SectorFilter, ...]:
    """Return the sectors that there are, in order of name."""
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for one in found:
        if one.reading:
            sector = one.reading.instrument.sector
            counts[sector] = counts.get(sector, 0) + 1
            names[sector] = one.reading.words(language).sector_name(sector)
    filters = (SectorFilter(id_, names[id_], count) for id_, count in counts.items())
    return tuple(sorted(filters, key=lambda one: one.name))
