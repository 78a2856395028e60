"""The rules of the house for the workplace's scripts, as for the phone page's."""

import re

import pytest
from house import FACE, relative_to_root
from test_house_lounge import FORBIDDEN, IMPORTED, LONGEST, code_of

SCRIPTS = FACE / "static" / "work"
MODULES = sorted(SCRIPTS.rglob("*.js"))
TEMPLATES = sorted((FACE / "templates").rglob("*.html"))
STARTED = re.compile(r"{% static 'work/([\w/]+\.js)' %}")
INLINE = {
    "a script of its own": r"<script(?![^>]*\bsrc=)",
    "a style of its own": r"<style|\sstyle=",
    "an event's program": r"\son\w+=[\"']|\shx-on",
    "a value that is a program": r"hx-vals=[\"']js:",
}


def test_every_script_is_reached_from_a_page() -> None:
    waiting = [
        SCRIPTS / name
        for page in TEMPLATES
        for name in STARTED.findall(page.read_text(encoding="utf-8"))
    ]
    reached = set()
    while waiting:
        module = waiting.pop()
        assert module.is_file(), module
        if module not in reached:
            reached.add(module)
            waiting += [
                (module.parent / one).resolve() for one in IMPORTED.findall(code_of(module))
            ]
    assert SCRIPTS / "start.js" in reached
    assert reached.issuperset(MODULES)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_script_holds(what: str) -> None:
    found = [
        f"{relative_to_root(module)}: {match[0]}"
        for module in MODULES
        for match in re.finditer(FORBIDDEN[what], code_of(module))
    ]
    assert not found, "\n".join(found)


def test_every_script_is_short_and_says_what_it_is() -> None:
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        assert text.startswith("//"), module.name
        assert text.count("\n") <= LONGEST, module.name


@pytest.mark.parametrize("what", INLINE)
def test_no_page_holds(what: str) -> None:
    found = [
        f"{relative_to_root(page)}: {match[0]}"
        for page in TEMPLATES
        for match in re.finditer(INLINE[what], page.read_text(encoding="utf-8"))
    ]
    assert TEMPLATES
    assert not found, "\n".join(found)
