"""The strip of gauges: every theme with a mark of its own, all within the strip."""

import re

from picture.stencils import stencil

from alliancemap.model.instrument import THEMES
from alliancemap.picture.stencil_strip import strip_stencil, theme_look


def test_each_theme_has_a_mark_of_another_shape() -> None:
    marks = [theme_look(theme)["mark"].split()[0] for theme in THEMES]
    assert marks == ["<rect", "<path", "<circle"]


def test_a_mark_stands_around_the_middle_of_its_bar() -> None:
    data = strip_stencil()
    middle = data["top"] + data["tall"] / 2
    assert f'cx="^0" cy="~{middle:g}"' in data["themes"]["risk"]["mark"]


def test_a_row_holds_its_words_its_bar_and_its_mark() -> None:
    data = strip_stencil()
    assert data["size"] >= 11
    assert data["baseline"] < data["top"]
    assert data["top"] + data["tall"] / 2 + data["half"] <= data["row"]


def test_the_strip_is_the_same_in_every_language() -> None:
    assert stencil("en")["strip"] == stencil("fr")["strip"] == strip_stencil()
    assert not re.search("[A-Za-z]{3,} [a-z]{3,} [a-z]{3,}", str(strip_stencil()))
