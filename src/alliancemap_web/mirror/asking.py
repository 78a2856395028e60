"""One question of a mirror as its page shows it: to the partner's guest, to us, to who guesses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alliancemap.instruments import load_instrument, load_words
from alliancemap.instruments.mirrored import load_mirrored
from alliancemap.model.instrument import ThemeId
from alliancemap_web.mirror.rows import Answers
from alliancemap_web.mirror.said import LEVELS, NOT_RELEVANT, UNKNOWN, Said

InstrumentKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One level to press; `number` is empty for what is no level."""

    value: str
    says: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One factor to be answered, with what was said of it so far and where it stands among others.

    `before` and `after` are the factors beside it, empty at the ends; `low` and `high` the ends of
    a range given, empty otherwise.
    """

    factor: str
    theme: ThemeId
    name: str
    ask: str
    levels: tuple[Choice, ...]
    said: Said
    low: str
    high: str
    place: int
    count: int
    before: str
    after: str

    @property
    def is_unknown(self) -> bool:
        """Say whether the answer is that one does not know."""
        return self.said.level == UNKNOWN

    @property
    def is_not_relevant(self) -> bool:
        """Say whether the answer is that it does not matter here."""
        return self.said.level == NOT_RELEVANT


@dataclass(frozen=True, slots=True)
class Line:
    """One question in a list: its factor, its name, and whether it is answered."""

    factor: str
    theme: ThemeId
    name: str
    ask: str
    is_answered: bool
    level: str


def askable(key: InstrumentKey, language: str) -> dict[str, str]:
    """Return the factors that may be asked of a partner, with their names, in order."""
    words = load_words(*key, language)
    return {
        factor: words.factors[factor].name for factor in load_mirrored(*key[:2], language).asked
    }


def ask_theirs(
    key: InstrumentKey, factors: Sequence[str], factor: str, said: Answers, language: str
) -> Question | None:
    """Return a mirrored question, for the partner or for who answers as they would.

    None for a factor that is not asked.
    """
    mirrored = load_mirrored(*key[:2], language).asked
    if factor not in factors or factor not in mirrored:
        return None
    one = mirrored[factor]
    return question(key, factors, factor, one.ask, one.levels, said, language)


def ask_ours(
    key: InstrumentKey, factors: Sequence[str], factor: str, said: Answers, language: str
) -> Question | None:
    """Return a question in our own words, for what our side shows; None when it is not asked."""
    words = load_words(*key, language).factors
    if factor not in factors or factor not in words:
        return None
    one = words[factor]
    return question(key, factors, factor, one.meaning, one.levels, said, language)


def question(
    key: InstrumentKey,
    factors: Sequence[str],
    factor: str,
    ask: str,
    levels: Sequence[str],
    said: Answers,
    language: str,
) -> Question:
    """Return one question among others, with what was said of it."""
    place = list(factors).index(factor)
    told = said.get(factor, Said())
    span = told.span
    is_range = span is not None and span[0] != span[1]
    return Question(
        factor=factor,
        theme=themes_of(key)[factor],
        name=load_words(*key, language).factors[factor].name,
        ask=ask,
        levels=tuple(
            Choice(value, says, told.level == value)
            for value, says in zip(LEVELS, levels, strict=True)
        ),
        said=told,
        low=str(span[0]) if is_range and span else "",
        high=str(span[1]) if is_range and span else "",
        place=place + 1,
        count=len(factors),
        before=factors[place - 1] if place else "",
        after=factors[place + 1] if place + 1 < len(factors) else "",
    )


def lines(
    key: InstrumentKey, factors: Sequence[str], said: Answers, language: str, *, mirrored: bool
) -> tuple[Line, ...]:
    """Return the questions as a list, each with whether it is answered."""
    words = load_words(*key, language).factors
    asked = load_mirrored(*key[:2], language).asked
    themes = themes_of(key)
    return tuple(
        Line(
            one,
            themes[one],
            words[one].name,
            asked[one].ask if mirrored and one in asked else words[one].meaning,
            bool(said.get(one, Said()).level),
            said.get(one, Said()).level,
        )
        for one in factors
        if one in words
    )


def themes_of(key: InstrumentKey) -> Mapping[str, ThemeId]:
    """Return the theme of each factor."""
    return {one.id: one.theme for one in load_instrument(*key).factors}


def first_open(factors: Sequence[str], said: Answers) -> str:
    """Return the first factor that has no level yet; the first of all where every one has."""
    return next((one for one in factors if not said.get(one, Said()).level), factors[0])
