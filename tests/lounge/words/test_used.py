"""Every sentence of the phone page is said somewhere, and nothing is said that has no words."""

import re
from functools import cache

import pytest
from node import STATIC

from alliancemap.words import LANGUAGES, table
from alliancemap_web.lounge.pack import BEGUN, FILES, NAMED

SCRIPTS = STATIC / "lounge"
TEMPLATES = STATIC.parent / "templates"
OWN = ("lounge", "ending")
IN_TEMPLATE = re.compile(r"""\{%\s*lounge\s+["']([\w.]+)["']""")
SAID = re.compile(r"""\bsay\(\s*(?:app\.pack,\s*)?["'`]([\w.]+)["'`]""")
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)


@cache
def scripts() -> str:
    """Return all scripts of the phone page, without their comments."""
    files = sorted(SCRIPTS.rglob("*.js"))
    return COMMENT.sub("", "\n".join(one.read_text("utf-8") for one in files))


@cache
def in_templates() -> frozenset[str]:
    """Return the sentences that the templates put into the page."""
    files = sorted(TEMPLATES.rglob("*.html"))
    return frozenset(IN_TEMPLATE.findall("\n".join(one.read_text("utf-8") for one in files)))


def is_put_together(code: str) -> bool:
    """Whether a script puts this code together of its beginning and a word that it names too."""
    rests = (code.removeprefix(one) for one in BEGUN.findall(scripts()) if code.startswith(one))
    return any(re.search(rf"""["']{re.escape(rest)}["']""", scripts()) for rest in rests)


@pytest.mark.parametrize("file", OWN)
def test_every_sentence_is_said_by_a_template_or_a_script(file: str) -> None:
    said = in_templates() | set(NAMED.findall(scripts()))
    unsaid = [code for code in table("en", file) if code not in said and not is_put_together(code)]
    assert not unsaid


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_that_has_no_words(language: str) -> None:
    known = {file: table(language, file) for file in FILES}
    everything = {code for sentences in known.values() for code in sentences}
    sections = {code.split(".")[0] for file in OWN for code in known[file]}
    named = {one for one in NAMED.findall(scripts()) if one.split(".")[0] in sections}
    said = named | set(SAID.findall(scripts())) | in_templates()
    assert len(said) > 200  # the patterns still find them
    assert not said - everything
