"""The facts of one relation: what each party brings, what only both have, and its form."""

from typing import get_args

from alliancemap.instruments import InstrumentWords
from alliancemap.model.alliance import Alliance, Relation, Standing, party_on
from alliancemap_web.languages import sentence, spoken
from alliancemap_web.portfolio.fact_part import FactPart, label, sources
from alliancemap_web.portfolio.fields import Field, Path

STANDINGS: tuple[Standing, ...] = get_args(Standing)


def relation_parts(
    alliance: Alliance, relation: Relation, words: InstrumentWords
) -> tuple[FactPart, ...]:
    """Return the facts of one relation: what each party brings, what only both have, its form."""
    names = {party.id: party.name for party in alliance.parties}
    is_first = relation is alliance.relations[0]
    us, partner = party_on(alliance, "us"), party_on(alliance, "partner")
    doors = {us and us.id: "fact-we-bring", partner and partner.id: "fact-they-bring"}
    place = ("relations", relation.id)
    tied = "" if is_first else " × ".join(names[one] for one in relation.between)
    between = sentence("portfolio.part_between", names=tied) if tied else ""
    return (
        *(
            FactPart(
                doors.get(one, "") if is_first and one in doors else f"{relation.id}-brings-{one}",
                sentence("portfolio.part_brings", name=names[one]),
                sentence_fields((*place, "brings", one)),
                between,
            )
            for one in relation.between
        ),
        FactPart(
            "fact-together" if is_first else f"{relation.id}-together",
            spoken("fact_together"),
            sentence_fields((*place, "together")),
            between,
        ),
        FactPart(
            "fact-structure" if is_first else f"{relation.id}-structure",
            spoken("fact_structure"),
            structure_fields(place, words),
            between,
            goes=() if is_first else place,
        ),
    )


def sentence_fields(place: Path) -> tuple[Field, ...]:
    """Return one value sentence, whether it is known, and where from."""
    standings = tuple((one, spoken(f"standing_{one}")) for one in STANDINGS)
    says = (*place, "says")
    return (
        Field(says, label("says"), drops=place),
        Field((*place, "standing"), label("standing"), "choice", options=standings, needs=says),
        sources(place, says),
    )


def structure_fields(place: Path, words: InstrumentWords) -> tuple[Field, ...]:
    """Return the form of a relation, and the facts that the rules about it ask for."""
    forms = tuple((one, said.name) for one, said in words.forms.items())
    return (
        Field((*place, "form"), label("form"), "choice", options=forms),
        Field((*place, "form_words"), label("form_words")),
        *(
            Field((*place, "facts", fact), said.name, "choice", options=tuple(said.options.items()))
            for fact, said in words.facts.items()
        ),
    )
