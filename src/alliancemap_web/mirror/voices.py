"""What each side says of a factor, in the words that it was given, and where its dots stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from alliancemap.instruments import InstrumentWords
from alliancemap.instruments.mirrored import Mirrored
from alliancemap.model.instrument import ThemeId
from alliancemap.model.perception import Gap
from alliancemap_web.languages import sentence
from alliancemap_web.mirror.frozen import titled
from alliancemap_web.mirror.said import span_of

# Where a level stands in the drawing of a gap: level 0, and how far one level is.
LEFT, STEP = 20, 50
OURS_AT, THEIRS_AT, GUESS_AT = 14, 36, 58


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
class Speaker:
    """Who puts a reveal into words: our firm's name, both sides' words, for whom, the language."""

    us: str
    words: InstrumentWords
    mirrored: Mirrored
    language: str
    is_ours: bool

    def row(
        self, gap: Gap, theme: ThemeId, shown: Mapping[str, Any], guesses: Sequence[Any]
    ) -> Row:
        """Return one factor on which both sides gave a level."""
        factor = gap.factor
        ours = self.voice(self.us, shown["ours"][factor], self.own(factor), OURS_AT)
        theirs = self.voices(factor, shown)
        guessed = tuple(
            self.voice(one["by"], {"level": one["said"][factor]}, self.theirs(factor), GUESS_AT)
            for one in guesses
            if factor in one["said"]
        )
        name = self.name(factor)
        size = decimal(gap.size, self.language)
        heard = " – ".join(self.said(one) for one in (ours, *theirs))
        return Row(
            factor, theme, name, ours, theirs, guessed, gap, size,
            decimal(gap.apart, self.language) if gap.apart else "",
            f"{name}. {heard}.", (GUESS_AT if guessed else THEIRS_AT) + 22,
        )  # fmt: skip

    def open(self, factor: str, theme: ThemeId, shown: Mapping[str, Any]) -> Open:
        """Return one factor on which at least one side gives no level."""
        ours = shown["ours"].get(factor)
        return Open(
            factor,
            theme,
            self.name(factor),
            self.voice(self.us, ours, self.own(factor), OURS_AT) if ours else None,
            self.voices(factor, shown),
        )

    def voices(self, factor: str, shown: Mapping[str, Any]) -> tuple[Voice, ...]:
        """Return what each of theirs says of a factor."""
        return tuple(
            self.voice(
                titled(one["name"], one["function"]),
                one["said"][factor],
                self.theirs(factor),
                THEIRS_AT,
            )
            for one in shown["theirs"]
            if factor in one["said"]
        )

    def voice(self, who: str, told: Mapping[str, str], levels: Sequence[str], y: int) -> Voice:
        """Return what somebody says of a factor, in the words that they were given."""
        span = span_of(told["level"])
        mark = Mark(LEFT + STEP * span[0], LEFT + STEP * span[1], y) if span else None
        return Voice(
            who, level_name(told["level"], self.language),
            level_said(told["level"], levels, self.language), told.get("reason", ""), mark,
        )  # fmt: skip

    def said(self, one: Voice) -> str:
        """Return who says which level, in one breath."""
        return sentence("mirror.says", self.language, who=one.who, level=one.level)

    def name(self, factor: str) -> str:
        """Return what a factor is called among us; for the partner, what they were asked."""
        mirrored = self.mirrored.asked.get(factor)
        return mirrored.ask if mirrored and not self.is_ours else self.words.factors[factor].name

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


def decimal(value: Fraction, language: str) -> str:
    """Return a number with at most one digit after the point, as the language writes it."""
    tenths = (20 * value.numerator + value.denominator) // (2 * value.denominator)
    whole, rest = divmod(tenths, 10)
    return f"{whole}{',' if language == 'fr' else '.'}{rest}" if rest else str(whole)
