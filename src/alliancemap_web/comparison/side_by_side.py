"""Candidates side by side: small maps on one scale, how sure their order is, where they differ."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from alliancemap.instruments import InstrumentWords, load_words
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span, levels
from alliancemap.model.comparison import Comparison, Pair, compare
from alliancemap.model.instrument import ThemeId, catalogue_order
from alliancemap.model.verdict import ORDER as VERDICTS
from alliancemap.picture.content import Gauge
from alliancemap.reading.ranking import sureness_key
from alliancemap.words import phrase
from alliancemap_web.alliances.pictures import content_of, small_map
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.alliances.speech import span_words
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.portfolio.readings import judged_of

FUTURES = 20
# From how far apart (in levels, gap between the nearest ends) two answers are worth a line.
APART = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """One alliance of the comparison as its column shows it.

    `dots` is None while it is too early to count; `beats_none` says how often it is better than no
    alliance, `next_best` what walking away from it would leave.
    """

    row: Row
    name: str
    place: int
    picture: SafeString
    verdict: str
    verdict_name: str
    dots: int | None
    futures_words: str
    gauges: tuple[Gauge, ...]
    beats_none: str
    next_best: str
    form: str


@dataclass(frozen=True, slots=True)
class OrderLine:
    """How sure it is that one candidate stands before the next: a sentence, and dots if counted."""

    says: str
    dots: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One candidate's answer to a factor: its levels and its words."""

    low: int
    high: int
    says: str
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A factor on which the candidates differ. `gap` is how many levels lie between them."""

    factor: str
    name: str
    theme: ThemeId
    cells: tuple[Cell, ...]
    gap: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The whole comparison, best candidate first; `silent` counts factors known of only some."""

    candidates: tuple[Candidate, ...]
    order: tuple[OrderLine, ...]
    lines: tuple[Line, ...]
    one_sided: tuple[Line, ...]
    has_ties: bool


def side_by_side(kept: Sequence[tuple[Row, str]], language: str) -> SideBySide:
    """Return the comparison of alliances, each its row and its document; ValueError for none."""
    readings = [judged_of(text) for _, text in kept]
    names = distinct([row.name for row, _ in kept])
    comparison = compare(
        [(name, one.assessment) for name, one in zip(names, readings, strict=True)]
    )
    by_name = {name: (row, one) for name, (row, _), one in zip(names, kept, readings, strict=True)}
    ordered = [by_name[place.name][1] for place in comparison.places]
    words = load_words(language=language)
    lines = [line for line in lines_of(ordered, words) if line.gap or one_sided(line)]
    return SideBySide(
        candidates=tuple(
            candidate(place.name, place.place, *by_name[place.name], comparison, language)
            for place in comparison.places
        ),
        order=order_lines(comparison, language),
        lines=tuple(sorted((one for one in lines if one.gap >= APART), key=lambda one: -one.gap)),
        one_sided=tuple(one for one in lines if not one.gap and one_sided(one)),
        has_ties=len({place.place for place in comparison.places}) < len(comparison.places),
    )


def distinct(names: Sequence[str]) -> list[str]:
    """Return names of which each stands once: those that repeat get a number."""
    often, seen = Counter(names), Counter[str]()
    told = []
    for name in names:
        seen[name] += 1
        told.append(name if often[name] == 1 else f"{name} ({seen[name]})")
    return told


def candidate(
    name: str, place: int, row: Row, reading: Judged, comparison: Comparison, language: str
) -> Candidate:
    """Return one column of the comparison."""
    content, assessment = content_of(reading, language), reading.assessment
    dots = assessment.futures.dots
    beats = (
        said("too_early_for_none", language, name=name)
        if assessment.is_early
        else said(
            "beats_none", language, name=name, dots=dots, rest=FUTURES - dots, futures=FUTURES
        )
    )
    best, forms = assessment.structure.best, reading.words(language).forms
    return Candidate(
        row=row,
        name=name,
        place=place,
        picture=small_map(reading, language, row.key),
        verdict=content.verdict,
        verdict_name=content.verdict_words,
        dots=content.dots_yes,
        futures_words=content.dots_words,
        gauges=content.gauges,
        beats_none=beats,
        next_best=next_best(name, comparison),
        form=forms[best[0]].name if best and best[0] in forms else "",
    )


def next_best(name: str, comparison: Comparison) -> str:
    """Return the best of the other candidates, empty when there is none: what walking away leaves.

    One of the lowest verdict is no better than none.
    """
    others = [
        place
        for place in comparison.places
        if place.name != name and place.assessment.verdict.code != VERDICTS[0]
    ]
    return others[0].name if others else ""


def order_lines(comparison: Comparison, language: str) -> tuple[OrderLine, ...]:
    """Return how sure the order is, for each candidate and the one that follows it."""
    early = {place.name for place in comparison.places if place.assessment.is_early}
    names = [place.name for place in comparison.places]
    follows = dict(pairwise(names))
    return tuple(
        order_line(pair, not early.isdisjoint((pair.first, pair.second)), language)
        for pair in comparison.pairs
        if follows.get(pair.first) == pair.second
    )


def order_line(pair: Pair, is_early: bool, language: str) -> OrderLine:
    """Return how sure it is that the first of a pair stands before the second."""
    names = {"first": pair.first, "second": pair.second}
    if pair.sureness is None:
        return OrderLine(said("never_differ", language, **names), None, "")
    if is_early:
        return OrderLine(said("too_early", language, **names), None, "")
    dots = (pair.sureness * FUTURES + 500) // 1000
    detail = said("sureness", language, dots=dots, futures=FUTURES, first=pair.first)
    return OrderLine(said(sureness_key(pair.sureness), language, **names), dots, detail)


def said(key: str, language: str, **values: str | int) -> str:
    """Return a sentence of comparisons: the command line says the same."""
    return phrase(f"compare.{key}", language, "cli", **values)


def lines_of(readings: Sequence[Judged], words: InstrumentWords) -> tuple[Line, ...]:
    """Return every factor somebody answered of the candidates, with each one's answer."""
    answers = [levels(one.alliance) for one in readings]
    themes = {one.id: one.theme for reading in readings for one in reading.instrument.factors}
    factors = sorted({factor for one in answers for factor in one}, key=catalogue_order)
    return tuple(
        Line(
            factor=factor,
            name=words.factor(factor).name,
            theme=themes[factor],
            cells=tuple(cell(one.get(factor, UNKNOWN), words.language) for one in answers),
            gap=gap_of([one.get(factor, UNKNOWN) for one in answers]),
        )
        for factor in factors
    )


def cell(span: Span, language: str) -> Cell:
    """Return one answer as the table shows it."""
    return Cell(span[0], span[1], span_words(span, language), span == UNKNOWN)


def gap_of(spans: Sequence[Span]) -> int:
    """Return the widest gap between any two answers, 0 where all of them may be the same."""
    known = [span for span in spans if span not in (UNKNOWN, NOT_RELEVANT)]
    if len(known) < 2:
        return 0
    return max(0, max(low for low, _ in known) - min(high for _, high in known))


def one_sided(line: Line) -> bool:
    """Say whether a factor is known of some candidates and unknown of others."""
    return len({one.is_unknown for one in line.cells}) > 1
