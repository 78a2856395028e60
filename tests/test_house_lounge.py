"""The rules of the house for the phone page's scripts, each as one short test."""

import re
from pathlib import Path

import pytest
from house import FACE, LIBRARY, relative_to_root

SCRIPTS = FACE / "static" / "lounge"
MODULES = sorted(SCRIPTS.rglob("*.js"))
# Where the browser starts reading: the page, its worker, and the page one signs out on.
STARTS = ("app.js", "worker.js", "store/leave.js")
LONGEST = 300
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")
FORBIDDEN = {
    "text turned into a page": r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b",
    "text turned into a program": r"\beval\(|\bnew Function\b",
    "another host": r"https?://(?!www\.w3\.org/)",
    "talk on the console": r"\bconsole\.\w+\(",
    "a place that is not encrypted": r"\b(?:localStorage|sessionStorage|document\.cookie)\b",
    "a global of our own": r"\b(?:window|globalThis|self)\.\w+\s*=(?!=)",
}


def code_of(module: Path) -> str:
    """The text of a script without its comments."""
    text = module.read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/|(?<![:\"'`\w])//[^\n]*", "", text, flags=re.DOTALL)


def imports(module: Path) -> set[Path]:
    """The scripts that a script imports, at once or later."""
    return {(module.parent / one).resolve() for one in IMPORTED.findall(code_of(module))}


def test_every_script_is_reached_from_where_the_browser_starts() -> None:
    waiting = [SCRIPTS / start for start in STARTS if (SCRIPTS / start).is_file()]
    reached: set[Path] = set()
    while waiting:
        module = waiting.pop()
        if module not in reached:
            reached.add(module)
            waiting += imports(module)
    assert SCRIPTS / "app.js" in reached
    lonely = [relative_to_root(module) for module in MODULES if module not in reached]
    assert not lonely, "\n".join(lonely)


def test_every_import_leads_to_a_script() -> None:
    wrong = [
        f"{relative_to_root(module)}: {one}"
        for module in MODULES
        for one in sorted(imports(module))
        if not one.is_file()
    ]
    assert not wrong, "\n".join(wrong)


def test_no_script_is_longer_than_three_hundred_lines() -> None:
    longer = [
        relative_to_root(module)
        for module in MODULES
        if module.read_text(encoding="utf-8").count("\n") > LONGEST
    ]
    assert not longer, "\n".join(longer)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_script_holds(what: str) -> None:
    found = [
        f"{relative_to_root(module)}: {match[0]}"
        for module in MODULES
        for match in re.finditer(FORBIDDEN[what], code_of(module))
    ]
    assert not found, "\n".join(found)


def test_every_script_begins_by_saying_what_it_is() -> None:
    silent = [
        relative_to_root(module)
        for module in MODULES
        if not module.read_text(encoding="utf-8").startswith(("//", "/*"))
    ]
    assert not silent, "\n".join(silent)


def test_every_script_of_the_twin_has_the_name_of_its_python_twin() -> None:
    twin = SCRIPTS / "twin"
    named = {path.stem for path in (LIBRARY / "model").glob("*.py")}
    strange = {path.stem for path in twin.glob("*.js")} - named - {"reading"}
    assert twin.is_dir()
    assert not strange, sorted(strange)
