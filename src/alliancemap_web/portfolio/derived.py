"""What is read off an alliance's document when it changes, so that lists need not judge it."""

from dataclasses import dataclass
from datetime import date

from alliancemap.model.ageing import fading_next
from alliancemap.model.alliance import party_on
from alliancemap.model.contradictions import contradictions
from alliancemap_web.portfolio.acts import text_of
from alliancemap_web.portfolio.fold import Data
from alliancemap_web.portfolio.readings import judged_data
from alliancemap_web.portfolio.searching import searchable

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Derived:
    """The columns of that name in the table of alliances; scores and shares in thousandths."""

    document: str
    name: str
    partner: str
    verdict: str
    dots: int | None
    share: int
    known: int
    relevant: int
    ranges: list[list[int]]
    fades_on: date | None
    contested: int
    broken: int
    searchable: str


def derived(data: Data) -> Derived:
    """Return what a file's plain data says of itself; RefusedError (422) when it is no file."""
    reading = judged_data(data)
    assessment, alliance = reading.assessment, reading.alliance
    partner = party_on(alliance, "partner")
    fades_on = fading_next(alliance)
    return Derived(
        document=text_of(data),
        name=alliance.name[:LONGEST_NAME],
        partner=partner.name[:LONGEST_NAME] if partner else "",
        verdict=assessment.verdict.code,
        dots=None if assessment.is_early else assessment.futures.dots,
        share=assessment.futures.share,
        known=assessment.known,
        relevant=assessment.known + assessment.unknown,
        ranges=[[theme.score.low, theme.score.high] for theme in assessment.themes],
        fades_on=date.fromisoformat(fades_on) if fades_on else None,
        contested=len(contradictions(alliance)),
        broken=sum(gate.status == "fired" for gate in assessment.gates),
        searchable=searchable(data),
    )
