"""Arrows: width is strength, texture is how well known, and words say so."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK

from alliancemap.model.interval import FULL
from alliancemap.picture.arrows import (
    THIN,
    draw_arrow,
    draw_fork,
    flow_words,
    thickness,
)
from alliancemap.picture.colours import WHITE, YELLOW, YELLOW_INK, YELLOW_MID
from alliancemap.picture.content import Flow, Standing
from alliancemap.picture.scene import Path, Shape


def flow(standing: Standing, low: int = 1000, high: int = 3000) -> Flow:
    return Flow("We bring:", "the assay", low, high, standing)


def arrow(of: Flow) -> list[Path]:
    return paths(draw_arrow(of, 100, 50, 400, 0, 34, 36))


def paths(shapes: tuple[Shape, ...]) -> list[Path]:
    assert all(isinstance(shape, Path) for shape in shapes)
    return [shape for shape in shapes if isinstance(shape, Path)]


def tall(path: Path) -> float:
    ys = [step[2] for step in path.steps if len(step) > 1]
    return max(ys) - min(ys)


@given(st.integers(0, FULL), st.integers(0, FULL))
def test_a_stronger_flow_is_never_drawn_thinner(one: int, two: int) -> None:
    weak, strong = sorted((one, two))
    assert THIN <= thickness(weak, 34) <= thickness(strong, 34) <= 34


def test_the_pale_body_is_as_wide_as_the_most_and_the_full_core_as_the_least() -> None:
    body, core, _ = arrow(flow("known"))
    assert (body.paint.fill, core.paint.fill) == (YELLOW_MID, YELLOW)
    assert tall(body) == thickness(3000, 34)
    assert tall(core) == thickness(1000, 34)


def test_a_point_has_no_pale_edge() -> None:
    assert [path.paint.fill for path in arrow(flow("known", 2000, 2000))] == [YELLOW, YELLOW]


def test_a_claim_is_broken_and_a_fact_is_whole() -> None:
    whole, broken = (arrow(flow(standing, 2000, 2000)) for standing in ("known", "claimed"))
    assert len(whole) == 2
    assert len(broken) > 8


def test_the_unknown_is_hollow_dashed_and_full_size() -> None:
    (outline,) = arrow(flow("unknown", 0, 0))
    assert outline.paint.fill == WHITE
    assert outline.paint.dash
    assert tall(outline) >= 34
    assert outline.paint.stroke == YELLOW_INK


def test_an_arrow_points_where_it_is_turned() -> None:
    right, up, left = (
        paths(draw_arrow(flow("known"), 100, 50, 400, turn, 34, 36))[-1] for turn in (0, 1, 2)
    )
    assert right.steps[1][1:] == (500, 50)
    assert up.steps[1][1:] == (100, -350)
    assert left.steps[1][1:] == (-300, 50)


def test_every_shape_of_an_arrow_stays_within_its_length() -> None:
    for standing in ("known", "claimed", "unknown"):
        for path in arrow(flow(standing)):
            assert all(100 <= step[1] <= 500.01 for step in path.steps if len(step) > 1)


def test_the_arrow_of_both_rises_from_two_legs_to_one_tip() -> None:
    for standing in ("known", "claimed", "unknown"):
        shapes = paths(draw_fork(flow(standing), 800, 226, 331, 34, 36))
        points = [step[1:] for path in shapes for step in path.steps if len(step) > 1]
        lowest = [x for x, y in points if y == 331]
        assert min(y for _, y in points) == 226
        assert min(lowest) < 780
        assert max(lowest) > 820


def test_what_is_known_needs_no_word_and_the_rest_says_it() -> None:
    assert flow_words(flow("known"), "en") == ("We bring: the assay", "")
    assert flow_words(flow("claimed"), "en") == ("We bring: the assay", "(claimed, not confirmed)")
    assert flow_words(flow("unknown"), "fr") == ("We bring: the assay", "(inconnu)")


def test_a_text_that_says_it_itself_is_not_told_twice() -> None:
    said = replace(NORBANK.they_bring, text="400 sales people, claimed, not confirmed")
    assert flow_words(said, "en")[1] == ""


def test_an_arrow_without_text_still_says_that_it_is_unknown() -> None:
    assert flow_words(Flow("They bring:", " ", 0, 0, "unknown"), "en") == ("They bring:", "unknown")
