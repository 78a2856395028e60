"""What changed between two readings of an alliance, in words, and what it did to the result."""

from dataclasses import dataclass

from alliancemap.instruments import FactorWords
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.difference import ThemeChange, differences
from alliancemap.model.interval import Interval
from alliancemap.model.scoring import as_read
from alliancemap.picture.compose import counted_futures
from alliancemap.words import fine_level, phrase
from alliancemap_web.alliances.pictures import content_of
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.alliances.speech import span_words
from alliancemap_web.languages import spoken


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """One answer before and after: in short, and in the described levels."""

    factor: str
    name: str
    theme: str
    before: str
    before_text: str
    after: str
    after_text: str


@dataclass(frozen=True, slots=True)
class ChangedTheme:
    """A theme's range before and after, as the reader sees it (risk turned round)."""

    theme: str
    name: str
    before: Interval
    after: Interval
    before_words: str
    after_words: str
    known_before: int
    known_after: int
    relevant: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Something named, before and after."""

    name: str
    before: str
    after: str
    before_code: str = ""
    after_code: str = ""


@dataclass(frozen=True, slots=True)
class ChangePanel:
    """All that differs, ready to be shown. `verdict` and `dots` are there even when they stayed.

    `dots` are numbers, or that it is too early to count.

    `weights` hold a factor's name and its own weight before and after.
    """

    answers: tuple[ChangedAnswer, ...]
    weights: tuple[tuple[str, int, int], ...]
    themes: tuple[ChangedTheme, ...]
    gates: tuple[Pair, ...]
    forms: Pair | None
    drawn: Pair | None
    verdict: Pair
    verdict_changed: bool
    dots: tuple[str, str]
    futures: int
    is_empty: bool


def change_panel(before: Judged, after: Judged, language: str) -> ChangePanel:
    """Return what changed from one reading to another, in words."""
    words = after.words(language)
    found = differences(before.alliance, after.alliance, before.assessment, after.assessment)
    themes = {factor.id: factor.theme for factor in after.instrument.factors}
    relevant = {theme.theme: theme.relevant for theme in after.assessment.themes}
    forms = [
        ", ".join(spoken("quote", language, text=words.form(one).name) for one in best)
        for best in found.best_forms
    ]
    drawn = changed_form(before, after, language)
    return ChangePanel(
        answers=tuple(
            changed_answer(one.factor, themes[one.factor], one.before, one.after,
                           words.factor(one.factor), language)
            for one in found.answers
            if one.factor in themes
        ),
        weights=tuple(
            (words.factor(one.factor).name, one.before, one.after) for one in found.weights
        ),
        themes=tuple(
            changed_theme(one, words.theme(one.theme).name, relevant[one.theme], language)
            for one in found.themes
        ),
        gates=tuple(
            Pair(
                words.gate(one.gate).name,
                phrase(f"gate.{one.before}", language),
                phrase(f"gate.{one.after}", language),
                one.before,
                one.after,
            )
            for one in found.gates
        ),
        forms=Pair("", *forms) if forms[0] != forms[1] else None,
        drawn=drawn,
        verdict=Pair(
            "",
            phrase(f"verdict.{found.verdict[0]}", language),
            phrase(f"verdict.{found.verdict[1]}", language),
            found.verdict[0],
            found.verdict[1],
        ),
        verdict_changed=found.verdict[0] != found.verdict[1],
        dots=(dots_words(before, language), dots_words(after, language)),
        futures=after.instrument.verdict.futures,
        is_empty=found.is_empty and drawn is None,
    )  # fmt: skip


def dots_words(reading: Judged, language: str) -> str:
    """Return how many futures say yes as a number, or that it is too early to count them."""
    dots, said = counted_futures(reading.assessment, language)
    return said if dots is None else str(dots)


def changed_form(before: Judged, after: Judged, language: str) -> Pair | None:
    """Return the structure on the map before and after in its words there; None when it stayed."""
    contents = [content_of(one, language) for one in (before, after)]
    if contents[0].form_words == contents[1].form_words:
        return None
    said = [spoken("quote", language, text=one.form_words) for one in contents]
    return Pair("", *said, *(one.form or "" for one in contents))


def changed_answer(
    factor: str, theme: str, before: Span, after: Span, said: FactorWords, language: str
) -> ChangedAnswer:
    """Return one answer before and after, in words."""
    return ChangedAnswer(
        factor=factor,
        name=said.name,
        theme=theme,
        before=span_words(before, language),
        before_text=described(before, said, language),
        after=span_words(after, language),
        after_text=described(after, said, language),
    )


def described(span: Span, said: FactorWords, language: str) -> str:
    """Return the described level of an answer, or the two ends of its range; nothing if open."""
    if span in (UNKNOWN, NOT_RELEVANT):
        return ""
    if span[0] == span[1]:
        return said.levels[span[0]]
    low, high = said.levels[span[0]], said.levels[span[1]]
    return spoken("between", language, low=low, high=high)


def changed_theme(change: ThemeChange, name: str, relevant: int, language: str) -> ChangedTheme:
    """Return a theme's range before and after, as the reader sees it."""
    before, after = (as_read(change.theme, one) for one in (change.before, change.after))
    return ChangedTheme(
        theme=change.theme,
        name=name,
        before=before,
        after=after,
        before_words=fine_range(before, language),
        after_words=fine_range(after, language),
        known_before=change.known_before,
        known_after=change.known_after,
        relevant=relevant,
    )


def fine_range(score: Interval, language: str) -> str:
    """Return a range with two decimals, for one changed answer of thirty moves it by a few."""
    low, high = (fine_level(end, language) for end in (score.low, score.high))
    return low if low == high else phrase("state.range", language, low=low, high=high)
