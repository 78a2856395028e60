"""How the cost grows from 10 to 1,000 factors, and from 1 to 10,000 alliances."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import log
from statistics import linear_regression
from time import perf_counter

from material import answered, instrument
from measure import digits, print_machine, print_table, shown_time

from alliancemap.model.assessment import assess, case_of
from alliancemap.model.comparison import compare
from alliancemap.model.futures import outlook
from alliancemap.model.instrument import Factor, Instrument
from alliancemap.model.judgement import judge
from alliancemap.model.plan import compile_plan
from alliancemap.model.polynomial import power, sums_from
from alliancemap.model.questions import rank_questions

FACTORS = (10, 30, 60, 100, 300, 1_000)
ALLIANCES = (1, 10, 100, 1_000, 10_000)
# Beyond these one run takes minutes on two cores.
MOST_ASSESSED, MOST_COMPARED = 1_000, 1_000
REAL = instrument()
ROUNDS = 5
LONG = 2.0  # seconds after which a size is not run again, and a larger one not at all


def grown(count: int) -> Instrument:
    """Return the questionnaire with `count` factors: fewer of each theme, or copies of them all.

    Gates stay those whose factors are there, so that only the number of factors grows.
    """
    factors: list[Factor] = []
    by_theme = {
        theme: [one for one in REAL.factors if one.theme == theme]
        for theme in ("market", "value", "risk")
    }
    for theme, own in by_theme.items():
        wanted = round(count * len(own) / len(REAL.factors))
        if theme == "risk":
            wanted = count - len(factors)
        for place in range(wanted):
            turn, inside = divmod(place, len(own))
            copied = own[inside]
            factors.append(replace(copied, id=f"{copied.id}.{turn}") if turn else copied)
    there = {factor.id for factor in factors}
    gates = tuple(gate for gate in REAL.gates if all(part.factor in there for part in gate.parts))
    return replace(REAL, factors=tuple(factors), gates=gates)


def seconds(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the seconds of the fastest run, nothing kept from before; one run where it is long.

    Sizes cannot take turns, so a busy moment would show as growth; the fastest run has least of it.
    """
    taken = []
    while len(taken) < rounds and sum(taken) < LONG:
        power.cache_clear()
        sums_from.cache_clear()
        start = perf_counter()
        run()
        taken.append(perf_counter() - start)
    return min(taken)


def exponent(sizes: Sequence[int], taken: Sequence[float]) -> float:
    """Return k of the power law size ** k that fits best through the larger half of the sizes."""
    start = len(sizes) // 2 - 1
    pairs = list(zip(sizes, taken, strict=True))[start:]
    slope, _ = linear_regression([log(size) for size, _ in pairs], [log(time) for _, time in pairs])
    return slope


def print_growth(
    title: str, size_name: str, sizes: Sequence[int], columns: dict[str, list[float]]
) -> None:
    """Print one table: each size, each cost with its ratio to the line above, the exponents."""
    rows = []
    for place, size in enumerate(sizes):
        cells = [f"{size:,}"]
        for taken in columns.values():
            if place >= len(taken):
                cells.append("")
                continue
            step = f" (×{digits(taken[place] / taken[place - 1])})" if place else ""
            cells.append(shown_time(taken[place]) + step)
        rows.append(cells)
    fitted = [f"size^{exponent(sizes[: len(taken)], taken):.2f}" for taken in columns.values()]
    rows.append(["grows as", *fitted])
    print(f"**{title}** (× is times the line above; exponent fitted over the larger half)\n")
    print_table((size_name, *columns), rows)


def by_factors() -> None:
    """Futures, questions and the whole assessment as the questionnaire grows."""
    for share, known_words in ((0.0, "all unknown"), (0.5, "half known")):
        columns: dict[str, list[float]] = {
            "futures": [],
            "questions ranked": [],
            "whole assessment": [],
        }
        for count in FACTORS:
            questionnaire = grown(count)
            plan = compile_plan(questionnaire)
            assert len(plan.factors) == count
            alliance = answered(plan.factors, round(count * share))
            case = case_of(alliance, plan)
            runs = (
                lambda case=case: outlook(case),
                lambda case=case: rank_questions(outlook(case)),
                lambda a=alliance, q=questionnaire, p=plan: assess(a, q, plan=p),
            )
            for name, run in zip(columns, runs, strict=True):
                if not columns[name] or columns[name][-1] < LONG:
                    columns[name].append(seconds(run))
        print_growth(f"One alliance, {known_words}", "factors", FACTORS, columns)


def by_alliances() -> None:
    """Many alliances of 60 factors, each with 30 other answers: judged, assessed, compared."""
    plan = compile_plan(REAL)
    half = len(plan.factors) // 2
    alliances = [answered(plan.factors, half, seed) for seed in range(ALLIANCES[-1])]
    cases = [case_of(alliance, plan) for alliance in alliances]
    gc.collect()
    columns: dict[str, list[float]] = {"judged": [], "wholly assessed": [], "compared": []}
    readings = []
    for count in ALLIANCES:
        columns["judged"].append(
            seconds(lambda count=count: [judge(case) for case in cases[:count]], 3)
        )
        if count > MOST_ASSESSED:
            continue
        start = perf_counter()
        readings = [assess(alliance, REAL, plan=plan) for alliance in alliances[:count]]
        columns["wholly assessed"].append(perf_counter() - start)
        if count <= MOST_COMPARED:
            named = [(str(place), reading) for place, reading in enumerate(readings)]
            columns["compared"].append(seconds(lambda named=named: compare(named), 3))
    print_growth("Many alliances, 30 of 60 known in each", "alliances", ALLIANCES, columns)
    print("“Compared” takes the readings as given and holds every pair beside every other.\n")


if __name__ == "__main__":
    print_machine()
    by_factors()
    by_alliances()
