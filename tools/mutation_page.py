"""Tell how many mutants of the model were noticed, module by module, and which survived."""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mutants import ROOT, Mutant

ALIKE = Path(__file__).with_name("mutants_alike.toml")
PAGE = ROOT / "docs" / "explanation" / "measurements.md"
BEGIN, END = "<!-- measured: mutation -->", "<!-- end -->"


def results(kept: Path) -> dict[str, dict[str, Any]]:
    """Return how each mutant ended when it was last tried, by key."""
    path = kept / "results.jsonl"
    if not path.exists():
        return {}
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {line["key"]: line for line in lines}


def alike() -> dict[str, str]:
    """Return the kind of each mutant that behaves as the original does, by its name."""
    told = tomllib.loads(ALIKE.read_text("utf-8"))["kind"]
    return {name: kind["is"] for kind in told for name in kind["mutants"]}


def counted(
    made: Mapping[str, Sequence[Mutant]], ended: Mapping[str, dict[str, Any]]
) -> dict[str, Counter[str]]:
    """Return by module how many mutants are made, tried, noticed, alike and survived."""
    same = alike()
    counts: dict[str, Counter[str]] = {}
    for module, mutants in made.items():
        count = counts.setdefault(module, Counter(made=len(mutants)))
        for one in mutants:
            end = ended.get(one.key, {}).get("end")
            if end is None or end == "broken":
                continue
            count["tried"] += 1
            if end == "noticed":
                count["noticed"] += 1
            else:
                count["alike" if one.name in same else "survived"] += 1
    return counts


def share(count: Counter[str]) -> str:
    """Return the part that was noticed of what can be, in per cent, rounded down."""
    can_be = count["tried"] - count["alike"]
    return f"{100 * count['noticed'] // can_be} %" if can_be else "-"


def table(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Yield the lines of the table, the sum last."""
    columns = ("made", "tried", "noticed", "alike", "survived")
    yield "| module | mutants | tried | noticed | alike | survived | score |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    total: Counter[str] = Counter()
    for module, count in counts.items():
        total += count
        numbers = " | ".join(str(count[column]) for column in columns)
        yield f"| {module} | {numbers} | {share(count)} |"
    numbers = " | ".join(f"**{total[column]}**" for column in columns)
    yield f"| **all** | {numbers} | **{share(total)}** |"


def kinds(made: Mapping[str, Sequence[Mutant]], ended: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is told of the mutants that are alike, kind by kind."""
    same = alike()
    found = Counter(
        same[one.name]
        for mutants in made.values()
        for one in mutants
        if one.name in same and ended.get(one.key, {}).get("end") == "survived"
    )
    if not found:
        return
    yield "Alike, each read and listed by name in `tools/mutants_alike.toml`:\n"
    for kind in tomllib.loads(ALIKE.read_text("utf-8"))["kind"]:
        if found[kind["is"]]:
            yield f"- {kind['is']} ({found[kind['is']]}): {kind['why']}"


def tell(made: Mapping[str, Sequence[Mutant]], kept: Path, survivors: bool, on_page: bool) -> None:
    """Print the table and, if asked, what survived; keep it on the page."""
    ended = results(kept)
    lines = list(table(counted(made, ended)))
    sys.stdout.write("\n".join(lines) + "\n")
    same = alike()
    if survivors:
        for mutants in made.values():
            for one in mutants:
                end = ended.get(one.key, {})
                if end.get("end", "noticed") != "noticed" and one.name not in same:
                    sys.stdout.write(f"{one.name}\n")
    if on_page:
        page = PAGE.read_text("utf-8")
        before, mark, rest = page.partition(BEGIN)
        _, end_mark, after = rest.partition(END)
        if not (mark and end_mark):
            raise ValueError(f"{PAGE.name} has no place for this")
        day = datetime.now(UTC).date().isoformat()
        told = "\n".join([f"{day}, Python {sys.version.split()[0]}:", "", *lines, ""])
        told += "\n" + "\n".join(kinds(made, ended))
        PAGE.write_text(f"{before}{mark}\n\n{told}\n\n{end_mark}{after}", encoding="utf-8")
