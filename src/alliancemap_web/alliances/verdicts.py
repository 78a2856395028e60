"""The verdict as the page shows it: with its uncertainty, its reasons and what would change it."""

from dataclasses import dataclass

from alliancemap.model.alliance import Afterwards
from alliancemap.model.questions import Question
from alliancemap.model.tipping import Tipping
from alliancemap.picture.compose import counted_futures
from alliancemap.reading.counted import futures_meaning, told_reasons, weights_meaning
from alliancemap.words import level, listed, phrase
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.alliances.sections import Quoted, opened, quoted
from alliancemap_web.alliances.speech import sentences
from alliancemap_web.languages import spoken


@dataclass(frozen=True, slots=True)
class VerdictPanel:
    """The verdict with everything that must never be missing beside it.

    `dots` is None and `assumption` empty while it is too early to count futures.
    """

    code: str
    name: str
    meaning: str
    is_settled: bool
    dots: int | None
    futures: int
    short: str
    long: str
    assumption: str
    unknown: str
    reasons: tuple[str, ...]
    tipping: tuple[str, ...]
    weights: str
    feeling: str
    knows: str
    verdict_sums: tuple[str, ...]
    futures_sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to find out and why it is worth it; `is_said` when one may ask it aloud."""

    factor: str
    name: str
    ask: str
    style: str
    is_said: bool
    why: str
    swing: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One deal-breaker: where it stands, what is true when it fires, and the way to mend it."""

    id: str
    name: str
    status: str
    status_name: str
    fired: str
    repair: str
    reason: str
    factors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Later:
    """What happened afterwards; no score has read it."""

    verdict: str
    year: int | None
    what_happened: str
    cause: str
    sources: tuple[Quoted, ...]


def verdict_panel(reading: Judged, language: str) -> VerdictPanel:
    """Return the verdict of a reading in words."""
    assessment, words = reading.assessment, reading.words(language)
    code = assessment.verdict.code
    dots, short = counted_futures(assessment, language)
    feeling = assessment.feeling
    return VerdictPanel(
        code=code,
        name=phrase(f"verdict.{code}", language),
        meaning=phrase(f"meaning.{code}", language),
        is_settled=assessment.verdict.is_settled,
        dots=dots,
        futures=reading.instrument.verdict.futures,
        short=short,
        long=futures_meaning(assessment, language),
        assumption="" if assessment.is_early else phrase("futures.assumption", language),
        unknown=phrase("futures.unknown", language, count=assessment.unknown)
        if assessment.unknown
        else phrase("futures.none_unknown", language),
        reasons=sentences(told_reasons(assessment), words),
        tipping=tuple(tipping_words(reading, one, language) for one in assessment.tipping)
        or (phrase("tipping.none", language),),
        weights=weights_meaning(assessment, language),
        feeling=""
        if feeling is None
        else phrase(
            "feeling.apart" if feeling.is_apart else "feeling.near",
            language,
            feeling_score=level(feeling.feeling, language),
            computed_score=level(feeling.computed, language),
        ),
        knows=(feeling.knows or "") if feeling else "",
        verdict_sums=opened(reading, "verdict", words),
        futures_sums=opened(reading, "futures", words),
    )


def tipping_words(reading: Judged, tipping: Tipping, language: str) -> str:
    """Return the tipping card as one sentence."""
    words = reading.words(language)
    changes = [
        phrase(
            "tipping.change",
            language,
            factor=words.factor(change.factor).name,
            before=change.before,
            after=change.after,
        )
        for change in tipping.changes
    ]
    return phrase(
        "tipping.sentence",
        language,
        count=tipping.steps,
        verdict=phrase(f"verdict.{tipping.verdict}", language),
        changes=listed(changes, language),
    )


def asked(questions: tuple[Question, ...], reading: Judged, language: str) -> tuple[Asked, ...]:
    """Return questions as one says them aloud; without a swing while it is too early to count."""
    is_early = reading.assessment.is_early
    words, of = reading.words(language), reading.instrument.verdict.futures
    return tuple(
        Asked(
            factor=one.factor,
            name=words.factor(one.factor).name,
            ask=words.factor(one.factor).ask,
            style=words.ask_style(one.ask_style),
            is_said=one.ask_style == "ask",
            why=phrase(f"why.{one.why}", language),
            swing=""
            if is_early or one.share_low == one.share_high
            else spoken(
                "question_swing",
                language,
                low=in_dots(one.share_low, of),
                high=in_dots(one.share_high, of),
                of=of,
            ),
        )
        for one in questions
    )


def in_dots(share: int, of: int) -> int:
    """Return a share in thousandths as so many of the futures, rounded half up."""
    return (2 * share * of + 1000) // 2000


def standing_gates(reading: Judged, language: str) -> tuple[Standing, ...]:
    """Return every deal-breaker, those that matter most first."""
    words = reading.words(language)
    reasons = {one.gate: one.reason for one in reading.told(language).set_aside}
    order = ("fired", "possible", "set_aside", "clear")
    return tuple(
        Standing(
            id=gate.gate,
            name=words.gate(gate.gate).name,
            status=gate.status,
            status_name=phrase(f"gate.{gate.status}", language),
            fired=words.gate(gate.gate).fired,
            repair=words.gate(gate.gate).repair,
            reason=reasons.get(gate.gate, ""),
            factors=tuple((factor, words.factor(factor).name) for factor in gate.factors),
        )
        for gate in sorted(reading.assessment.gates, key=lambda one: order.index(one.status))
    )


def later_words(afterwards: Afterwards | None, language: str) -> Later | None:
    """Return what happened later, None while the file says nothing of it."""
    if afterwards is None:
        return None
    return Later(
        verdict=spoken(f"later_{afterwards.verdict}", language),
        year=afterwards.year,
        what_happened=afterwards.what_happened or "",
        cause=afterwards.cause or "",
        sources=quoted(afterwards.sources, language),
    )
