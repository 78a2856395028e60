"""The security standard: each of its lines once, by tests and pages that are there."""

import ast
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from reference_asvs import CHAPTERS, STATES, lines  # noqa: E402 (a tool, not a package)

LINES = {number: line for chapter in lines().values() for number, line in chapter.items()}
RISKS = ROOT / "docs" / "explanation" / "accepted-risks.md"
# How many lines of levels 1 and 2 each chapter of ASVS 5.0.0 has, counted in the standard.
COUNTED = {
    1: (8, 19), 2: (4, 7), 3: (8, 11), 4: (2, 8), 5: (4, 5), 6: (13, 22), 7: (6, 12), 8: (4, 3),
    9: (4, 3), 10: (5, 24), 11: (3, 11), 12: (3, 6), 13: (1, 12), 14: (2, 7), 15: (3, 10),
    16: (0, 16), 17: (0, 7),
}  # fmt: skip


@cache
def named_in(name: str) -> frozenset[str]:
    """The names of the tests in a file; none when there is no such file."""
    path = ROOT / "tests" / name
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


def test_every_line_of_levels_1_and_2_is_there_once() -> None:
    found = {
        chapter: (
            sum(line["level"] == 1 for line in here.values()),
            sum(line["level"] == 2 for line in here.values()),
        )
        for chapter, here in zip(range(1, 18), lines().values(), strict=True)
    }
    assert sum(map(sum, COUNTED.values())) == 253
    assert found == COUNTED
    for chapter, here in zip(range(1, 18), lines().values(), strict=True):
        assert all(re.fullmatch(rf"{chapter}\.\d+\.\d+", number) for number in here)
    assert len(LINES) == 253
    assert len(CHAPTERS) == 17


@pytest.mark.parametrize("number", LINES)
def test_a_line_says_how_it_is_met_by_what_is_there(number: str) -> None:
    line: dict[str, Any] = LINES[number]
    assert set(line) <= {"level", "about", "says", *STATES}
    assert set(line) & set(STATES)
    for test in line.get("tested", ()):
        name, _, test_name = test.partition("::")
        assert test_name.startswith("test_"), test
        assert test_name in named_in(name), test
    for page in line.get("documented", ()):
        assert (ROOT / page).is_file(), page
    if "deviation" in line:
        heading = f'<a id="{line["deviation"].lower()}"></a>'
        assert heading in RISKS.read_text("utf-8")
    if "absent" in line:
        assert len(line["absent"]) > 5


def test_every_risk_on_the_page_says_what_and_why_and_what_helps() -> None:
    text = RISKS.read_text("utf-8")
    parts = re.split(r'^## <a id="r-\d+"></a>', text, flags=re.MULTILINE)[1:]
    assert len(parts) > 8
    for part in parts:
        for said in (
            "**What is accepted.**",
            "**Who could use it.**",
            "**Why.**",
            "**What helps.**",
        ):
            assert said in part, part[:80]
