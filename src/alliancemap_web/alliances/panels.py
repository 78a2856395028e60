"""All the panels of a reading, in one value from which a page takes those that it shows."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.utils.safestring import SafeString

from alliancemap.instruments import InstrumentWords
from alliancemap.model.alliance import parties_not_scored, party_on
from alliancemap.picture.content import MapContent, MapNote
from alliancemap.picture.says import with_notes
from alliancemap.words import dated, listed
from alliancemap_web.alliances.advice import (
    AsymmetryPanel,
    StructurePanel,
    asymmetry_panel,
    structure_panel,
)
from alliancemap_web.alliances.facts import Fact, map_facts
from alliancemap_web.alliances.pictures import content_of, page_map
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.alliances.sections import ThemeSection, theme_sections
from alliancemap_web.alliances.verdicts import (
    Asked,
    Later,
    Standing,
    VerdictPanel,
    asked,
    later_words,
    standing_gates,
    verdict_panel,
)
from alliancemap_web.languages import spoken

MOST_PAGES = 60


@dataclass(frozen=True, eq=False)
class Read:
    """All that a reading says in one language, with notes on its map.

    Each part is made when it is first asked for: most pages show a few of them.
    """

    reading: Judged
    language: str
    notes: tuple[MapNote, ...] = ()

    @property
    def words(self) -> InstrumentWords:
        """Return the words of the reading's instrument."""
        return self.reading.words(self.language)

    @cached_property
    def content(self) -> MapContent:
        """Return what the map says."""
        return with_notes(content_of(self.reading, self.language), self.notes)

    @cached_property
    def landscape(self) -> SafeString:
        """Return the wide map."""
        return page_map(self.reading, self.language, "landscape", notes=self.notes)

    @cached_property
    def portrait(self) -> SafeString:
        """Return the tall map."""
        return page_map(self.reading, self.language, "portrait", notes=self.notes)

    @property
    def date(self) -> str:
        """Return the day of which the alliance's file is."""
        day = self.reading.alliance.date
        return dated(day, self.language) if day else ""

    @property
    def sector(self) -> str:
        """Return what the sector is called."""
        return self.words.sector_name(self.reading.instrument.sector)

    @property
    def instrument(self) -> str:
        """Return the instrument and its version."""
        return f"{self.reading.instrument.id} {self.reading.instrument.version}"

    @cached_property
    def verdict(self) -> VerdictPanel:
        """Return the verdict and what it rests on."""
        return verdict_panel(self.reading, self.language)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that stand on the map."""
        return map_facts(self.reading, self.language)

    @cached_property
    def themes(self) -> tuple[ThemeSection, ...]:
        """Return the themes, opened to their factors."""
        return theme_sections(self.reading, self.language)

    @cached_property
    def gates(self) -> tuple[Standing, ...]:
        """Return how the deal-breakers stand."""
        return standing_gates(self.reading, self.language)

    @cached_property
    def to_raise(self) -> tuple[Asked, ...]:
        """Return what to learn from the partner."""
        return asked(self.reading.assessment.to_raise, self.reading, self.language)

    @cached_property
    def to_ask_ourselves(self) -> tuple[Asked, ...]:
        """Return what to ask ourselves."""
        return asked(self.reading.assessment.to_ask_ourselves, self.reading, self.language)

    @cached_property
    def to_look_up(self) -> tuple[Asked, ...]:
        """Return what to look up."""
        return asked(self.reading.assessment.to_look_up, self.reading, self.language)

    @cached_property
    def asymmetry(self) -> AsymmetryPanel:
        """Return who gains and who depends."""
        return asymmetry_panel(self.reading, self.language)

    @cached_property
    def structure(self) -> StructurePanel:
        """Return which form the rules speak for."""
        return structure_panel(self.reading, self.language)

    @cached_property
    def later(self) -> Later | None:
        """Return what happened afterwards."""
        return later_words(self.reading.told(self.language).afterwards, self.language)

    @property
    def foreign(self) -> str:
        """Return the language of its notes; empty when it is this one."""
        return self.reading.foreign(self.language)

    @cached_property
    def staying(self) -> frozenset[str]:
        """Return its own sentences that stay in their language."""
        return self.reading.staying(self.language)

    @property
    def not_scored(self) -> str:
        """Return which parties are not scored; empty when all are."""
        return not_scored(self.reading, self.language)


def not_scored(reading: Judged, language: str) -> str:
    """Return which parties of the file are not scored; empty when all are."""
    alliance = reading.told(language)
    us, partner = party_on(alliance, "us"), party_on(alliance, "partner")
    names = listed([party.name for party in parties_not_scored(alliance)], language)
    if not (us and partner and names):
        return ""
    return spoken("not_scored", language, us=us.name, partner=partner.name, names=names)


@lru_cache(maxsize=MOST_PAGES)
def read_whole(reading: Judged, language: str, notes: tuple[MapNote, ...] = ()) -> Read:
    """Return all that a reading says; the same reading says the same, so it is kept a while."""
    return Read(reading, language, notes)
