"""Are the futures calibrated? Of all the times the program says nine of twenty, how often is it so?

Simulated partners are made otherwise than the program believes (tests/model/partners.py), part of
their answers is hidden, and what the program says is held against what all the answers say. Prints
the tables; with --write also writes docs/explanation/calibration.md and its figure.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import pi, sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import calibration_page
from model.by_definition import says_yes
from model.partners import (
    BETWEEN_THEMES,
    DEPENDENCE,
    KNOWN_SHARES,
    PRIOR,
    SPREAD,
    TRUTHS,
    Truth,
    complete,
    draw,
    full_answers,
)

from alliancemap.instruments import load_instrument
from alliancemap.model.case import Case, make_case
from alliancemap.model.futures import outlook
from alliancemap.model.interval import half_up
from alliancemap.model.plan import Plan, compile_plan

DOTS = calibration_page.DOTS
SEED = 2026
# Market, value, risk: after a first talk most is known of the market and least of the risk.
UNEVEN = (0.8, 0.5, 0.2)
ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/explanation/calibration.md"
FIGURE = ROOT / "docs/explanation/calibration.svg"


@dataclass(frozen=True, slots=True)
class Told:
    """One partner: the share said while part is hidden, and whether all answers say yes."""

    said: float
    dots: int
    so: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What many partners come to: means said and so, and the error weighed over the dots.

    `by_chance` is the error a perfectly calibrated program would show with as many partners.
    """

    count: int
    said: float
    so: float
    by_dots: float
    by_chance: float

    @property
    def off(self) -> float:
        """How far the mean said lies over (or under) what is so."""
        return self.said - self.so


def told(known: Case, everything: Case) -> Told:
    """Say how one partner looks, and what is so."""
    weighed = outlook(known)
    dots = half_up(DOTS * weighed.yes, weighed.total)
    return Told(weighed.yes / weighed.total, dots, says_yes(everything))


def measure(plan: Plan, truth: Truth, count: int) -> list[Told]:
    """Tell `count` partners of one truth."""
    return [told(known, everything) for known, everything in draw(plan, truth, count, SEED)]


def measure_known(
    plan: Plan,
    truth: Truth,
    shares: tuple[float, float, float],
    count: int,
    between: float = BETWEEN_THEMES,
) -> list[Told]:
    """Tell `count` partners of one truth of whom each answer is known with its theme's chance."""
    dice = random.Random(f"{truth.name} {shares} {between} {SEED}")
    found = []
    for _ in range(count):
        answers = full_answers(plan, truth, dice, between)
        known = {
            factor: (level, level)
            for factor, level, theme in zip(plan.factors, answers, plan.theme_of, strict=True)
            if dice.random() < shares[theme]
        }
        found.append(told(make_case(plan, known), complete(plan, answers)))
    return found


def read(rows: Sequence[Told]) -> Reading:
    """Return the means, and the mean distance dot by dot (expected calibration error)."""
    bins = [[row for row in rows if row.dots == dots] for dots in range(DOTS + 1)]
    return Reading(
        count=len(rows),
        said=sum(row.said for row in rows) / len(rows),
        so=sum(row.so for row in rows) / len(rows),
        by_dots=sum(abs(sum(row.said - row.so for row in some)) for some in bins) / len(rows),
        # The mean distance of a normal number from its middle is sqrt(2 / pi) of its deviation.
        by_chance=sum(
            sqrt(2 / pi * sum(row.said * (1 - row.said) for row in some)) for some in bins
        )
        / len(rows),
    )


