"""The texts of the one page, the meeting pack and the handover pack, stop by stop."""

from alliancemap.model.translation import in_language
from alliancemap.picture.compose import verdict_line
from alliancemap.reading.brief_facts import deal_breakers, open_questions, repairs, risks
from alliancemap.reading.brief_fields import small
from alliancemap.reading.brief_text import Stop, Teller, bare, teller
from alliancemap.reading.opened import Reading
from alliancemap.words import listed, phrase, quoted

AUDIENCE = "board"  # whose order the worries and questions of a page follow
WORRIES = 2
QUESTIONS = 2


def page(reading: Reading, language: str) -> tuple[Stop, ...]:
    """Return the one-page brief: a title that says the conclusion, then five stops for a board."""
    tell = teller(reading, language)
    return (
        tell.stop("title", title(tell)),
        tell.stop("need", *need(tell), joint="\n"),
        tell.stop("value", *value(tell), joint="\n"),
        tell.stop("risk", *risk(tell), joint="\n"),
        tell.stop("unknown", *unknown(tell), joint="\n"),
        tell.stop("ask", ask(tell)),
    )


def title(tell: Teller) -> str:
    """Return the page's title: the verdict as what follows from it."""
    reading = tell.reading
    verdict = reading.assessment.verdict.code
    if verdict == "unclear":
        return tell.says("page.title_unclear", count=len(reading.assessment.to_raise))
    line = verdict_line(reading.assessment, reading.voice().words, tell.language)
    return tell.says(f"page.title_{verdict}", line=small(line))


def need(tell: Teller) -> tuple[str, ...]:
    """Return what the market needs, and how strong that is."""
    has_need = tell.own.customer and tell.own.need
    said = tell.says("page.need" if has_need else "page.need_open")
    return (said, tell.says("page.need_reads"))


def value(tell: Teller) -> tuple[str, ...]:
    """Return what each brings, what only both make, and how much that is worth."""
    own = tell.own
    reads = tell.says("page.value_reads")
    if not (own.we_bring and own.they_bring):
        return (tell.says("page.value_open"), reads)
    code = "page.together_claimed" if own.is_claimed else "page.together"
    together = tell.says(code) if own.together else ""
    return (tell.says("page.we_bring"), tell.says("page.they_bring"), together, reads)


def risk(tell: Teller) -> tuple[str, ...]:
    """Return what stops it, what is known to be weak, what may be, and how high the risk is."""
    reading, language = tell.reading, tell.language
    worries = risks(reading, AUDIENCE, language)
    kinds = (
        ("page.stopped", [one.text for one in deal_breakers(reading, language)]),
        ("page.risk_known", [one.text for one in worries if not one.is_open][:WORRIES]),
        ("page.risk_open", [one.text for one in worries if one.is_open][:WORRIES]),
    )
    said = (
        tell.says(code, names=listed([quoted(name, language) for name in names], language))
        for code, names in kinds
        if names
    )
    return (*said, tell.says("page.risk_reads"))


def unknown(tell: Teller) -> tuple[str, ...]:
    """Return how much is open, and what to ask first."""
    asked = open_questions(tell.reading, AUDIENCE, tell.language)[:QUESTIONS]
    if not asked or not tell.reading.assessment.unknown:
        return (tell.says("page.all_known"),)
    first = tell.says("page.ask_first", question=asked[0].text)
    return (tell.says("page.unknown"), first, *(one.text for one in asked[1:]))


def ask(tell: Teller) -> str:
    """Return what a board is asked to decide, by the verdict."""
    reading = tell.reading
    verdict = reading.assessment.verdict.code
    if verdict == "not_as_it_stands":
        mended = repairs(reading, tell.language)
        if not mended:
            return tell.says("page.ask_without_repair")
        return tell.says("page.ask_not_as_it_stands", repair=mended[0])
    form = reading.voice().words.form(reading.assessment.structure.best[0]).name
    return tell.says(f"page.ask_{verdict}", form=small(form))


def pack(reading: Reading, language: str) -> tuple[Stop, ...]:
    """Return the texts of the meeting pack: its title, what the meeting is for, how it ends."""
    tell = teller(reading, language)
    many = len(reading.assessment.to_raise) == 5
    return (
        tell.stop("title", tell.says("pack.title" if many else "pack.title_few")),
        tell.stop("aim", tell.says("pack.aim")),
        tell.stop("end", tell.says("pack.end")),
    )


def handover(reading: Reading, language: str) -> tuple[Stop, ...]:
    """Return the texts of the handover pack: title, why, how it stands, the first week."""
    tell = teller(reading, language)
    own = tell.own
    aim = bare(in_language(reading.alliance, language).aim) or phrase(
        "map.aim_unknown", language, "map"
    )
    code = "handover.story" if own.customer and own.need else "handover.story_open"
    return (
        tell.stop("title", tell.says("handover.title")),
        tell.stop("story", tell.says(code, aim=aim), tell.says("handover.brings")),
        tell.stop("state", tell.says("handover.state")),
        tell.stop("first", tell.says("handover.first")),
    )
