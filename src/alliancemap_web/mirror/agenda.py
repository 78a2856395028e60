"""What the reveal shows, put into words and places: twin dots, the widest gaps, what to talk about.

The same agenda is for both sides. Each side's level stands in the words that this side was given.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from alliancemap.instruments import load_instrument, load_words
from alliancemap.instruments.mirrored import load_mirrored
from alliancemap.model.answers import Span
from alliancemap.model.instrument import THEMES, ThemeId
from alliancemap.model.perception import (
    FEWEST_PAIRS,
    Known,
    known_how_well,
    mean_gap,
    middle,
    profiles_alike,
    widest,
)
from alliancemap_web.languages import sentence
from alliancemap_web.mirror.frozen import Told, frozen_gaps, spans, titled
from alliancemap_web.mirror.said import span_of
from alliancemap_web.mirror.voices import Open, Row, Speaker, decimal

InstrumentKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ThemeGap:
    """One theme with the mean of its gaps, in words, over so many factors."""

    id: ThemeId
    name: str
    mean: str
    count: int


@dataclass(frozen=True, slots=True)
class KnownWords:
    """How well we had guessed: a number of 100, and what it is made of, in sentences."""

    index: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that the reveal shows. `alike` is the rank correlation in words, None where it says
    nothing; `few` says that the reason is too few factors. `known` is for our side alone.
    """

    widest: tuple[Row, ...]
    rows: tuple[Row, ...]
    opens: tuple[Open, ...]
    themes: tuple[ThemeGap, ...]
    same: tuple[Row, ...]
    mean: str
    alike: str | None
    few: bool
    people: tuple[str, ...]
    known: KnownWords | None
    guessed_right: tuple[Row, ...]


def agenda_of(
    shown: Mapping[str, Any], us: str, key: InstrumentKey, language: str, *, is_ours: bool
) -> Agenda:
    """Return what a reveal shows, in a language; with our guesses where it is for our side."""
    instrument = load_instrument(*key)
    order = [one.id for one in instrument.factors]
    themes = {one.id: one.theme for one in instrument.factors}
    speaker = Speaker(
        us, load_words(*key, language), load_mirrored(*key[:2], language), language, is_ours
    )
    found = frozen_gaps(shown, order)
    guesses = shown.get("guesses", []) if is_ours else []
    rows = tuple(speaker.row(gap, themes[gap.factor], shown, guesses) for gap in found)
    by_factor = {row.factor: row for row in rows}
    asked = [one for one in order if one in all_factors(shown)]
    known = known_of(shown) if is_ours else None
    return Agenda(
        widest=tuple(by_factor[gap.factor] for gap in widest(found)),
        rows=rows,
        opens=tuple(
            speaker.open(factor, themes[factor], shown)
            for factor in asked
            if factor not in by_factor
        ),
        themes=tuple(
            ThemeGap(theme, speaker.words.themes[theme].name, decimal(mean, language), len(part))
            for theme in THEMES
            if (part := [gap for gap in found if themes[gap.factor] == theme])
            and (mean := mean_gap(part)) is not None
        ),
        same=tuple(row for row in rows if not row.gap.size),
        mean=decimal(mean_gap(found) or Fraction(), language),
        alike=alike_in_words(profiles_alike(found), language),
        few=len(found) < FEWEST_PAIRS,
        people=tuple(titled(one["name"], one["function"]) for one in shown.get("theirs", [])),
        known=known_in_words(known, language) if known else None,
        guessed_right=tuple(
            row for row in rows if row.guesses and guessed_right(row.factor, shown)
        ),
    )


def known_of(shown: Mapping[str, Any]) -> Known | None:
    """Return how well our guesses met what they said; None when nobody guessed."""
    guesses = gathered(
        {factor: {"level": level} for factor, level in one["said"].items()}
        for one in shown.get("guesses", [])
    )
    truths = gathered(one["said"] for one in shown.get("theirs", []))
    return known_how_well(guesses, truths, spans(shown.get("ours", {})))


def gathered(told: Iterable[Told]) -> dict[str, list[Span]]:
    """Return the levels that several people gave, by factor."""
    found: dict[str, list[Span]] = {}
    for one in told:
        for factor, span in spans(one).items():
            found.setdefault(factor, []).append(span)
    return found


def guessed_right(factor: str, shown: Mapping[str, Any]) -> bool:
    """Say whether each guess of a factor is within a level of each of theirs."""
    told = gathered([one["said"] for one in shown["theirs"]]).get(factor, [])
    ours = [span for one in shown["guesses"] if (span := span_of(one["said"].get(factor, "")))]
    return all(abs(middle(a) - middle(b)) <= 1 for a in ours for b in told)


def all_factors(shown: Mapping[str, Any]) -> set[str]:
    """Return the factors of which either side said anything."""
    theirs = (set(one["said"]) for one in shown.get("theirs", []))
    return set(shown.get("ours", {})).union(*theirs)


def alike_in_words(alike: int | None, language: str) -> str | None:
    """Return a rank correlation in words; None where there is none."""
    if alike is None:
        return None
    bands = ((-300, "against"), (300, "none"), (700, "some"), (1001, "much"))
    band = next(name for top, name in bands if alike < top)
    sign = "−" if alike < 0 else ""
    whole, rest = divmod((abs(alike) + 5) // 10, 100)
    point = "," if language == "fr" else "."
    number = f"{sign}{whole}{point}{rest:02d}"
    return sentence(f"mirror.alike_{band}", language, number=number)


def known_in_words(known: Known, language: str) -> KnownWords:
    """Return how well our guesses met their answers, in words."""
    exact = sentence(
        "mirror.known_exact", language, exact=known.exact, near=known.near, count=known.pairs
    )
    miss, chance = decimal(known.miss, language), decimal(known.chance, language)
    lines = [exact, sentence("mirror.known_miss", language, miss=miss, chance=chance)]
    if known.as_us is not None and known.beside is not None:
        way = "better" if known.beside < known.as_us else "worse"
        beside, as_us = decimal(known.beside, language), decimal(known.as_us, language)
        lines.append(sentence(f"mirror.known_as_us_{way}", language, beside=beside, as_us=as_us))
    hundredths = (known.index + 5) // 10
    return KnownWords(f"{'−' if hundredths < 0 else ''}{abs(hundredths)}", tuple(lines))
