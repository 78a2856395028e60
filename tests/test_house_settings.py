"""The page of settings names the environment variables that the programs read, and no other."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from house import FACE, LIBRARY, ROOT

PAGE = ROOT / "docs" / "reference" / "settings.md"
OURS = re.compile(r"ALLIANCEMAP_[A-Z_]*[A-Z]")
ROW = re.compile(r"^\| `(ALLIANCEMAP_[A-Z_]+)` \|", re.MULTILINE)


def named_in(files: Iterable[Path]) -> set[str]:
    """The variables that stand in code as a text of their own: what reads one must name it so."""
    return {
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and OURS.fullmatch(node.value)
    }


def told(part: str) -> list[str]:
    """The variables in the tables of the page up to, or after, the part for tests."""
    before, after = PAGE.read_text("utf-8").split("## The tests and benchmarks")
    return ROW.findall(before if part == "programs" else after)


def test_the_page_of_settings_names_exactly_the_variables_that_the_programs_read() -> None:
    read = named_in([*LIBRARY.rglob("*.py"), *FACE.rglob("*.py")])
    assert len(read) >= 8
    assert sorted(told("programs")) == sorted(read)


def test_the_page_of_settings_names_exactly_the_variables_of_the_tests() -> None:
    folders = ("tests", "benchmarks", "tools")
    files = [ROOT / "dev.py", *(file for one in folders for file in (ROOT / one).rglob("*.py"))]
    own = named_in(files) - set(told("programs"))
    assert sorted(told("tests")) == sorted(own)


def test_no_text_names_a_variable_that_is_not_on_the_page() -> None:
    known = {*told("programs"), *told("tests")}
    for path in [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *FACE.rglob("*.toml")]:
        found = set(OURS.findall(path.read_text("utf-8")))
        assert found <= known, f"{path.name} names {sorted(found - known)}"
    for path in (LIBRARY / "words").rglob("*.toml"):
        assert set(OURS.findall(path.read_text("utf-8"))) <= known
