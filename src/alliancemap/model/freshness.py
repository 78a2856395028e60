"""How fresh a reading's answers are on a day: what faded, what would be without, who disagrees."""

from dataclasses import dataclass

from alliancemap.model.ageing import faded, fading_next, without_faded
from alliancemap.model.alliance import Alliance
from alliancemap.model.assessment import Assessment, assess, case_of
from alliancemap.model.contradictions import Contradiction, contradictions
from alliancemap.model.instrument import Instrument
from alliancemap.model.judgement import judge
from alliancemap.model.message import Message, message
from alliancemap.model.plan import Plan
from alliancemap.model.verdict import VerdictCode

NAMED = 5  # how many faded answers a sentence names at most


@dataclass(frozen=True, slots=True)
class Fading:
    """How fresh answers are on a day in short: what people are told of it, no whole reading.

    `verdict_without` is what the verdict would be were faded answers unknown, None when nothing
    has faded.
    """

    day: str
    faded: tuple[str, ...]
    fading_next: str | None
    contradictions: tuple[Contradiction, ...]
    verdict: VerdictCode
    verdict_without: VerdictCode | None


@dataclass(frozen=True, slots=True)
class Freshness:
    """A reading on a day: faded factors, the next day to renew by, contradictions.

    `assessment` counts faded answers as every reading does; `without_faded` is what it would be
    were they unknown, None when nothing has faded.
    """

    day: str
    faded: tuple[str, ...]
    fading_next: str | None
    contradictions: tuple[Contradiction, ...]
    assessment: Assessment
    without_faded: Assessment | None

    @property
    def in_short(self) -> Fading:
        """Return what people are told of it."""
        without = self.without_faded
        return Fading(
            self.day,
            self.faded,
            self.fading_next,
            self.contradictions,
            self.assessment.verdict.code,
            without.verdict.code if without is not None else None,
        )


def fading(alliance: Alliance, assessment: Assessment, day: str, plan: Plan) -> Fading:
    """Return in short what `freshness` says; it costs a verdict where that costs a whole reading.

    ValueError when `day` is not a whole day.
    """
    view = assessment.view
    gone = faded(alliance, day, view)
    without = judge(case_of(without_faded(alliance, day), plan, view)) if gone else None
    return Fading(
        day,
        gone,
        fading_next(alliance, view, since=day),
        contradictions(alliance, view),
        assessment.verdict.code,
        without.verdict.code if without is not None else None,
    )


def freshness(
    alliance: Alliance,
    instrument: Instrument,
    assessment: Assessment,
    day: str,
    plan: Plan | None = None,
) -> Freshness:
    """Return how fresh the answers behind an alliance's assessment are on a day (2027-05-01).

    `plan` saves compiling the instrument again. ValueError when `day` is not a whole day.
    """
    view = assessment.view
    gone = faded(alliance, day, view)
    return Freshness(
        day=day,
        faded=gone,
        fading_next=fading_next(alliance, view, since=day),
        contradictions=contradictions(alliance, view),
        assessment=assessment,
        without_faded=assess(without_faded(alliance, day), instrument, view, plan)
        if gone
        else None,
    )


def freshness_messages(fresh: Freshness) -> tuple[Message, ...]:
    """Return the freshness as messages: what faded, the verdict without it, contradictions."""
    return fading_messages(fresh.in_short)


def fading_messages(fresh: Fading) -> tuple[Message, ...]:
    """Return as messages what faded, the verdict without it, what comes next, contradictions."""
    told = [message("freshness.none_faded", day=fresh.day)]
    if fresh.verdict_without is not None:
        count = len(fresh.faded)
        code = "freshness.faded" if count <= NAMED else "freshness.many_faded"
        told = [message(code, count=count, factors=fresh.faded[:NAMED], day=fresh.day)]
        told.append(_without(fresh.verdict, fresh.verdict_without, count))
    if fresh.fading_next is not None:
        told.append(message("freshness.next", day=fresh.fading_next))
    return (*told, *(_about(one) for one in fresh.contradictions))


def _without(was: VerdictCode, would_be: VerdictCode, count: int) -> Message:
    if was == would_be:
        return message("freshness.same_without", count=count, verdict=was)
    return message("freshness.other_without", count=count, verdict=would_be, verdict_before=was)


def _about(contradiction: Contradiction) -> Message:
    at_most, at_least = contradiction.gap
    return message(
        "freshness.contradiction",
        factor=contradiction.factor,
        at_most=at_most,
        at_least=at_least,
    )
