"""The French is typeset as French is: narrow spaces, guillemets, apostrophes, accents."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from alliancemap.instruments.load import SHIPPED

NARROW, FIXED = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
# What must not be found, by the name of the rule.
WRONG = {
    "a narrow no-break space stands before ; ! ?": rf"(?<![{NARROW}!?])[;!?]",
    "a no-break space stands before a colon": rf"(?<!{FIXED}):(?!//)",
    "guillemets hold narrow no-break spaces": rf"«(?!{NARROW})|(?<!{NARROW})»",
    "quotation marks are guillemets": r"[\"“”]",
    "an apostrophe is curly": r"'",
    "an ellipsis is one character": r"\.\.\.",
    "a no-break space stands before % and €": rf"(?<![{NARROW}{FIXED}])[%€]",
    "no space stands beside another": rf"[ {NARROW}{FIXED}]{{2}}",
    "thousands are parted by a narrow no-break space": (
        rf"\d[., {FIXED}]\d{{3}}\b|(?<!\d)\d{{5,}}|\b(?!(?:19|20)\d\d\b)\d{{4}}\b"
    ),
    "capitals keep their accents": (
        r"\bE(?:tat|tre|cri|chang|quip|tud|valu|nerg|cono|col|lectr|tap|ditr)|^A (?!l)"
    ),
    "ligatures are written": r"\b[cCsSmM]oeur|oeuvre|[Nn]oeud|\b[Oo]eil",
    "a dash between words is not a hyphen": r" - ",
    "the reader is vous": r"\b(?:[Tt]u|[Tt]oi|[Tt]es|[Tt]a)\b",
}

FILES = sorted(
    path for version in SHIPPED.glob("*/[0-9]*") for path in version.rglob("words/fr/*.toml")
)


def texts(raw: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file of words and its place; ids that a text only points at are left out."""
    if isinstance(raw, dict):
        for key, inner in raw.items():
            if key != "see":
                yield from texts(inner, f"{where}.{key}")
    elif isinstance(raw, list):
        for number, inner in enumerate(raw):
            yield from texts(inner, f"{where}[{number}]")
    else:
        yield where, str(raw)


def found(rule: str, text: str) -> str | None:
    match = re.search(WRONG[rule], text)
    return None if match is None else text[max(0, match.start() - 15) : match.end() + 15]


def test_there_is_french_to_look_at() -> None:
    assert len(FILES) >= 11


@pytest.mark.parametrize("rule", WRONG)
def test_no_french_text_breaks_the_rule(rule: str) -> None:
    wrong = [
        f"{path.relative_to(SHIPPED)}{where}: {bit!r}"
        for path in FILES
        for where, text in texts(tomllib.loads(path.read_text(encoding="utf-8")))
        if (bit := found(rule, text)) is not None
    ]
    assert not wrong, "\n".join(wrong)


def test_the_sentences_about_wrong_instruments_keep_the_rules_too() -> None:
    path = SHIPPED.parent / "words" / "fr" / "instrument.toml"
    rules = [rule for rule in WRONG if not rule.startswith("thousands")]  # 4000 is to be typed
    wrong = [
        f"{where}: {bit!r}"
        for where, text in texts(tomllib.loads(path.read_text(encoding="utf-8")))
        for rule in rules
        if (bit := found(rule, text)) is not None
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("a narrow no-break space stands before ; ! ?", "Pourquoi ?"),
        ("a narrow no-break space stands before ; ! ?", "Pourquoi?"),
        ("a no-break space stands before a colon", "niveau : 4"),
        ("guillemets hold narrow no-break spaces", "« oui »"),
        ("quotation marks are guillemets", 'il dit "oui"'),
        ("an apostrophe is curly", "l'offre"),
        ("an ellipsis is one character", "..."),
        ("a no-break space stands before % and €", "10 %"),
        ("no space stands beside another", "deux  espaces"),
        ("thousands are parted by a narrow no-break space", "10 000"),
        ("thousands are parted by a narrow no-break space", "10,000"),
        ("thousands are parted by a narrow no-break space", "3500 euros"),
        ("capitals keep their accents", "Etape suivante"),
        ("capitals keep their accents", "A ce stade"),
        ("ligatures are written", "la mise en oeuvre"),
        ("a dash between words is not a hyphen", "oui - non"),
        ("the reader is vous", "Que dis-tu"),
    ],
)
def test_each_rule_sees_what_breaks_it(rule: str, text: str) -> None:
    assert found(rule, text)


@pytest.mark.parametrize(
    "text",
    [
        f"Pourquoi{NARROW}? Quand{NARROW}?!",
        f"niveau{FIXED}: 4, voir https://example.org",
        f"«{NARROW}oui{NARROW}», dit l’équipe",
        f"10{NARROW}000 en 2028, soit 10{FIXED}%",
        "À ce stade, l’État écrit",
    ],
)
def test_right_french_breaks_no_rule(text: str) -> None:
    assert not [rule for rule in WRONG if found(rule, text)]
