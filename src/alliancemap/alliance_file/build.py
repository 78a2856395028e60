"""From checked values to the Alliance they describe."""

from typing import Any

from alliancemap.alliance_file.references import MAIN, side_of
from alliancemap.alliance_file.shape import OWN_SIDE
from alliancemap.model.alliance import (
    Afterwards,
    AfterwardsTranslation,
    Alliance,
    Answer,
    Brought,
    Exclusivity,
    Feeling,
    Language,
    Party,
    PartyTranslation,
    PromisedPerson,
    Promises,
    Relation,
    RelationTranslation,
    Sentence,
    SetAside,
    Side,
    Source,
    Translation,
)

# Values come from `check`, which has held each against the table of shapes.
Values = dict[str, Any]


def build_alliance(values: Values) -> Alliance:
    """Return the Alliance of a file's checked values."""
    parties = tuple(_party(party_id, party) for party_id, party in values["parties"].items())
    optional: Values = {
        key: values[key]
        for key in ("sector", "language", "date", "aim", "customer", "note")
        if key in values
    }
    if "instrument" in values:
        instrument, version = values["instrument"].split(" ")
        optional |= {"instrument": instrument, "instrument_version": version}
    need = values.get("need", {})
    relations = values.get("relations", {})
    return Alliance(
        name=values["name"],
        parties=parties,
        relations=tuple(_relation(*item) for item in relations.items())
        or default_relations(parties),
        answers=tuple(
            _answer(factor, answer)
            for factor, several in values.get("answers", {}).items()
            for answer in several
        ),
        need=need.get("text"),
        need_sources=_sources(need),
        set_aside=tuple(
            SetAside(gate, **words) for gate, words in values.get("set_aside", {}).items()
        ),
        weights=tuple(values.get("weights", {}).items()),
        feeling=Feeling(**values["feeling"]) if "feeling" in values else None,
        afterwards=_afterwards(values["afterwards"]) if "afterwards" in values else None,
        translations=tuple(_translation(*item) for item in values.get("translations", {}).items()),
        promises=_promises(values.get("promises", {})),
        **optional,
    )


def default_relations(parties: tuple[Party, ...]) -> tuple[Relation, ...]:
    """Return the one relation of an alliance that describes none: between us and the partner."""
    ids = {party.side: party.id for party in reversed(parties)}
    if len(parties) != 2 or not all(side in ids for side in OWN_SIDE):
        return ()
    return (Relation(MAIN, (ids["us"], ids["partner"])),)


def _sources(values: Values) -> tuple[Source, ...]:
    return tuple(Source(**source) for source in values.get("sources", ()))


def _party(party_id: str, values: Values) -> Party:
    side: Side = side_of(party_id, values)  # type: ignore[assignment]  # a Choice of sides
    kept = {key: value for key, value in values.items() if key not in ("side", "sources")}
    return Party(id=party_id, side=side, sources=_sources(values), **kept)


def _sentence(values: Values) -> Sentence:
    return Sentence(
        text=values["says"],
        standing=values.get("standing", "claimed"),
        sources=_sources(values),
    )


def _relation(relation_id: str, values: Values) -> Relation:
    together = values.get("together")
    return Relation(
        id=relation_id,
        between=values["between"],
        form=values.get("form"),
        form_words=values.get("form_words"),
        brings=tuple(
            Brought(party, _sentence(sentence))
            for party, sentence in values.get("brings", {}).items()
        ),
        together=_sentence(together) if together is not None else None,
        facts=tuple(values.get("facts", {}).items()),
    )


def _answer(factor: str, values: Values) -> Answer:
    state, low, high = values["level"]
    kept = {key: value for key, value in values.items() if key not in ("level", "sources")}
    return Answer(factor, state, low, high, sources=_sources(values), **kept)


def _promises(values: Values) -> Promises:
    return Promises(
        exclusive=tuple(Exclusivity(**one) for one in values.get("exclusive", ())),
        people=tuple(PromisedPerson(**one) for one in values.get("people", ())),
        hours=values.get("hours"),
    )


def _afterwards(values: Values) -> Afterwards:
    kept = {key: value for key, value in values.items() if key != "sources"}
    return Afterwards(sources=_sources(values), **kept)


def _translation(language: Language, values: Values) -> Translation:
    optional = {key: values[key] for key in ("name", "aim", "customer", "need") if key in values}
    return Translation(
        language,
        parties=tuple(
            PartyTranslation(party, **words) for party, words in values.get("parties", {}).items()
        ),
        relations=tuple(
            _relation_translation(*item) for item in values.get("relations", {}).items()
        ),
        set_aside=tuple(values.get("set_aside", {}).items()),
        afterwards=AfterwardsTranslation(**values.get("afterwards", {})),
        **optional,
    )


def _relation_translation(relation_id: str, values: Values) -> RelationTranslation:
    return RelationTranslation(
        relation_id,
        form_words=values.get("form_words"),
        brings=tuple(values.get("brings", {}).items()),
        together=values.get("together"),
    )
