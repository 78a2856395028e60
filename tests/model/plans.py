"""Plans to test the model with: the real one, read straight from its tables, and small ones."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from alliancemap.model.case import Case, make_case
from alliancemap.model.instrument import Belief
from alliancemap.model.plan import Plan, PlanGate, answer_weights, level_rows

DATA = Path(__file__).resolve().parents[2] / "src/alliancemap/instruments/alliance_fit/1.0"
RAW = tomllib.loads((DATA / "instrument.toml").read_text(encoding="utf-8"))
BELIEF = Belief(
    tosses_of=RAW["belief"]["tosses_of"],
    grid=tuple(RAW["belief"]["grid"]),
    partner=tuple(RAW["belief"]["partner"]),
    themes=tuple(tuple(row) for row in RAW["belief"]["themes"]),
)


def small_plan(
    sizes: Sequence[int],
    gates: Sequence[tuple[tuple[int, int], ...]] = (),
    difficulty: Sequence[int] = (),
    stage: Sequence[int] = (),
    ask_style: Sequence[str] = (),
) -> Plan:
    """A plan of `sizes` factors in market, value and risk, with the real belief and thresholds.

    Factors are called m0, m1..., v0..., r0...; each gate is a tuple of (position, at_most) parts.
    """
    count = sum(sizes)
    ids = [f"{'mvr'[theme]}{place}" for theme, size in enumerate(sizes) for place in range(size)]
    return Plan(
        instrument="small",
        version="1",
        digest="",
        factors=tuple(ids),
        theme_of=tuple(theme for theme, size in enumerate(sizes) for _ in range(size)),
        difficulty=tuple(difficulty) or (1,) * count,
        ask_style=tuple(ask_style) or ("ask",) * count,
        stage=tuple(stage) or (0,) * count,
        gates=tuple(PlanGate(f"g{place}", tuple(parts)) for place, parts in enumerate(gates)),
        met_from=RAW["met_from"],
        futures=RAW["verdict"]["futures"],
        promising_from=RAW["verdict"]["promising_from"],
        stopped_below=RAW["verdict"]["stopped_below"],
        coverage_numerator=RAW["verdict"]["coverage_numerator"],
        coverage_denominator=RAW["verdict"]["coverage_denominator"],
        kernels=answer_weights(BELIEF),
        kernel_total=BELIEF.tosses_of**4,
        partner=BELIEF.partner,
        themes=level_rows(BELIEF.themes),
    )


@cache
def full_plan() -> Plan:
    """The plan of all 60 factors and 11 gates of alliance_fit 1.0, health technology."""
    rows = [
        (theme, row)
        for theme, name in enumerate(("market", "value", "risk"))
        for row in tomllib.loads((DATA / f"factors/{name}.toml").read_text(encoding="utf-8"))[
            "factor"
        ]
    ]
    ids = tuple(row["id"] for _, row in rows)
    small = small_plan((1, 1, 1))
    return Plan(
        instrument=RAW["id"],
        version=RAW["version"],
        digest="",
        factors=ids,
        theme_of=tuple(theme for theme, _ in rows),
        difficulty=tuple(row["difficulty"] for _, row in rows),
        ask_style=tuple(row["ask_style"] for _, row in rows),
        stage=tuple(RAW["stages"].index(row["stage"]) for _, row in rows),
        gates=tuple(
            PlanGate(
                gate["id"],
                tuple((ids.index(part["factor"]), part["at_most"]) for part in gate["parts"]),
            )
            for gate in RAW["gate"]
        ),
        met_from=small.met_from,
        futures=small.futures,
        promising_from=small.promising_from,
        stopped_below=small.stopped_below,
        coverage_numerator=small.coverage_numerator,
        coverage_denominator=small.coverage_denominator,
        kernels=small.kernels,
        kernel_total=small.kernel_total,
        partner=small.partner,
        themes=small.themes,
    )


def at(plan: Plan, text: str, **more: object) -> Case:
    """The case whose answers are written in catalogue order, one word each.

    `3` is a level, `1-3` a range, `?` unknown, `x` not relevant; `|` may stand between themes.
    """
    words = text.replace("|", " ").split()
    assert len(words) == len(plan.factors), (len(words), len(plan.factors))
    spans = {}
    for factor, word in zip(plan.factors, words, strict=True):
        ends = {"?": (0, 4), "x": (-1, -1)}.get(word)
        low, _, high = word.partition("-")
        spans[factor] = ends or (int(low), int(high or low))
    return make_case(plan, spans, **more)  # type: ignore[arg-type]
