"""What the sources never do, since it would run or show what somebody typed."""

import ast
import re

import house
import pytest

RUNS = {"eval", "exec", "compile", "__import__"}
WRITES_HTML = re.compile(
    r"\beval\(|\bnew Function\b|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write"
)
SCRIPTS = [
    path
    for path in sorted((house.FACE / "static").rglob("*.js"))
    if "htmx" not in path.name  # a library; the policy of every page forbids it to evaluate
]


def test_no_text_is_run_as_python() -> None:
    found = [
        f"{module.name}:{node.lineno}"
        for module in house.modules(house.LIBRARY) + house.modules(house.FACE)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RUNS
    ]
    assert found == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_text_is_run_or_taken_for_markup_by_a_script(path: object) -> None:
    assert WRITES_HTML.findall(path.read_text("utf-8")) == []  # type: ignore[attr-defined]
