"""An alliance as it was believed at the end of a day, against what is true of it now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils.safestring import SafeString

from alliancemap.instruments import InstrumentWords
from alliancemap.model.then_and_now import (
    Fate,
    FateKind,
    ThenAndNow,
    fate_message,
    of_kind,
    then_and_now,
    then_messages,
)
from alliancemap.picture.content import Gauge
from alliancemap_web.alliances.changes import described
from alliancemap_web.alliances.pictures import content_of, page_map
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.alliances.speech import sentences, span_words
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import as_of, judged_of
from alliancemap_web.portfolio.refusals import Reason

MOST_MARKS = 12
# What changed is told before what stayed.
ORDER: tuple[FateKind, ...] = (
    "changed",
    "newly_known",
    "no_longer_known",
    "no_longer_relevant",
    "held",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A day to go to at once: when it was signed, when it began, or the first of a month."""

    day: date
    kind: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two maps with what it says. `dots` is None while it is too early to count."""

    picture: SafeString
    verdict: str
    verdict_line: str
    dots: int | None
    dots_words: str
    gauges: tuple[Gauge, ...]


@dataclass(frozen=True, slots=True)
class Fared:
    """What became of one answer: a sentence, and both times in short and in described levels."""

    factor: str
    theme: str
    says: str
    then: str
    then_text: str
    now: str
    now_text: str

    @property
    def is_same(self) -> bool:
        """Say whether the answer is just what it was."""
        return (self.then, self.then_text) == (self.now, self.now_text)


@dataclass(frozen=True, slots=True)
class Against:
    """What was believed at the end of a day against now; `begun` is told when that was later.

    `fallen` are the beliefs that carried the verdict then and did not hold. `kinds` are all answers
    by what became of them. Nothing of this is there where the two were not judged by the same
    vocabulary, nor `sides` where what stood then cannot be read.
    """

    day: date
    begun: date | None
    sides: tuple[Side, ...] = ()
    says: tuple[str, ...] = ()
    fallen: tuple[Fared, ...] = ()
    kinds: tuple[tuple[FateKind, tuple[Fared, ...]], ...] = ()
    is_comparable: bool = True


def against(kept: Kept, day: date, language: str, home: str, prefix: str) -> Against:
    """Return an alliance at the end of a day (UTC) against now.

    `home` is the address of its page, to which the map of now leads; `prefix` begins the ids of the
    two maps.
    """
    then, now = as_of(kept.acts, end_of(day)), judged_of(kept.document)
    began = begun_on(kept)
    begun = began if began is not None and day < began else None
    if then is None:
        return Against(day, begun)
    sides = (
        side(then, language, f"{prefix}-then", None),
        side(now, language, f"{prefix}-now", home),
    )
    if then.instrument != now.instrument:
        return Against(day, begun, sides, is_comparable=False)
    result = then_and_now(then.alliance, now.alliance, then.assessment, now.assessment)
    return Against(
        day=day,
        begun=begun,
        sides=sides,
        says=sentences(then_messages(result), now.words(language)),
        fallen=fared(result.fallen, now, language),
        kinds=by_kind(result, now, language),
    )


def side(reading: Judged, language: str, prefix: str, doors: str | None) -> Side:
    """Return one map with what it says."""
    content = content_of(reading, language)
    return Side(
        picture=page_map(reading, language, "portrait", prefix, doors),
        verdict=content.verdict,
        verdict_line=content.verdict_line,
        dots=content.dots_yes,
        dots_words=content.dots_words,
        gauges=content.gauges,
    )


def by_kind(
    result: ThenAndNow, now: Judged, language: str
) -> tuple[tuple[FateKind, tuple[Fared, ...]], ...]:
    """Return the answers by what became of them, what changed first; kinds without any left out."""
    found = ((kind, fared(of_kind(result, kind), now, language)) for kind in ORDER)
    return tuple((kind, some) for kind, some in found if some)


def fared(fates: Iterable[Fate], now: Judged, language: str) -> tuple[Fared, ...]:
    """Return what became of answers, in words."""
    words = now.words(language)
    themes = {one.id: one.theme for one in now.instrument.factors}
    return tuple(fared_one(one, themes.get(one.factor, ""), words) for one in fates)


def fared_one(fate: Fate, theme: str, words: InstrumentWords) -> Fared:
    """Return what became of one answer, in words."""
    said, language = words.factor(fate.factor), words.language
    return Fared(
        factor=fate.factor,
        theme=theme,
        says=sentences((fate_message(fate),), words)[0],
        then=span_words(fate.then, language),
        then_text=described(fate.then, said, language),
        now=span_words(fate.now, language),
        now_text=described(fate.now, said, language),
    )


def marks_of(kept: Kept, today: date) -> tuple[Mark, ...]:
    """Return the days to go to at once, the oldest first: at most MOST_MARKS, none to come.

    These are the day of signing, the day it began here, and the first of each later month in which
    something was done; of months the latest.
    """
    began = begun_on(kept)
    if began is None:
        return ()
    named = {began: "begun"}
    signed = kept.row.signed_on
    if signed is not None and signed <= today:
        named[signed] = "signed"
    firsts = {one.at.astimezone(UTC).date().replace(day=1) for one in kept.acts}
    later = sorted(one for one in firsts if began < one <= today and one not in named)
    for one in later[-(MOST_MARKS - len(named)) :]:
        named[one] = "month"
    return tuple(Mark(one, named[one]) for one in sorted(named))


def begun_on(kept: Kept) -> date | None:
    """Return the day (UTC) on which an alliance was begun here; None while nothing was done."""
    return kept.acts[0].at.astimezone(UTC).date() if kept.acts else None


def end_of(day: date) -> datetime:
    """Return the last moment of a day in UTC."""
    return datetime.combine(day, time.max, UTC)


def read_day(text: str, today: date) -> tuple[date | None, Reason | None]:
    """Return the day that an address asks for, None for none, and what is wrong with it."""
    asked = text.strip()
    if not asked:
        return None, None
    day = whole_day(asked)
    if day is None:
        return None, Reason("PRT040", (("found", asked[:60]),))
    if day > today:
        return None, Reason("PRT041", (("found", asked),))
    return day, None


def whole_day(text: str) -> date | None:
    """Return a day of the calendar written like 2027-05-01; None for any other text."""
    try:
        return date.fromisoformat(text) if len(text) == len("2027-05-01") else None
    except ValueError:
        return None
