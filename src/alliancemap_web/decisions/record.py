"""How one person's own forecasts came true, in plain words; too few tell nothing, and say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from alliancemap.model.forecasts import (
    ENOUGH,
    Decomposition,
    Forecast,
    brier,
    decompose,
    is_hit,
    step_rates,
)
from alliancemap_web.decisions.queries import ForecastRow
from alliancemap_web.languages import sentence


@dataclass(frozen=True, slots=True)
class RateLine:
    """One step of sureness: its name, how often said and right, in a hundred, and in words."""

    step: int
    name: str
    count: int
    hits: int
    rate: int
    expected: int
    fit: str
    says: str


@dataclass(frozen=True, slots=True)
class Record:
    """A person's record. `score` is the Brier score with two decimals, empty while too few.

    `missing` is how many forecasts are still needed for it.
    """

    count: int
    hits: int
    score: str
    says: str
    missing: int
    lines: tuple[RateLine, ...]
    parts: tuple[tuple[str, str], ...]


def record_of(rows: Sequence[ForecastRow]) -> Record:
    """Return the record of some forecasts; those without a clear outcome do not count."""
    told = [
        Forecast(one.chance, one.outcome == "yes") for one in rows if one.outcome in ("yes", "no")
    ]
    hits = sum(map(is_hit, told))
    is_enough = len(told) >= ENOUGH
    score = brier(told) if is_enough else None
    return Record(
        count=len(told),
        hits=hits,
        score=decimal(score) if score is not None else "",
        says=said_of(score) if score is not None else "",
        missing=max(0, ENOUGH - len(told)),
        lines=tuple(
            RateLine(
                step=one.step,
                name=sentence(f"decisions.step_{one.step}"),
                count=one.count,
                hits=one.hits,
                rate=rounded(Fraction(100 * one.hits, one.count)),
                expected=rounded(one.expected),
                fit=one.fit,
                says=sentence(f"decisions.fit_{one.fit}"),
            )
            for one in step_rates(told)
        ),
        parts=parts_of(decompose(told)) if is_enough else (),
    )


def said_of(score: Fraction) -> str:
    """Return what a score means, against what guessing would have got (a quarter)."""
    if score < Fraction(1, 8):
        return sentence("decisions.score_good")
    return sentence("decisions.score_fair" if score < Fraction(1, 4) else "decisions.score_poor")


def parts_of(parts: Decomposition) -> tuple[tuple[str, str], ...]:
    """Return the three parts of a score, each with its name."""
    return (
        (sentence("decisions.part_reliability"), decimal(parts.reliability)),
        (sentence("decisions.part_resolution"), decimal(parts.resolution)),
        (sentence("decisions.part_uncertainty"), decimal(parts.uncertainty)),
    )


def rounded(value: Fraction) -> int:
    """Return the nearest whole number, halves upwards."""
    return int(value + Fraction(1, 2))


def decimal(value: Fraction) -> str:
    """Return a number between 0 and 1 with two decimals, as the language writes it."""
    whole, rest = divmod(rounded(value * 100), 100)
    return sentence("decisions.decimal", whole=str(whole), rest=f"{rest:02d}")
