"""A revealed turn in words and marks, as its page shows it."""

from dataclasses import dataclass

from alliancemap.model.functions import FUNCTIONS
from alliancemap.model.spread import Said
from alliancemap.words import listed, percent
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.rounds.figures import agreement, measures_said
from alliancemap_web.rounds.results import Camp, Dot, FactorResult, Result

# A lane of dots, in units of its own: a column of 80 for each level, a row of 24 where dots would
# lie on one another.
COLUMN, ROW, EDGE = 80, 24, 20


@dataclass(frozen=True, slots=True)
class Spot:
    """One dot of a strip: where it stands, from where to where it reaches, and its shape."""

    x: int
    y: int
    low: int
    high: int
    leads: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One function's dots: its name, what they say, how high the lane is, and the dots in it."""

    name: str
    says: str
    height: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One answer in words: who, what, how sure, and why."""

    who: str
    function: str
    says: str
    sure: str
    reason: str
    leads: bool
    carried: bool


@dataclass(frozen=True, slots=True)
class FactorShown:
    """One factor of a revealed turn as its page shows it."""

    id: str
    theme: str
    name: str
    ask: str
    levels: tuple[str, ...]
    lanes: tuple[Lane, ...]
    voices: tuple[Voice, ...]
    reasons: tuple[str, ...]
    unknown: int
    not_relevant: int
    camps: str
    why_first: str
    agreement: str


@dataclass(frozen=True, slots=True)
class ResultShown:
    """A revealed turn as its page shows it."""

    result: Result
    widest: tuple[FactorShown, ...]
    rest: tuple[FactorShown, ...]
    withheld: tuple[str, ...]
    top: tuple[tuple[str, int], ...]
    measures: tuple[tuple[str, str, str], ...]


def shown_result(found: Result, document: str, language: str) -> ResultShown:
    """Return a revealed turn in the words of its alliance's instrument."""
    reading = judged_of(document)
    words = reading.words(language)
    first = {one.factor for one in found.widest}

    def shown(one: FactorResult) -> FactorShown:
        texts = words.factors[one.factor]
        theme = reading.instrument.factor(one.factor).theme
        return FactorShown(
            id=one.factor,
            theme=theme,
            name=texts.name,
            ask=texts.ask,
            levels=texts.levels,
            lanes=lanes_of(one.known, language),
            voices=tuple(voice(dot, texts.levels, language) for dot in in_turn(one) if dot.name),
            reasons=one.reasons,
            unknown=len(one.unknown),
            not_relevant=len(one.not_relevant),
            camps=camps_said(one, language),
            why_first=why_first(one, language) if one.factor in first else "",
            agreement=agreement(one, language),
        )

    return ResultShown(
        result=found,
        widest=tuple(shown(one) for one in found.widest),
        rest=tuple(shown(one) for one in found.factors if one.factor not in first),
        withheld=tuple(words.factors[one].name for one in found.withheld),
        top=tuple((words.factors[factor].name, count) for factor, count in found.top),
        measures=measures_said(found, language),
    )


def function_name(function: str, language: str | None = None) -> str:
    """Return what a function is called; several together are the others."""
    return (
        sentence(f"functions.{function}", language)
        if function in FUNCTIONS
        else sentence("rounds.others", language)
    )


def in_turn(one: FactorResult) -> list[Dot]:
    """Return the answers to a factor as they are read out: from the lowest, the leader's last."""
    dots = [*one.known, *one.unknown, *one.not_relevant]
    return sorted(dots, key=lambda dot: dot.leads)


def lanes_of(known: tuple[Dot, ...], language: str) -> tuple[Lane, ...]:
    """Return the dots of a factor by function, the leader's in a lane of its own at the end."""
    order = [*FUNCTIONS, ""]
    groups: dict[tuple[bool, int, str], list[Dot]] = {}
    for dot in known:
        place = order.index(dot.function) if dot.function in order else len(order)
        groups.setdefault((dot.leads, place, dot.function), []).append(dot)
    return tuple(
        Lane(
            function_name(function, language),
            listed([said_level(dot.said, language) for dot in dots], language),
            *placed(dots),
        )
        for (_, _, function), dots in sorted(groups.items())
    )


def placed(dots: list[Dot]) -> tuple[int, tuple[Spot, ...]]:
    """Return how high a lane is whose dots do not lie on one another, and where each stands."""
    taken: list[set[int]] = []
    spots = []
    for dot in dots:
        low, high = dot.said.low or 0, dot.said.high or 0
        reach = set(range(2 * low, 2 * high + 1))
        row = next((place for place, some in enumerate(taken) if not some & reach), len(taken))
        if row == len(taken):
            taken.append(set())
        taken[row] |= reach
        middle = EDGE + COLUMN * (low + high) // 2
        y = ROW // 2 + row * ROW
        spots.append(Spot(middle, y, EDGE + COLUMN * low, EDGE + COLUMN * high, dot.leads))
    return ROW * max(1, len(taken)), tuple(spots)


def said_level(said: Said, language: str) -> str:
    """Return the level or range of an answer, as a number."""
    if said.state != "known":
        return sentence(f"rounds.{said.state}", language)
    if said.low == said.high:
        return str(said.low)
    return sentence("rounds.from_to", language, low=str(said.low), high=str(said.high))


def voice(dot: Dot, levels: tuple[str, ...], language: str) -> Voice:
    """Return one answer in words."""
    says = said_level(dot.said, language)
    if dot.said.state == "known" and dot.said.low == dot.said.high and dot.said.low is not None:
        says = f"{says} · {levels[dot.said.low]}"
    return Voice(
        who=dot.name,
        function=function_name(dot.function, language),
        says=says,
        sure=sentence(f"rounds.sure_{dot.sure}", language) if dot.sure else "",
        reason=dot.reason,
        leads=dot.leads,
        carried=dot.carried,
    )


def camps_said(one: FactorResult, language: str) -> str:
    """Return the two camps in a sentence; without names they are told by number alone."""
    if one.camps is None:
        return ""
    low, high = one.camps
    if not any(dot.name for dot in one.dots):
        return sentence(
            "rounds.camps_counted",
            language,
            high=level_range(high, language),
            low=level_range(low, language),
            many=str(len(high.dots)),
            few=str(len(low.dots)),
        )
    return sentence(
        "rounds.camps_named",
        language,
        high=level_range(high, language),
        low=level_range(low, language),
        top=who(high, language),
        bottom=who(low, language),
    )


def level_range(camp: Camp, language: str) -> str:
    """Return between which levels a camp's answers lie."""
    low = min(dot.said.low or 0 for dot in camp.dots)
    high = max(dot.said.high or 0 for dot in camp.dots)
    return (
        str(low)
        if low == high
        else sentence("rounds.from_to", language, low=str(low), high=str(high))
    )


def who(camp: Camp, language: str) -> str:
    """Return who stands in a camp: functions, with the names of their people."""
    named = [
        sentence(
            "rounds.who", language, name=dot.name, function=function_name(dot.function, language)
        )
        for dot in camp.dots
    ]
    return listed(named, language)


def why_first(one: FactorResult, language: str) -> str:
    """Return why a gap stands among the first."""
    if one.gap is None:
        return ""
    if not one.gap.swing:
        return sentence("rounds.why_spread", language)
    return sentence("rounds.why_swing", language, share=percent(one.gap.swing, language))
