"""From an Alliance to the plain data of its file, in the shortest form that loses nothing."""

from collections.abc import Iterable
from typing import Any

from alliancemap.alliance_file import kinds as k
from alliancemap.alliance_file import shape as s
from alliancemap.alliance_file.build import default_relations
from alliancemap.alliance_file.leaves import is_link
from alliancemap.model.alliance import (
    Alliance,
    Answer,
    Party,
    Promises,
    Relation,
    RelationTranslation,
    Sentence,
    Source,
    Translation,
)

Data = dict[str, Any]


def plain_alliance(alliance: Alliance) -> Data:
    """Return the alliance as plain data in the key order of the table of shapes.

    Several answers to one factor stand together, in their order, where the first of them stood.
    """
    need = _short(s.NEED, {"text": alliance.need, "sources": _sources(alliance.need_sources)})
    relations = alliance.relations
    if relations == default_relations(alliance.parties):
        relations = ()
    afterwards = alliance.afterwards
    data = {
        "alliancemap": s.FORMAT,
        "instrument": f"{alliance.instrument} {alliance.instrument_version}",
        "sector": alliance.sector,
        "language": alliance.language,
        "name": alliance.name,
        "date": alliance.date,
        "aim": alliance.aim,
        "customer": alliance.customer,
        "need": need,
        "note": alliance.note,
        "parties": {party.id: _party(party) for party in alliance.parties},
        "relations": {relation.id: _relation(relation) for relation in relations},
        "promises": _promises(alliance.promises),
        "answers": _answers(alliance.answers),
        "set_aside": {
            gate.gate: _short(
                s.SET_ASIDE, {"reason": gate.reason, "who": gate.who, "date": gate.date}
            )
            for gate in alliance.set_aside
        },
        "weights": dict(alliance.weights),
        "feeling": alliance.feeling
        and _short(s.FEELING, {"level": alliance.feeling.level, "knows": alliance.feeling.knows}),
        "afterwards": afterwards
        and _kept(
            {
                "verdict": afterwards.verdict,
                "year": afterwards.year,
                "what_happened": afterwards.what_happened,
                "cause": afterwards.cause,
                "sources": _sources(afterwards.sources),
            }
        ),
        "translations": {one.language: _translation(one) for one in alliance.translations},
    }
    return {**_kept(data), "parties": data["parties"]}


def _kept(data: Data) -> Data:
    """Return the data without what is absent; empty texts and zeros are not absent."""
    return {key: value for key, value in data.items() if value is not None and value != {}}


def _short(record: k.Record, data: Data) -> Any:
    """Return the record as the one value that stands for it, where that loses nothing."""
    kept = _kept(data)
    if len(kept) == 1:
        key, value = next(iter(kept.items()))
        if key == k.bare_key(record, value, is_link):
            return value
    return kept or None


def _sources(sources: Iterable[Source]) -> Any:
    written = [
        _short(s.SOURCE, {"text": one.text, "url": one.url, "date": one.date, "seen": one.seen})
        or {}
        for one in sources
    ]
    return written or None


def _party(party: Party) -> Data:
    return _kept(
        {
            "side": None if party.id in s.OWN_SIDE and party.side == party.id else party.side,
            "name": party.name,
            "people": party.people,
            "revenue": party.revenue,
            "currency": party.currency,
            "country": party.country,
            "place": party.place,
            "founded": party.founded,
            "note": party.note,
            "sources": _sources(party.sources),
        }
    )


def _sentence(sentence: Sentence) -> Any:
    standing = None if sentence.standing == "claimed" else sentence.standing
    sources = _sources(sentence.sources)
    return _short(s.SENTENCE, {"says": sentence.text, "standing": standing, "sources": sources})


def _relation(relation: Relation) -> Data:
    return _kept(
        {
            "between": list(relation.between),
            "form": relation.form,
            "form_words": relation.form_words,
            "brings": {one.party: _sentence(one.sentence) for one in relation.brings},
            "together": relation.together and _sentence(relation.together),
            "facts": dict(relation.facts),
        }
    )


def _promises(promises: Promises) -> Data:
    exclusive = [
        _short(s.EXCLUSIVITY, {"field": one.field, "region": one.region, "until": one.until})
        for one in promises.exclusive
    ]
    people = [
        _short(s.PROMISED_PERSON, {"name": one.name, "hours": one.hours}) for one in promises.people
    ]
    return _kept(
        {"exclusive": exclusive or None, "people": people or None, "hours": promises.hours}
    )


def _answers(answers: tuple[Answer, ...]) -> Data:
    grouped: dict[str, list[Data]] = {}
    for answer in answers:
        grouped.setdefault(answer.factor, []).append(_answer(answer))
    return {
        factor: several if len(several) > 1 else _short(s.ANSWER, several[0])
        for factor, several in grouped.items()
    }


def _answer(answer: Answer) -> Data:
    return _kept(
        {
            "level": _level(answer),
            "sure": answer.sure,
            "note": answer.note,
            "sources": _sources(answer.sources),
            "date": answer.date,
            "who": answer.who,
            "view": None if answer.view == "ours" else answer.view,
            "relation": answer.relation,
            "fades": answer.fades,
            "settles": answer.settles or None,
        }
    )


def _level(answer: Answer) -> int | str | None:
    if answer.state != "known":
        return "unknown" if answer.state == "unknown" else "not relevant"
    return answer.low if answer.low == answer.high else f"{answer.low}-{answer.high}"


def _translation(translation: Translation) -> Data:
    later = translation.afterwards
    return _kept(
        {
            "name": translation.name,
            "aim": translation.aim,
            "customer": translation.customer,
            "need": translation.need,
            "parties": {
                party.id: _kept(
                    {"name": party.name, "country": party.country, "place": party.place}
                )
                for party in translation.parties
            },
            "relations": {one.id: _relation_translation(one) for one in translation.relations},
            "set_aside": dict(translation.set_aside),
            "afterwards": _kept({"what_happened": later.what_happened, "cause": later.cause}),
        }
    )


def _relation_translation(relation: RelationTranslation) -> Data:
    return _kept(
        {
            "form_words": relation.form_words,
            "brings": dict(relation.brings),
            "together": relation.together,
        }
    )
