"""Candidates side by side, as text, always beside having no alliance."""

from collections.abc import Mapping

from alliancemap.model.comparison import SURE_FROM, Comparison, Pair
from alliancemap.picture.compose import gauge
from alliancemap.reading.bars import dots, gauge_lines, share_dots
from alliancemap.reading.counted import FUTURES
from alliancemap.reading.paper import Paper, clean
from alliancemap.reading.spoken import futures_drawn
from alliancemap.reading.voice import Voice

EVEN_WITHIN = 550  # under this share of the futures that differ, nobody would bet on the order
NEARLY_CERTAIN = 950


def ranking_lines(
    comparison: Comparison, voices: Mapping[str, Voice], voice: Voice, paper: Paper
) -> list[str]:
    """Return the candidates best first, how sure the order is, and how often each beats none.

    `voices` holds each candidate's own voice by name, since sectors may differ.
    """
    lines = paper.block(
        voice.phrase("compare.title", count=len(comparison.places)), indent=0, style="bold"
    )
    for place in comparison.places:
        reading = place.assessment
        own = voices[place.name]
        verdict = voice.result(f"verdict.{reading.verdict.code}")
        lines += ["", *paper.block(clean(place.name), 0, f"{place.place}. ", "bold")]
        drawn, said = futures_drawn(reading, voice, paper)
        lines += [
            *paper.block(verdict, indent=3),
            f"   {drawn}  {said}",
        ]
        gauges = tuple(gauge(theme, own.words, voice.language) for theme in reading.themes)
        covered = tuple(theme.is_covered for theme in reading.themes)
        lines += [" " + line for line in gauge_lines(narrower(paper), gauges, covered, voice)]
    lines += none_lines(comparison, voice, paper)
    if comparison.pairs:
        lines += paper.heading(voice.phrase("heading.order"))
        early = {place.name for place in comparison.places if place.assessment.is_early}
        for pair in comparison.pairs:
            is_early = not early.isdisjoint((pair.first, pair.second))
            lines += pair_lines(pair, is_early, voice, paper)
    note = f"{voice.phrase('cli.bar')} {voice.phrase('compare.independent')}"
    return [*lines, "", *paper.block(note, indent=0, style="dim")]


def narrower(paper: Paper) -> Paper:
    """Return the paper with room for one more column of indentation."""
    return Paper(paper.width - 1, paper.is_coloured, paper.signs)


def none_lines(comparison: Comparison, voice: Voice, paper: Paper) -> list[str]:
    """Return the candidate that is always there: having no alliance."""
    lines = paper.heading(voice.phrase("heading.no_alliance"))
    for place in comparison.places:
        # The dots of the reading itself: a share already rounded would round a second time.
        name, better = clean(place.name), place.assessment.futures.dots
        said = (
            voice.phrase("compare.too_early_for_none", name=name)
            if place.assessment.is_early
            else voice.phrase(
                "compare.beats_none", name=name, dots=better, rest=FUTURES - better, futures=FUTURES
            )
        )
        lines += paper.block(said)
    return lines


def pair_lines(pair: Pair, is_early: bool, voice: Voice, paper: Paper) -> list[str]:
    """Return how sure it is that the first stands before the second, in words and dots.

    Only the order, and that it is for now, while it is too early to count the futures of either.
    """
    names = {"first": clean(pair.first), "second": clean(pair.second)}
    if pair.sureness is None:
        return paper.block(voice.phrase("compare.never_differ", **names))
    if is_early:
        return paper.block(voice.phrase("compare.too_early", **names))
    said = voice.phrase(f"compare.{sureness_key(pair.sureness)}", **names)
    yes = share_dots(pair.sureness, FUTURES)
    detail = voice.phrase("compare.sureness", dots=yes, futures=FUTURES, first=names["first"])
    return [
        *paper.block(said),
        f"  {dots(paper, yes, FUTURES)}",
        *paper.block(detail, style="dim"),
    ]


def sureness_key(sureness: int) -> str:
    """Return the key of the sentence for a sureness in thousandths."""
    if sureness < 1000 - EVEN_WITHIN:
        return "leans_back"
    if sureness <= EVEN_WITHIN:
        return "even"
    if sureness < SURE_FROM:
        return "leans"
    return "sure" if sureness < NEARLY_CERTAIN else "nearly_certain"