def wilson(yes: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (E. B. Wilson, 1927)."""
    z = 1.96
    share = yes / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, first column to the left, the others to the right."""
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    rule = "| --- |" + " ---: |" * (len(head) - 1)
    return "\n".join([lines[0], rule, *lines[1:]])


def reading_row(name: str, one: Reading) -> tuple[str, ...]:
    """Return one line of a table of readings."""
    return (
        name,
        f"{one.count:,}",
        f"{DOTS * one.said:.2f}",
        f"{DOTS * one.so:.2f}",
        f"{DOTS * one.off:+.2f}",
        f"{DOTS * one.by_dots:.2f}",
        f"{DOTS * one.by_chance:.2f}",
    )


def gap(rows: Sequence[Told], dots: range) -> str:
    """Return how many dots more (or fewer) prove so than are said, where this many are said."""
    one = read([row for row in rows if row.dots in dots])
    return f"{DOTS * (one.so - one.said):+.1f}"


def curve(rows: Sequence[Told]) -> list[tuple[int, int, float, tuple[float, float]]]:
    """Return, for each count of dots said, how often, and the share so with its interval."""
    found = []
    for dots in range(DOTS + 1):
        so = [row.so for row in rows if row.dots == dots]
        if so:
            found.append((dots, len(so), sum(so) / len(so), wilson(sum(so), len(so))))
    return found


def run(plan: Plan, count: int) -> dict[str, str]:
    """Measure everything and return the pieces of the page by name."""
    by_truth = {truth: measure(plan, truth, count) for truth in TRUTHS}
    everything = [row for rows in by_truth.values() for row in rows]
    head = ("", "partners", "said", "so", "said - so", "error dot by dot", "of it chance")
    truths = [reading_row(truth.name, read(rows)) for truth, rows in by_truth.items()]
    truths.append(reading_row("**all together**", read(everything)))
    points = curve(everything)
    curve_rows = [
        (str(dots), f"{times:,}", f"{DOTS * share:.1f}", f"{DOTS * low:.1f} to {DOTS * high:.1f}")
        for dots, times, share, (low, high) in points
    ]
    shares = [
        reading_row(
            f"{share:.0%} of answers known, {prior} prior",
            read(measure_known(plan, Truth("middle", prior), (share,) * 3, count // 2)),
        )
        for share in (0.0, 0.1, 0.2, 0.4, 0.8)
        for prior in PRIOR
    ]
    uneven = [
        reading_row(
            f"themes correlate by {between}",
            read(
                [
                    row
                    for truth in TRUTHS
                    for row in measure_known(plan, truth, UNEVEN, count // 4, between)
                ]
            ),
        )
        for between in (0.0, 0.25, 0.5, 0.9)
    ]
    alike = replace(plan, kernels=((1, 1, 1, 1, 1),) * len(plan.kernels), kernel_total=5)
    apart = [row for truth in TRUTHS for row in measure(alike, truth, count // 8)]
    contrast = [
        reading_row("the belief", read(everything)),
        reading_row("each unknown by itself", read(apart)),
    ]
    return {
        "count": f"{count:,}",
        "total": f"{len(everything):,}",
        "truths": table(head, truths),
        "curve": table(("said", "times", "proved so", "95 % of chance"), curve_rows),
        "shares": table(head, shares),
        "uneven": table(head, uneven),
        "contrast": table(head, contrast),
        "low": gap(everything, range(1, 8)),
        "middle": gap(everything, range(8, 14)),
        "high": gap(everything, range(16, 20)),
        "figure": calibration_page.figure(points),
    }


def page(pieces: dict[str, str]) -> str:
    """Return the page of the documentation."""
    return calibration_page.TEXT.format(
        **{name: text for name, text in pieces.items() if name != "figure"},
        between=BETWEEN_THEMES,
        spread=SPREAD,
        known=f"{min(KNOWN_SHARES):.0%} to {max(KNOWN_SHARES):.0%}",
        dependence=", ".join(f"{name} {share:.0%}" for name, share in DEPENDENCE.items()),
        prior=", ".join(f"{name} {shift:+}" for name, shift in PRIOR.items()),
        seed=SEED,
        half=f"{int(pieces['count'].replace(',', '')) // 2:,}",
    )


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> None:
    """Measure, print, and write the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partners", type=int, default=2_000, help="partners of each truth")
    parser.add_argument("--write", action="store_true", help="write the page and its figure")
    chosen = parser.parse_args(arguments)
    begun = time.perf_counter()
    pieces = run(compile_plan(load_instrument(sector="health_technology")), chosen.partners)
    for name in ("truths", "curve", "shares", "uneven", "contrast"):
        say(pieces[name] + "\n")
    say(f"{pieces['total']} partners in {time.perf_counter() - begun:.1f} s")
    if chosen.write:
        PAGE.write_text(page(pieces), encoding="utf-8")
        FIGURE.write_text(pieces["figure"], encoding="utf-8")


if __name__ == "__main__":
    main()
