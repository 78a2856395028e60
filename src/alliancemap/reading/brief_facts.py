"""What a brief may claim of an alliance to an audience: nothing that the map does not say."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from alliancemap.model.answers import UNKNOWN, current_answers, levels
from alliancemap.reading.opened import Reading
from alliancemap.words import quoted

STRONG_FROM, WEAK_TO = 3, 1

Order = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def audience_orders() -> Mapping[str, Order]:
    """Return, for each audience, the factors it hears of first: `good`, `bad` and `ask`."""
    text = Path(__file__).with_name("audiences.toml").read_text("utf-8")
    return {
        audience: {kind: tuple(factors) for kind, factors in orders.items()}
        for audience, orders in tomllib.loads(text).items()
    }


@dataclass(frozen=True, slots=True)
class Told:
    """One factor as a brief tells it; `is_open` where it is only suspected."""

    factor: str
    text: str
    is_open: bool = False


def strengths(reading: Reading, audience: str, language: str) -> tuple[Told, ...]:
    """Return the answers that are strong for certain, those of the audience first."""
    words = reading.voice(language).words
    spans = levels(reading.alliance, reading.assessment.view)
    found = []
    for factor in _ordered(audience, "good", tuple(words.factors)):
        low, high = spans.get(factor, UNKNOWN)
        if low >= STRONG_FROM and high <= 4:
            spoken = words.factor(factor)
            said = quoted(spoken.levels[low].rstrip("."), language)
            found.append(Told(factor, f"{spoken.short}{_colon(language)}{said}"))
    return tuple(found)


def risks(reading: Reading, audience: str, language: str) -> tuple[Told, ...]:
    """Return the worries of the risk theme: what stands first, then what may; the audience's first.

    What a deal-breaker that stands already says is left out.
    """
    words = reading.voice(language).words
    spans = levels(reading.alliance, reading.assessment.view)
    on_rocks = {
        factor
        for gate in reading.assessment.gates
        if gate.status in ("fired", "set_aside")
        for factor in gate.factors
    }
    found = []
    for factor in _ordered(audience, "bad", tuple(words.factors)):
        low, high = spans.get(factor, UNKNOWN)
        spoken = words.factor(factor)
        if factor in on_rocks or not spoken.risk_label or not 0 <= low <= WEAK_TO:
            continue
        is_open = high > WEAK_TO
        found.append(Told(factor, spoken.risk_label[1 if is_open else 0], is_open))
    # Stable: within each kind the audience's order stays.
    return tuple(sorted(found, key=lambda one: one.is_open))


def deal_breakers(reading: Reading, language: str) -> tuple[Told, ...]:
    """Return the deal-breakers that stand."""
    words = reading.voice(language).words
    return tuple(
        Told(gate.gate, words.gate(gate.gate).name)
        for gate in reading.assessment.gates
        if gate.status == "fired"
    )


def repairs(reading: Reading, language: str) -> tuple[str, ...]:
    """Return how each deal-breaker that stands could be mended."""
    words = reading.voice(language).words
    return tuple(
        words.gate(gate.gate).repair for gate in reading.assessment.gates if gate.status == "fired"
    )


def open_questions(reading: Reading, audience: str, language: str) -> tuple[Told, ...]:
    """Return what to learn from the partner: the audience's own subjects, then the best five."""
    words = reading.voice(language).words
    order = audience_orders()[audience]
    own = {*order["good"], *order["bad"]}
    raised = reading.assessment.to_raise
    found = [one.factor for one in raised if one.ask_style == "ask"] or [
        one.factor for one in raised
    ]
    ordered = sorted(found, key=lambda factor: factor not in own)
    return tuple(Told(factor, words.factor(factor).ask) for factor in ordered)


def own_questions(reading: Reading, audience: str, language: str) -> tuple[Told, ...]:
    """Return the open questions to ourselves that an audience can help with, in its order."""
    words = reading.voice(language).words
    asked = {one.factor: one.ask_style for one in reading.assessment.questions}
    order = audience_orders()[audience]["ask"]
    return tuple(
        Told(factor, words.factor(factor).ask)
        for factor in order
        if asked.get(factor) in ("self", "later")
    )


def proofs(reading: Reading) -> int:
    """Return how many answers that count name a source."""
    counted = current_answers(reading.alliance, reading.assessment.view)
    return sum(bool(answer.sources) for answer in counted.values())


def _ordered(audience: str, kind: str, every: tuple[str, ...]) -> tuple[str, ...]:
    """Return an audience's factors, then all others in the catalogue's order."""
    own = tuple(one for one in audience_orders()[audience][kind] if one in every)
    return (*own, *(one for one in every if one not in own))


def _colon(language: str) -> str:
    return "\u00a0: " if language == "fr" else ": "
