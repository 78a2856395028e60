"""The parts of packs that are listed from the map and never written by hand."""

from collections.abc import Iterable

from alliancemap.export.document import Block, Bullets, Paragraph, Section, Table, texts_of
from alliancemap.export.document import Document as Written
from alliancemap.model.alliance import parties_not_scored, party_on
from alliancemap.picture.compose import firm, gauge
from alliancemap.picture.says import firm_says
from alliancemap.reading.brief_facts import deal_breakers, repairs, risks, strengths
from alliancemap.reading.brief_fields import theme_words
from alliancemap.reading.brief_text import Teller
from alliancemap.reading.spoken import form_sentence
from alliancemap.vocabulary import Form, finder
from alliancemap.vocabulary import dictionary as dictionary_of
from alliancemap.vocabulary.marking import find
from alliancemap.words import dated, quoted

WORRIES, REASONS = 6, 6
# Words that every page uses, whatever the alliance.
ALWAYS = ("theme", "unknown", "range", "verdict", "futures", "knock_out_criterion")


def listed_sections(tell: Teller, kind: str) -> tuple[Section, ...]:
    """Return the sections that a kind of brief lists from the map; none for the shorter ones."""
    if kind == "pack":
        return tuple(_kept((*question_sections(tell), worries(tell), numbers(tell))))
    if kind == "handover":
        parts = (
            firms(tell),
            numbers(tell),
            reasons(tell),
            worries(tell),
            promised(tell),
            *question_sections(tell),
            form(tell),
        )
        return tuple(_kept(parts))
    return ()


def _kept(sections: Iterable[Section]) -> Iterable[Section]:
    return (section for section in sections if section.blocks)


def _section(tell: Teller, name: str, *blocks: Block, heading: str = "") -> Section:
    return Section(name, tell.says(heading or f"pack.{name}"), blocks)


def question_sections(tell: Teller) -> tuple[Section, ...]:
    """Return what to ask them, what to watch, what to ask ourselves, what to look up."""
    reading = tell.reading
    words = reading.voice().words
    raised = reading.assessment.to_raise

    def items(factors: Iterable[str], *, numbered: bool = False) -> tuple[Block, ...]:
        said = tuple(words.factor(factor).ask for factor in factors)
        return (Bullets(said, numbered),) if said else ()

    asked = [one.factor for one in raised if one.ask_style != "infer"]
    watched = [one.factor for one in raised if one.ask_style == "infer"]
    heading = "pack.ask_them" if len(asked) == 5 else "pack.ask_them_few"
    ourselves = [one.factor for one in reading.assessment.to_ask_ourselves]
    looked_up = [one.factor for one in reading.assessment.to_look_up]
    return (
        _section(tell, "ask_them", *items(asked, numbered=True), heading=heading),
        _section(tell, "watch_them", *items(watched)),
        _section(tell, "ask_ourselves", *items(ourselves)),
        _section(tell, "look_up", *items(looked_up)),
    )


def worries(tell: Teller) -> Section:
    """Return what stops it and what can go wrong, each with how well it is known."""
    reading, language = tell.reading, tell.language
    fired = deal_breakers(reading, language)
    rows = [(one.text, tell.says("pack.stops")) for one in fired]
    rows += [
        (one.text, tell.says("pack.open_risk" if one.is_open else "pack.known_risk"))
        for one in risks(reading, "board", language)[:WORRIES]
    ]
    heads = (tell.says("pack.worries_head"), tell.says("pack.worries_state"))
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(tell.says("pack.worries"), heads, tuple(rows)))
    mended = repairs(reading, language)
    if mended:
        blocks += [Paragraph(tell.says("pack.repair")), Bullets(mended)]
    return _section(tell, "worries", *blocks)


def numbers(tell: Teller) -> Section:
    """Return the three themes as the map shows them."""
    reading, language = tell.reading, tell.language
    words = reading.voice().words
    rows = tuple(
        (
            gauge(theme, words, language).name,
            theme_words(theme, reading, language),
            tell.says("pack.known_points", known=str(theme.known), relevant=theme.relevant),
        )
        for theme in reading.assessment.themes
    )
    heads = (tell.says("pack.theme"), tell.says("pack.reads"), tell.says("pack.known"))
    return _section(tell, "numbers", Table(tell.says("pack.numbers"), heads, rows))


def firms(tell: Teller) -> Section:
    """Return the two firms with their size and place, and who else is in the file."""
    alliance, language = tell.reading.alliance, tell.language
    shown = (
        firm(party_on(alliance, "us"), "us_unknown", language),
        firm(party_on(alliance, "partner"), "partner_unknown", language),
    )
    items = [f"{one.name}{colon(language)}{firm_says(one, language)}" for one in shown]
    items += [one.name for one in parties_not_scored(alliance)]
    return _section(tell, "firms", Bullets(tuple(items)), heading="handover.firms")


def reasons(tell: Teller) -> Section:
    """Return what speaks for the alliance for certain."""
    found = strengths(tell.reading, "board", tell.language)[:REASONS]
    blocks = (Bullets(tuple(one.text for one in found)),) if found else ()
    return _section(tell, "for", *blocks, heading="handover.for")


def promised(tell: Teller) -> Section:
    """Return what the firm promised: exclusivity, people, hours."""
    promises, language = tell.reading.alliance.promises, tell.language
    rows: list[tuple[str, str]] = []
    for one in promises.exclusive:
        until = tell.says("handover.until", day=dated(one.until, language)) if one.until else ""
        terms = ", ".join(part for part in (one.region, until) if part) or "–"
        rows.append((tell.says("handover.exclusive", field=quoted(one.field, language)), terms))
    for person in promises.people:
        hours = tell.says("handover.hours", count=person.hours) if person.hours else "–"
        rows.append((tell.says("handover.person", name=person.name), hours))
    heads = (tell.says("handover.promise"), tell.says("handover.terms"))
    blocks = (Table(tell.says("handover.promised"), heads, tuple(rows)),) if rows else ()
    return _section(tell, "promised", *blocks, heading="handover.promised")


def form(tell: Teller) -> Section:
    """Return the advice on the form in one sentence."""
    said = form_sentence(tell.reading.assessment, tell.reading.voice())
    return _section(tell, "form", Paragraph(said), heading="handover.form")


def dictionary(
    tell: Teller, document: Written, most: int, own_terms: tuple[tuple[str, str], ...] = ()
) -> Section:
    """Return the terms that a document uses, each in one sentence, as many as `most`.

    First come the firm's own that stand in it, then those that every page uses, then the others in
    the order in which they are read.
    """
    terms = dictionary_of(tell.language)
    text = " ".join(texts_of(document))
    own = {term: says for term, says in own_terms if says and term.casefold() in text.casefold()}
    forms = (Form(form, one.id) for one in terms.values() for form in (one.term, *one.forms))
    used = dict.fromkeys(one.term for one in find(text, finder(forms)))
    always = [one for one in ALWAYS if one in terms]
    room = max(0, most - len(own) - len(always))
    chosen = dict.fromkeys((*always, *[one for one in used if one not in always][:room]))
    standard = {terms[one].term: terms[one].definition for one in chosen}
    rows = sorted({**standard, **own}.items(), key=lambda row: row[0].casefold())
    heads = (tell.says("pack.term"), tell.says("pack.meaning"))
    heading = tell.says("pack.dictionary")
    return Section("dictionary", heading, (Table(heading, heads, tuple(rows)),), is_back=True)


def colon(language: str) -> str:
    """Return a colon with the space after it, and before it where the language wants one."""
    return "\u00a0: " if language == "fr" else ": "
