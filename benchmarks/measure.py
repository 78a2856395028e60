"""Measure alternatives in turn, A B A B, and say in one table how they compare.

Each round runs every side once; a ratio is taken inside its round, so that a machine that slows
down for a while slows both. The median over the rounds is quoted, with the middle half beside it.
"""

import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

# A side that is over faster is run several times in a round, so that the clock can see it.
SHORTEST_ROUND = 0.004


@dataclass(frozen=True, slots=True)
class Side:
    """One way to do the work: what it is called, how to do it once, and what differs in it."""

    name: str
    run: Callable[[], object]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One measured side: seconds a run, and in each round how many times the first side's."""

    name: str
    seconds: float
    ratios: tuple[float, ...]
    note: str


def times_needed(run: Callable[[], object]) -> int:
    """Return how many runs a round needs; the first run warms up and is not counted."""
    run()
    start = perf_counter()
    run()
    return max(1, round(SHORTEST_ROUND / max(perf_counter() - start, 1e-9)))


def interleaved(sides: Sequence[Side], rounds: int) -> list[Row]:
    """Return every side's median seconds a run and its ratio to the first side in each round."""
    times = [times_needed(side.run) for side in sides]
    taken: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for place, side in enumerate(sides):
            start = perf_counter()
            for _ in range(times[place]):
                side.run()
            taken[place].append((perf_counter() - start) / times[place])
    return [
        Row(
            side.name,
            median(taken[place]),
            tuple(mine / first for mine, first in zip(taken[place], taken[0], strict=True)),
            side.note,
        )
        for place, side in enumerate(sides)
    ]


def shown_time(seconds: float) -> str:
    """Return a time with three digits and a unit a person can read."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{digits(seconds / size)} {unit}"
    return f"{digits(seconds / 1e-9)} ns"


def digits(number: float) -> str:
    """Return a number above zero with three digits that count: 0.123, 1.23, 12.3, 123, 1230."""
    for decimals, least in ((0, 99.95), (1, 9.995), (2, 0.9995)):
        if number >= least:
            return f"{number:.{decimals}f}"
    return f"{number:.3f}"


def shown_ratios(ratios: Sequence[float]) -> str:
    """Return the median ratio with the middle half of the rounds: 12.3 (11.9 to 13.0)."""
    if len(ratios) == 1:
        return digits(ratios[0])
    low, middle, high = quantiles(ratios, n=4)
    return f"{digits(middle)} ({digits(low)} to {digits(high)})"


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a Markdown table; columns of numbers, all but the first and notes, stand right."""
    words = (heads[0], "note")
    print(f"| {' | '.join(heads)} |")
    print(f"| {' | '.join('---' if head in words else '---:' for head in heads)} |")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print()


def print_ratios(title: str, rows: Sequence[Row], rounds: int) -> None:
    """Print one comparison; the first side is the measure of the others."""
    print(f"**{title}** ({rounds} rounds)\n")
    print_table(
        ("what", "time", f"times “{rows[0].name}”", "note"),
        [
            (
                row.name,
                shown_time(row.seconds),
                "1" if row is rows[0] else shown_ratios(row.ratios),
                row.note,
            )
            for row in rows
        ],
    )


def compare(title: str, sides: Sequence[Side], rounds: int) -> list[Row]:
    """Measure sides in turn and print their table."""
    rows = interleaved(sides, rounds)
    print_ratios(title, rows, rounds)
    return rows


def print_machine(packages: Sequence[str] = ()) -> None:
    """Print the class of machine and the versions measured, without any name of the machine."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    said = [f"{os.cpu_count()} cores of {processor()}", platform.system(), python]
    said += [f"{name} {version(name)}" for name in ("alliancemap", *packages)]
    print(f"Measured on {', '.join(said)}; {load()}.\n")


def processor() -> str:
    """Return the kind of processor as its maker calls it."""
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def load() -> str:
    """Return how busy the machine was when the measuring began."""
    if sys.platform == "win32":
        return "load not known"
    return f"load {os.getloadavg()[0]:.1f} at the start"
