"""Open an alliance file and read it: the few lines that Python and notebooks need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from alliancemap.alliance_file.decode import LARGEST_BYTES
from alliancemap.alliance_file.read import read_alliance
from alliancemap.alliance_file.vocabulary import Vocabulary
from alliancemap.instruments.load import load_instrument, published_versions, sectors
from alliancemap.model.alliance import Alliance, FormId, View
from alliancemap.model.assessment import Assessment, assess
from alliancemap.model.instrument import Instrument
from alliancemap.model.structure import with_form
from alliancemap.reading.paper import USUAL, Paper
from alliancemap.reading.voice import Voice, voice_for

if TYPE_CHECKING:
    from alliancemap.model.difference import Difference
    from alliancemap.model.freshness import Freshness
    from alliancemap.picture.layout import Orientation
    from alliancemap.reading.map_shown import MapPicture


@dataclass(frozen=True, slots=True)
class Reading:
    """An alliance, what the program says about it, and the language it is said in."""

    alliance: Alliance
    instrument: Instrument
    assessment: Assessment
    language: str = "en"

    def voice(self, language: str | None = None) -> Voice:
        """Return who speaks: the reading's own language unless another is named."""
        return voice_for(self.instrument, language or self.language)

    def map(
        self, language: str | None = None, orientation: "Orientation" = "landscape"
    ) -> "MapPicture":
        """Return the one-page map; InstrumentError INS004 for a language there is not."""
        # Loaded only now: reading an alliance in words needs no picture.
        from alliancemap.picture.compose import compose_map
        from alliancemap.reading.map_shown import MapPicture

        voice = self.voice(language)
        content = compose_map(self.alliance, self.assessment, voice.words, voice.language)
        return MapPicture(content, orientation)

    def with_form(self, form: FormId) -> "Reading":
        """Return the reading with the alliance's first relation drawn in another form.

        Everything else stays: no score, gate or rule reads the form itself.
        """
        return replace(self, alliance=with_form(self.alliance, form))

    def text(self, language: str | None = None, width: int = USUAL) -> str:
        """Return the reading in words, as `alliancemap assess` writes it into a file."""
        from alliancemap.reading.spoken import reading_lines

        lines = reading_lines(self.alliance, self.assessment, self.voice(language), Paper(width))
        return "\n".join(lines) + "\n"

    def changes_since(self, before: "Reading") -> "Difference":
        """Return what differs from an earlier reading; ValueError for another instrument's."""
        if (before.instrument.id, before.instrument.version) != (
            self.instrument.id,
            self.instrument.version,
        ):
            raise ValueError("the two readings use different instruments")
        from alliancemap.model.difference import differences

        return differences(before.alliance, self.alliance, before.assessment, self.assessment)

    def freshness(self, day: str) -> "Freshness":
        """Return how fresh the answers are on a day such as 2027-05-01; ValueError for no day."""
        from alliancemap.model.freshness import freshness

        return freshness(self.alliance, self.instrument, self.assessment, day)

    def _repr_svg_(self) -> str:
        return self.map()._repr_svg_()


@lru_cache(maxsize=1)
def known_vocabularies() -> tuple[Vocabulary, ...]:
    """Return the ids that alliance files may name, one entry for each instrument there is."""
    return tuple(_vocabulary(name, version) for name, version in published_versions())


def _vocabulary(name: str, version: str) -> Vocabulary:
    known = sectors(name, version)
    instruments = [load_instrument(name, version, sector) for sector in known]
    instrument = instruments[0]  # factors and facts are the same in every sector
    return Vocabulary(
        instrument=name,
        version=version,
        factors=tuple(factor.id for factor in instrument.factors),
        gates=_gates(instruments),
        sectors=known,
        # A fact without options is counted by the program, never written by people.
        facts={fact: options for fact, options in instrument.structure.facts if options},
    )


def _gates(instruments: Sequence[Instrument]) -> tuple[str, ...]:
    """Return the gates of all sectors, in the order of the sector that has the most.

    A file may set aside a gate that only another sector has: there it changes nothing, and the
    reason is not lost when somebody changes the sector and changes it back.
    """
    fullest_first = sorted(instruments, key=lambda one: -len(one.gates))
    return tuple(dict.fromkeys(gate.id for one in fullest_first for gate in one.gates))


def read_bytes(path: str | Path) -> bytes:
    """Return a file's bytes, at most one more than an alliance file may have; OSError."""
    with Path(path).open("rb") as file:
        return file.read(LARGEST_BYTES + 1)


def reading_of(alliance: Alliance, language: str = "en", view: View = "ours") -> Reading:
    """Return the reading of an alliance from one view, with its own instrument and sector.

    InstrumentError INS001 to INS003 when it names one that is not there.
    """
    instrument = load_instrument(alliance.instrument, alliance.instrument_version, alliance.sector)
    return Reading(alliance, instrument, assess(alliance, instrument, view), language)


def open_alliance(path: str | Path, language: str = "en", view: View = "ours") -> Reading:
    """Return the reading of an alliance file, which shows its map by itself in a notebook.

    OSError when the file cannot be read; AllianceFileError with every problem in it.
    """
    alliance = read_alliance(read_bytes(path), known_vocabularies(), str(path))
    return reading_of(alliance, language, view)
