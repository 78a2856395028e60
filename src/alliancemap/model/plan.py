"""The whole-number tables compiled from an instrument, which every twin of the scoring reads."""

from dataclasses import dataclass
from math import comb, gcd, lcm

from alliancemap.model.instrument import THEMES, TOP_LEVEL, Belief, Instrument


@dataclass(frozen=True, slots=True)
class PlanGate:
    """A gate over factor positions: it fires when every (position, at_most) part holds."""

    id: str
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the scores need, by position in `factors`, in whole numbers only.

    `theme_of[i]` is 0, 1 or 2; `kernels[q][level]` weighs a level given quality q and each row sums
    to `kernel_total`; `partner[g]` weighs the partner's quality; `themes[g][q]` weighs a theme's
    quality given the partner's and each row has the same sum.
    """

    instrument: str
    version: str
    digest: str
    factors: tuple[str, ...]
    theme_of: tuple[int, ...]
    difficulty: tuple[int, ...]
    ask_style: tuple[str, ...]
    stage: tuple[int, ...]
    gates: tuple[PlanGate, ...]
    met_from: int
    futures: int
    promising_from: int
    stopped_below: int
    coverage_numerator: int
    coverage_denominator: int
    kernels: tuple[tuple[int, ...], ...]
    kernel_total: int
    partner: tuple[int, ...]
    themes: tuple[tuple[int, ...], ...]

    def position(self, factor: str) -> int:
        """Return where a factor stands in the tables; ValueError when it is not there."""
        return self.factors.index(factor)


def answer_weights(belief: Belief) -> tuple[tuple[int, ...], ...]:
    """Return how likely each level is given each quality: heads in four tosses of its coin.

    Rows are qualities, columns levels 0 to 4; whole-number weights, each row sums to
    `tosses_of ** 4`.
    """
    return tuple(
        tuple(
            comb(TOP_LEVEL, level)
            * heads**level
            * (belief.tosses_of - heads) ** (TOP_LEVEL - level)
            for level in range(TOP_LEVEL + 1)
        )
        for heads in belief.grid
    )


def level_rows(rows: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """Return rows scaled by whole numbers until all have the same sum, as small as can be."""
    total = lcm(*(sum(row) for row in rows))
    scaled = [tuple(weight * (total // sum(row)) for weight in row) for row in rows]
    shared = gcd(*(weight for row in scaled for weight in row))
    return tuple(tuple(weight // shared for weight in row) for row in scaled)


def compile_plan(instrument: Instrument) -> Plan:
    """Return the tables of an instrument, everything resolved to positions and whole numbers."""
    ids = tuple(factor.id for factor in instrument.factors)
    place = {factor: index for index, factor in enumerate(ids)}
    rule = instrument.verdict
    return Plan(
        instrument=instrument.id,
        version=instrument.version,
        digest=instrument.digest,
        factors=ids,
        theme_of=tuple(THEMES.index(factor.theme) for factor in instrument.factors),
        difficulty=tuple(factor.difficulty for factor in instrument.factors),
        ask_style=tuple(factor.ask_style for factor in instrument.factors),
        stage=tuple(instrument.stages.index(factor.stage) for factor in instrument.factors),
        gates=tuple(
            PlanGate(gate.id, tuple((place[part.factor], part.at_most) for part in gate.parts))
            for gate in instrument.gates
        ),
        met_from=instrument.met_from,
        futures=rule.futures,
        promising_from=rule.promising_from,
        stopped_below=rule.stopped_below,
        coverage_numerator=rule.coverage_numerator,
        coverage_denominator=rule.coverage_denominator,
        kernels=answer_weights(instrument.belief),
        kernel_total=instrument.belief.tosses_of**TOP_LEVEL,
        partner=instrument.belief.partner,
        themes=level_rows(instrument.belief.themes),
    )
