"""What the reveal shows, put into words and places: twin dots, the widest gaps, what to talk about.

The same agenda is for both sides. Each side's level stands in the words that this side was given.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from alliancemap.instruments import InstrumentWords, load_instrument, load_words
from alliancemap.instruments.mirrored import Mirrored, load_mirrored
from alliancemap.model.answers import Span
from alliancemap.model.instrument import THEMES, ThemeId
from alliancemap.model.perception import (
    FEWEST_PAIRS,
    Gap,
    Known,
    gaps,
    known_how_well,
    mean_gap,
    middle,
    profiles_alike,
    widest,
)
from alliancemap_web.languages import sentence
from alliancemap_web.mirror.said import span_of

# Where a level stands in the drawing of a gap: level 0, and how far one level is.
LEFT, STEP = 20, 50
OURS_AT, THEIRS_AT, GUESS_AT = 14, 36, 58

Told = Mapping[str, Mapping[str, str]]
InstrumentKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """One dot of the drawing, or a bar where a range was given: from `x` to `to`."""

    x: int
    to: int
    y: int


@dataclass(frozen=True, slots=True)
class Voice:
    """What one side, or one person, says of a factor: a level, its sentence, a shared reason."""

    who: str
    level: str
    says: str
    reason: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Row:
    """One factor on which both sides gave a level: the voices, and how far apart they are.

    `guesses` are ours of theirs, for our side alone. `heard` is the whole in one sentence.
    """

    factor: str
    theme: ThemeId
    name: str
    ours: Voice
    theirs: tuple[Voice, ...]
    guesses: tuple[Voice, ...]
    gap: Gap
    size: str
    apart: str
    heard: str
    height: int


@dataclass(frozen=True, slots=True)
class Open:
    """One factor on which at least one side gives no level: a question rather than a difference."""

    factor: str
    theme: ThemeId
    name: str
    ours: Voice | None
    theirs: tuple[Voice, ...]


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


def frozen_gaps(shown: Mapping[str, Any], order: Sequence[str]) -> tuple[Gap, ...]:
    """Return the gaps between what both sides said at a reveal, in the instrument's order."""
    theirs: dict[str, list[Span]] = {}
    for one in shown.get("theirs", []):
        for factor, span in spans(one["said"]).items():
            theirs.setdefault(factor, []).append(span)
    return gaps(spans(shown.get("ours", {})), theirs, order)


def spans(said: Told) -> dict[str, Span]:
    """Return the levels of answers, without those that say none."""
    return {factor: span for factor, one in said.items() if (span := span_of(one["level"]))}


def agenda_of(
    shown: Mapping[str, Any], us: str, key: InstrumentKey, language: str, *, is_ours: bool
) -> Agenda:
    """Return what a reveal shows, in a language; with our guesses where it is for our side."""
    instrument = load_instrument(*key)
    order = [one.id for one in instrument.factors]
    themes = {one.id: one.theme for one in instrument.factors}
    speaker = Speaker(us, load_words(*key, language), load_mirrored(*key[:2], language), language)
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
        people=tuple(titled(one) for one in shown.get("theirs", [])),
        known=known_in_words(known, language) if known else None,
        guessed_right=tuple(
            row for row in rows if row.guesses and guessed_right(row.factor, shown)
        ),
    )


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who puts a reveal into words: our firm's name, both sides' words, and the language."""

    us: str
    words: InstrumentWords
    mirrored: Mirrored
    language: str

    def row(
        self, gap: Gap, theme: ThemeId, shown: Mapping[str, Any], guesses: Sequence[Any]
    ) -> Row:
        """Return one factor on which both sides gave a level."""
        factor = gap.factor
        ours = self.voice(self.us, shown["ours"][factor], self.own(factor), OURS_AT)
        theirs = tuple(
            self.voice(titled(one), one["said"][factor], self.theirs(factor), THEIRS_AT)
            for one in shown["theirs"]
            if factor in one["said"]
        )
        guessed = tuple(
            self.voice(one["by"], {"level": one["said"][factor]}, self.theirs(factor), GUESS_AT)
            for one in guesses
            if factor in one["said"]
        )
        name = self.words.factors[factor].name
        size = decimal(gap.size, self.language)
        heard = "; ".join(f"{one.who}: {one.level}" for one in (ours, *theirs))
        return Row(
            factor, theme, name, ours, theirs, guessed, gap, size,
            decimal(gap.apart, self.language) if gap.apart else "",
            f"{name}. {heard}.", GUESS_AT + 14 if guessed else THEIRS_AT + 14,
        )  # fmt: skip

    def open(self, factor: str, theme: ThemeId, shown: Mapping[str, Any]) -> Open:
        """Return one factor on which at least one side gives no level."""
        ours = shown["ours"].get(factor)
        return Open(
            factor,
            theme,
            self.words.factors[factor].name,
            self.voice(self.us, ours, self.own(factor), OURS_AT) if ours else None,
            tuple(
                self.voice(titled(one), one["said"][factor], self.theirs(factor), THEIRS_AT)
                for one in shown["theirs"]
                if factor in one["said"]
            ),
        )

    def voice(self, who: str, told: Mapping[str, str], levels: Sequence[str], y: int) -> Voice:
        """Return what somebody says of a factor, in the words that they were given."""
        span = span_of(told["level"])
        mark = Mark(LEFT + STEP * span[0], LEFT + STEP * span[1], y) if span else None
        return Voice(
            who, level_name(told["level"], self.language),
            level_said(told["level"], levels, self.language), told.get("reason", ""), mark,
        )  # fmt: skip

    def own(self, factor: str) -> Sequence[str]:
        """Return the five levels in our side's words."""
        return self.words.factors[factor].levels

    def theirs(self, factor: str) -> Sequence[str]:
        """Return the five levels in the partner's words; in ours where none are mirrored."""
        mirrored = self.mirrored.asked.get(factor)
        return mirrored.levels if mirrored else self.own(factor)


def level_name(level: str, language: str) -> str:
    """Return a level as a mark: a number, a range, or what says that there is none."""
    span = span_of(level)
    if span is None:
        return sentence(
            "mirror.level_unknown" if level == "unknown" else "mirror.level_not_relevant", language
        )
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"


def level_said(level: str, levels: Sequence[str], language: str) -> str:
    """Return the sentence of a level; both ends' for a range, nothing where there is none."""
    span = span_of(level)
    if span is None:
        return ""
    if span[0] == span[1]:
        return levels[span[0]]
    return sentence("mirror.from_to", language, low=levels[span[0]], high=levels[span[1]])


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


def titled(one: Mapping[str, str]) -> str:
    """Return a person's name with their function, where it is known."""
    return f"{one['name']}, {one['function']}" if one["function"] else one["name"]


def decimal(value: Fraction, language: str) -> str:
    """Return a number with at most one digit after the point, as the language writes it."""
    tenths = (20 * value.numerator + value.denominator) // (2 * value.denominator)
    whole, rest = divmod(tenths, 10)
    return f"{whole}{',' if language == 'fr' else '.'}{rest}" if rest else str(whole)


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
    if known.as_us is not None:
        way = "better" if known.miss < known.as_us else "worse"
        as_us = decimal(known.as_us, language)
        lines.append(sentence(f"mirror.known_as_us_{way}", language, as_us=as_us))
    hundredths = (known.index + 5) // 10
    return KnownWords(f"{'−' if hundredths < 0 else ''}{abs(hundredths)}", tuple(lines))
