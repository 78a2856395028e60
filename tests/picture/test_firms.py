"""Circles are to scale; the bridge has a shape for every form."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK

from alliancemap.picture.content import Firm
from alliancemap.picture.firms import BIGGEST, draw_bridge, draw_firm, radius_of
from alliancemap.picture.scene import Circle, Line, Part, Path, Text
from alliancemap.picture.typeset import LANDSCAPE, extent


def firm(people: int | None, name: str = "Norbank") -> Part:
    value = Firm("norbank", name, people, "many people", "Basel")
    return draw_firm("partner", value, 500, 452, 112, (264, 290, 330), LANDSCAPE, above=True)


@given(st.integers(0, BIGGEST), st.integers(0, BIGGEST))
def test_more_people_never_make_a_smaller_circle(one: int, two: int) -> None:
    few, many = sorted((one, two))
    assert 0 < radius_of(few, 112) <= radius_of(many, 112) <= 112


def test_the_area_grows_with_the_logarithm_of_people() -> None:
    share = (radius_of(9_999, 112) / radius_of(99, 112)) ** 2
    assert share == pytest.approx(math.log10(10_000) / math.log10(100))


def test_an_unknown_size_is_dashed_and_neither_small_nor_large() -> None:
    circle = firm(None).shapes[0]
    assert isinstance(circle, Circle)
    assert circle.paint.dash
    assert radius_of(10, 112) < circle.radius < radius_of(BIGGEST, 112)
    known = firm(38_000).shapes[0]
    assert isinstance(known, Circle)
    assert not known.paint.dash


def test_words_stand_inside_a_circle_they_fit_and_above_one_they_do_not() -> None:
    for people, name, inside in ((38_000, "Norbank", True), (3, "Norbank", False),
                                 (38_000, "A" * 40, False)):  # fmt: skip
        part = firm(people, name)
        circle, *texts = part.shapes
        assert isinstance(circle, Circle)
        assert texts
        for text in texts:
            assert isinstance(text, Text)
            left, top, right, bottom = extent(text)
            corner = math.hypot(max(abs(left - 500), abs(right - 500)), max(abs(top - 452), 0))
            assert (corner < circle.radius) == inside or bottom > 452
            assert inside or bottom <= 330.01


def bridge(form: str | None) -> Part:
    content = replace(NORBANK, form=form, form_words="ten years")
    return draw_bridge(content, 250, 1200, 452, LANDSCAPE, lines=2, firm=24)


def count(part: Part, kind: type) -> int:
    return sum(isinstance(shape, kind) for shape in part.shapes)


def test_every_form_has_its_own_bridge() -> None:
    assert count(bridge("K1"), Line) == 1
    assert count(bridge("E"), Line) == 2
    assert (count(bridge("JV"), Line), count(bridge("JV"), Circle)) == (2, 1)
    assert count(bridge("W"), Circle) == 4


def heads(part: Part) -> int:
    return next(len(shape.steps) // 2 for shape in part.shapes if isinstance(shape, Path))


def test_a_one_way_contract_has_one_arrow_head_and_a_two_way_one_two() -> None:
    assert heads(bridge("K1")) == 2
    assert heads(bridge("K2")) == 4


def test_no_structure_is_a_dotted_line_with_a_question_mark() -> None:
    part = bridge(None)
    line = part.shapes[0]
    assert isinstance(line, Line)
    assert line.paint.dash
    assert ("?",) in [text.lines for text in part.shapes if isinstance(text, Text)]


def test_a_bridge_says_its_words_and_its_form() -> None:
    part = bridge("E")
    assert part.label == "ten years"
    assert part.data == (("form", "E"),)
