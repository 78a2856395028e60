"""What the map says of one alliance: its own sentences, the reading's numbers, in one language."""

from alliancemap.instruments.words import InstrumentWords, ThemeWords
from alliancemap.model.alliance import (
    Alliance,
    Party,
    Relation,
    Sentence,
    parties_not_scored,
    party_on,
)
from alliancemap.model.answers import UNKNOWN, current_answers, levels
from alliancemap.model.assessment import Assessment
from alliancemap.model.interval import FULL, Interval, half_up
from alliancemap.model.scoring import ThemeScore, as_read
from alliancemap.model.translation import in_language, reads_in
from alliancemap.model.verdict import COUNTED_FROM
from alliancemap.picture.content import Firm, Flow, Gauge, MapContent, Mark, Rock
from alliancemap.picture.says import with_twin
from alliancemap.words import dated, phrase

SHOWN_RISKS = 4
# A note short enough to stand on the map in place of the instrument's own label.
SHORT_NOTE = 44


def compose_map(
    alliance: Alliance, assessment: Assessment, words: InstrumentWords, language: str
) -> MapContent:
    """Return everything the map of an alliance says, in `language`.

    Its own sentences are said in `language` where the alliance translates them. `words` are the
    instrument's words in the same language; KeyError when they lack something the assessment names.
    """
    alliance = in_language(alliance, language)
    relation = alliance.relations[0]
    us, partner = party_on(alliance, "us"), party_on(alliance, "partner")
    scores = {theme.theme: theme for theme in assessment.themes}
    risk = as_read("risk", scores["risk"].score)
    gauges = tuple(gauge(theme, words, language) for theme in assessment.themes)
    asymmetry = assessment.asymmetry
    dots_yes, dots_words = counted_futures(assessment, language)
    rocks = standing_rocks(alliance, assessment, words)
    content = MapContent(
        language=language,
        title=alliance.name,
        aim=alliance.aim or phrase("map.aim_unknown", language, "map"),
        verdict=assessment.verdict.code,
        verdict_words=phrase(f"verdict.{assessment.verdict.code}", language),
        verdict_line=verdict_line(assessment, words, language),
        dots_yes=dots_yes,
        dots_words=dots_words,
        market_label=words.theme("market").name,
        customer=alliance.customer or phrase("map.customer_unknown", language, "map"),
        need=alliance.need or phrase("map.need_unknown", language, "map"),
        market_low=scores["market"].score.low,
        market_high=scores["market"].score.high,
        us=firm(us, "us_unknown", language),
        partner=firm(partner, "partner_unknown", language),
        we_bring=flow("we_bring", brought(relation, us), asymmetry.ours_to_them, language),
        they_bring=flow("they_bring", brought(relation, partner), asymmetry.theirs_to_us, language),
        together=flow("together", relation.together, asymmetry.joint, language),
        form=relation.form,
        form_words=form_words(relation, words, language),
        risk_label=words.theme("risk").name,
        tide_known=risk.low,
        tide_possible=risk.high,
        risks=strongest_risks(alliance, assessment, words, rocks, language),
        rocks=rocks,
        gauges=gauges,
        foot=foot(alliance, assessment, words, language),
        how_to_read=phrase("map.how_to_read", language, "map"),
        description="",
        table=(),
        table_title=phrase("map.table_title", language, "map", title=alliance.name),
        table_heads=(
            phrase("map.table_part", language, "map"),
            phrase("map.table_says", language, "map"),
        ),
        not_scored=tuple(party.name for party in parties_not_scored(alliance)),
    )
    return with_twin(content)


def firm(party: Party | None, unnamed: str, language: str) -> Firm:
    """Return a circle's words; what nobody knows is said, not left out."""
    people = party.people if party else None
    return Firm(
        party=party.id if party else unnamed.removesuffix("_unknown"),
        name=party.name if party else phrase(f"map.{unnamed}", language, "map"),
        people=people,
        people_words=phrase("map.people_unknown", language, "map")
        if people is None
        else phrase("map.people", language, "map", count=people),
        place=(party.place or party.country or "") if party else "",
    )


def brought(relation: Relation, party: Party | None) -> Sentence | None:
    """Return what a party brings to the relation, None while nobody said."""
    return next((b.sentence for b in relation.brings if party and b.party == party.id), None)


def flow(label: str, sentence: Sentence | None, strength: Interval, language: str) -> Flow:
    """Return one arrow: the alliance's sentence, its strength and how well it is known."""
    return Flow(
        label=phrase(f"map.{label}", language, "map"),
        text=sentence.text if sentence else phrase("map.not_said", language, "map"),
        low=strength.low,
        high=strength.high,
        standing=sentence.standing if sentence else "unknown",
    )


def form_words(relation: Relation, words: InstrumentWords, language: str) -> str:
    """Return the bridge's words: the alliance's own, else the form's name, else that it is open."""
    if relation.form_words:
        return relation.form_words
    if relation.form:
        return words.form(relation.form).map_label
    return phrase("map.form_unknown", language, "map")


