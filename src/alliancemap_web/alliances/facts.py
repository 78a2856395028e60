"""The facts that the map draws: who, what is needed, what each side brings, and the sources."""

from dataclasses import dataclass

from alliancemap.instruments import InstrumentWords
from alliancemap.model.alliance import Alliance, Party, Sentence, party_on
from alliancemap.words import phrase, whole
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.alliances.sections import Quoted, quoted
from alliancemap_web.languages import spoken


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the map: where the map's door leads, what it says, how sure, and its sources."""

    id: str
    label: str
    theme: str
    says: tuple[str, ...]
    standing: str
    note: str
    sources: tuple[Quoted, ...]


def map_facts(reading: Judged, language: str) -> tuple[Fact, ...]:
    """Return the facts the map draws, in the order in which one reads it."""
    alliance, words = reading.told(language), reading.words(language)
    us, partner = party_on(alliance, "us"), party_on(alliance, "partner")
    brings = {one.party: one.sentence for one in alliance.relations[0].brings}
    return (
        Fact(
            "fact-aim",
            spoken("fact_aim", language),
            "neutral",
            said(alliance.aim, language),
            "",
            alliance.note or "",
            (),
        ),
        Fact(
            "fact-need",
            spoken("fact_need", language),
            "market",
            (*said(alliance.customer, language), *said(alliance.need, language)),
            "",
            "",
            quoted(alliance.need_sources, language),
        ),
        *(firm_fact(f"fact-{one.side}", one, language) for one in (us, partner) if one),
        sentence_fact("fact-we-bring", "fact_we_bring", brings.get(us.id if us else ""), language),
        sentence_fact(
            "fact-they-bring",
            "fact_they_bring",
            brings.get(partner.id if partner else ""),
            language,
        ),
        sentence_fact("fact-together", "fact_together", alliance.relations[0].together, language),
        structure_fact(alliance, words),
    )


def said(text: str | None, language: str) -> tuple[str, ...]:
    """Return a text as it stands, or that nobody said it yet."""
    return (text,) if text else (spoken("not_said", language),)


def firm_fact(id_: str, party: Party, language: str) -> Fact:
    """Return what is known of one firm."""
    people = (
        phrase("map.people_unknown", language, "map")
        if party.people is None
        else phrase("map.people", language, "map", count=party.people)
    )
    where = ", ".join(one for one in (party.place, party.country) if one)
    lines = [people, where]
    if party.founded is not None:
        lines.append(spoken("founded", language, year=str(party.founded)))
    if party.revenue is not None:
        money = f"{whole(party.revenue, language)} {party.currency or ''}".strip()
        lines.append(spoken("revenue", language, money=money))
    return Fact(
        id=id_,
        label=party.name,
        theme="neutral",
        says=tuple(line for line in lines if line),
        standing="",
        note=party.note or "",
        sources=quoted(party.sources, language),
    )


def sentence_fact(id_: str, label: str, sentence: Sentence | None, language: str) -> Fact:
    """Return one value sentence, and whether it is known or only claimed."""
    return Fact(
        id=id_,
        label=spoken(label, language),
        theme="value",
        says=said(sentence.text if sentence else None, language),
        standing=spoken(f"standing_{sentence.standing}", language) if sentence else "",
        note="",
        sources=quoted(sentence.sources, language) if sentence else (),
    )


def structure_fact(alliance: Alliance, words: InstrumentWords) -> Fact:
    """Return the structure that is drawn, and the facts that the rules about structure look at."""
    relation, language = alliance.relations[0], words.language
    form = words.form(relation.form).name if relation.form else None
    stated = tuple(
        spoken(
            "fact_pair",
            language,
            name=words.fact(fact).name,
            option=words.fact(fact).options[choice],
        )
        for fact, choice in relation.facts
    )
    return Fact(
        id="fact-structure",
        label=spoken("fact_structure", language),
        theme="neutral",
        says=(*said(relation.form_words, language), *((form,) if form else ()), *stated),
        standing="",
        note="",
        sources=(),
    )
