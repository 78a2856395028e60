"""An alliance's own sentences in another language, where its file translates them."""

from dataclasses import replace

from alliancemap.model.alliance import (
    Afterwards,
    AfterwardsTranslation,
    Alliance,
    Brought,
    Party,
    PartyTranslation,
    Relation,
    RelationTranslation,
    Sentence,
)


def in_language(alliance: Alliance, language: str) -> Alliance:
    """Return the alliance with the sentences of its map and of its aftermath in `language`.

    A sentence without a translation stays as it was written, and what nobody wrote stays unsaid in
    every language. Nothing that scores changes, nor do notes and sources; `language` and
    `translations` of the alliance still tell what was written.
    """
    found = next((one for one in alliance.translations if one.language == language), None)
    if found is None:
        return alliance
    parties = {one.id: one for one in found.parties}
    relations = {one.id: one for one in found.relations}
    reasons = dict(found.set_aside)
    return replace(
        alliance,
        name=found.name or alliance.name,
        aim=_said(alliance.aim, found.aim),
        customer=_said(alliance.customer, found.customer),
        need=_said(alliance.need, found.need),
        parties=tuple(_party(one, parties.get(one.id)) for one in alliance.parties),
        relations=tuple(_relation(one, relations.get(one.id)) for one in alliance.relations),
        set_aside=tuple(
            replace(one, reason=reasons.get(one.gate, one.reason)) for one in alliance.set_aside
        ),
        afterwards=alliance.afterwards and _afterwards(alliance.afterwards, found.afterwards),
    )


def reads_in(alliance: Alliance, language: str) -> bool:
    """Say whether a text that nothing translates, such as a note, may stand among texts in
    `language`: the alliance is written in it, or does not say in which it is written.
    """
    return alliance.language in (None, language)


def untranslated(alliance: Alliance, language: str) -> frozenset[str]:
    """Return the alliance's own sentences that stay in another language among texts in `language`.

    None where the alliance is written in it, or does not say in which. Names are no sentences.
    """
    if reads_in(alliance, language):
        return frozenset()
    return _sentences(alliance) & _sentences(in_language(alliance, language))


def _sentences(alliance: Alliance) -> frozenset[str]:
    later = alliance.afterwards
    found = [alliance.aim, alliance.customer, alliance.need]
    found += [gate.reason for gate in alliance.set_aside]
    found += [later.what_happened, later.cause] if later else []
    for relation in alliance.relations:
        found += [relation.form_words, relation.together.text if relation.together else None]
        found += [one.sentence.text for one in relation.brings]
    return frozenset(text for text in found if text)


def _said(original: str | None, translated: str | None) -> str | None:
    """Return the translation of what was said; a blank says no more than None does."""
    return translated or original if original else original


def _sentence(original: Sentence, translated: str | None) -> Sentence:
    return replace(original, text=translated or original.text)


def _party(party: Party, translated: PartyTranslation | None) -> Party:
    if translated is None:
        return party
    return replace(
        party,
        name=translated.name or party.name,
        country=_said(party.country, translated.country),
        place=_said(party.place, translated.place),
    )


def _relation(relation: Relation, translated: RelationTranslation | None) -> Relation:
    if translated is None:
        return relation
    brings = dict(translated.brings)
    return replace(
        relation,
        form_words=_said(relation.form_words, translated.form_words),
        brings=tuple(
            Brought(one.party, _sentence(one.sentence, brings.get(one.party)))
            for one in relation.brings
        ),
        together=relation.together and _sentence(relation.together, translated.together),
    )


def _afterwards(afterwards: Afterwards, translated: AfterwardsTranslation) -> Afterwards:
    return replace(
        afterwards,
        what_happened=_said(afterwards.what_happened, translated.what_happened),
        cause=_said(afterwards.cause, translated.cause),
    )