def counted_futures(assessment: Assessment, language: str) -> tuple[int | None, str]:
    """Return how many of twenty futures say yes and its words; None while it is too early."""
    if assessment.is_early:
        known = assessment.known
        return None, phrase("map.too_early", language, "map", count=known, least=COUNTED_FROM)
    dots = assessment.futures.dots
    return dots, phrase("futures.short", language, dots=dots, futures=20)


def verdict_line(assessment: Assessment, words: InstrumentWords, language: str) -> str:
    """Return the line under the verdict: what stops it, or the weakest theme and what to ask."""
    causes = assessment.verdict.causes
    weakest = words.theme(assessment.verdict.weakest).name
    if "gate" in causes:
        fired = sum(gate.status == "fired" for gate in assessment.gates)
        return phrase("line.gate", language, count=fired)
    if "theme" in causes:
        lost = next(theme for theme in assessment.themes if not theme.can_be_met)
        code = "line.risk" if lost.theme == "risk" else "line.theme"
        return phrase(code, language, theme=words.theme(lost.theme).name)
    if assessment.verdict.code == "not_as_it_stands":
        return phrase("line.share", language)
    if assessment.verdict.code == "promising":
        return phrase("line.promising", language, theme=weakest)
    return phrase("line.find_out", language, theme=weakest, count=len(assessment.to_raise))


def gauge_word(theme: ThemeScore, spoken: ThemeWords, language: str) -> str:
    """Return the theme's word; from one word to another while its range leaves that open."""
    if not theme.is_covered:
        return phrase("map.too_little", language, "map")
    count = len(spoken.words)
    worst, best = (
        spoken.words[min(count - 1, end * count // FULL)]
        for end in (theme.score.low, theme.score.high)
    )
    if theme.theme == "risk":
        worst, best = best, worst
    word = worst if worst == best else phrase("map.from_to", language, "map", low=worst, high=best)
    return word[:1].upper() + word[1:]


def gauge(theme: ThemeScore, words: InstrumentWords, language: str) -> Gauge:
    """Return one gauge as the reader sees it: risk is turned round, 4 minus the score."""
    spoken = words.theme(theme.theme)
    read = as_read(theme.theme, theme.score)
    return Gauge(
        theme=theme.theme,
        name=spoken.name,
        word=gauge_word(theme, spoken, language),
        known_words=phrase(
            "map.known", language, "map", known=theme.known, relevant=theme.relevant
        ),
        low=read.low,
        high=read.high,
        point=half_up(read.low + read.high, 2),
        low_end=spoken.low,
        high_end=spoken.high,
    )


def standing_rocks(
    alliance: Alliance, assessment: Assessment, words: InstrumentWords
) -> tuple[Rock, ...]:
    """Return the deal-breakers above the water: fired ones, and those set aside with the reason."""
    reasons = {gate.gate: gate.reason for gate in alliance.set_aside}
    return tuple(
        Rock(
            gate=gate.gate,
            text=words.gate(gate.gate).name,
            set_aside=gate.status == "set_aside",
            reason=reasons.get(gate.gate, ""),
        )
        for gate in assessment.gates
        if gate.status in ("fired", "set_aside")
    )


def strongest_risks(
    alliance: Alliance,
    assessment: Assessment,
    words: InstrumentWords,
    rocks: tuple[Rock, ...],
    language: str,
) -> tuple[Mark, ...]:
    """Return the four strongest risks in words: what is known to stand at 0 or 1 first.

    Then what only may: an answered range before an unknown, then the order of the questions. What a
    rock already says is left out. A short note stands for the label where it reads in `language`.
    """
    on_rocks = {
        factor
        for gate in assessment.gates
        if gate.gate in {rock.gate for rock in rocks}
        for factor in gate.factors
    }
    spans = levels(alliance, assessment.view)
    swing = {one.factor: one.swing for one in assessment.influences}
    rank = {question.factor: place for place, question in enumerate(assessment.questions)}
    answers = current_answers(alliance, assessment.view)
    found = []
    for factor, spoken in words.factors.items():
        low, high = spans.get(factor, UNKNOWN)
        if not spoken.risk_label or factor in on_rocks or not 0 <= low <= 1:
            continue
        is_known = high <= 1
        note = answers[factor].note if factor in answers else None
        text = spoken.risk_label[0] if is_known else spoken.risk_label[1]
        if note and len(note) <= SHORT_NOTE and reads_in(alliance, language):
            text = note.rstrip(".")
        order = (not is_known, (low, high) == UNKNOWN, high if is_known else 0)
        found.append(
            ((*order, swing.get(factor, 0), rank.get(factor, 0)), Mark(factor, text, not is_known))
        )
    return tuple(mark for _, mark in sorted(found, key=lambda pair: pair[0])[:SHOWN_RISKS])


def foot(alliance: Alliance, assessment: Assessment, words: InstrumentWords, language: str) -> str:
    """Return the foot: date, instrument, sector, whose themes, and whose view if it is not ours."""
    values = {
        "instrument": assessment.instrument,
        "version": assessment.version,
        "sector": words.sector_name(assessment.sector),
    }
    if alliance.date:
        said = phrase("map.foot", language, "map", date=dated(alliance.date, language), **values)
    else:
        said = phrase("map.foot_undated", language, "map", **values)
    return said if assessment.view == "ours" else f"{said} · {words.view(assessment.view)}"
