"""Scripts without their comments: shorter, their lines where they were."""

import re

import pytest
from node import STATIC

from alliancemap_web.lounge.light import light

SCRIPTS = sorted((STATIC / "lounge").rglob("*.js")) + sorted((STATIC / "lounge").rglob("*.css"))


def test_whole_lines_of_comment_go_and_every_other_stays_where_it_was() -> None:
    source = "\n".join(
        [
            "// what it is",
            "/** Two lines",
            " *  of a comment. */",
            'const site = "http://example"; // stays',
            "  /* one */",
            "/* begins */ const held = 1;",
            "  const half = 4 / 2; /* stays */",
        ]
    )
    assert light(source).split("\n") == [
        "",
        "",
        "",
        'const site = "http://example"; // stays',
        "",
        "/* begins */ const held = 1;",
        "const half = 4 / 2; /* stays */",
    ]


def test_a_text_over_several_lines_is_left_alone() -> None:
    source = "const text = `\n// not a comment\n`;\n"
    assert light(source) == source


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_is_left_of_our_own_is_the_same_but_for_the_comments(path: object) -> None:
    source = path.read_text("utf-8")  # type: ignore[attr-defined]
    made = light(source)
    assert made.count("\n") == source.count("\n")
    for line, before in zip(made.split("\n"), source.split("\n"), strict=True):
        assert line in ("", before.strip())
        if not line:
            assert re.match(r"\s*($|//|/?\*|\w.*\*/$|[^;{}]*$)", before), before
