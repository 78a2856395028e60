"""How fresh a reading's answers are on a day: what faded, what would be without, who disagrees."""

from dataclasses import dataclass

from alliancemap.model.ageing import faded, fading_next, without_faded
from alliancemap.model.alliance import Alliance
from alliancemap.model.assessment import Assessment, assess
from alliancemap.model.contradictions import Contradiction, contradictions
from alliancemap.model.instrument import Instrument
from alliancemap.model.message import Message, message
from alliancemap.model.plan import Plan

NAMED = 5  # how many faded answers a sentence names at most


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
    told = [message("freshness.none_faded", day=fresh.day)]
    if fresh.without_faded is not None:
        count = len(fresh.faded)
        code = "freshness.faded" if count <= NAMED else "freshness.many_faded"
        told = [message(code, count=count, factors=fresh.faded[:NAMED], day=fresh.day)]
        told.append(_without(fresh.assessment, fresh.without_faded, count))
    if fresh.fading_next is not None:
        told.append(message("freshness.next", day=fresh.fading_next))
    return (*told, *(_about(one) for one in fresh.contradictions))


def _without(now: Assessment, without: Assessment, count: int) -> Message:
    was, would_be = now.verdict.code, without.verdict.code
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
