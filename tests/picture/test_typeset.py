"""Blocks of text stand where they are put."""

import itertools

import pytest

from alliancemap.picture.typeset import (
    LANDSCAPE,
    PORTRAIT,
    extent,
    height,
    present,
    set_text,
    stack,
)


def block(by: str, anchor: str = "start") -> tuple[float, float, float, float]:
    text = set_text("one two three", 100, 200, 90, 18, "#1a2233", floor=14, lines=2,
                    by=by, anchor=anchor)  # type: ignore[arg-type]  # fmt: skip
    assert text is not None
    return extent(text)


@pytest.mark.parametrize("by", ["top", "middle", "bottom"])
def test_y_is_the_top_the_middle_or_the_bottom_of_the_block(by: str) -> None:
    _, top, _, bottom = block(by)
    assert {"top": top, "middle": (top + bottom) / 2, "bottom": bottom}[by] == pytest.approx(200)


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_x_is_the_left_the_middle_or_the_right_of_the_block(anchor: str) -> None:
    left, _, right, _ = block("top", anchor)
    assert {"start": left, "middle": (left + right) / 2, "end": right}[anchor] == pytest.approx(100)


def test_no_words_make_no_text() -> None:
    assert set_text("  ", 0, 0, 100, 18, "#1a2233", floor=14) is None
    assert present(None) == ()
    assert height(None) == 0


def test_stacked_texts_follow_each_other_without_a_gap() -> None:
    texts = present(*(set_text(w, 0, 0, 100, 18, "#1a2233", floor=14) for w in ("a", "b", "c")))
    boxes = [extent(text) for text in stack(texts, 50)]
    assert boxes[0][1] == pytest.approx(50)
    assert all(one[3] == pytest.approx(two[1]) for one, two in itertools.pairwise(boxes))


def test_no_size_of_either_scale_is_under_its_floor() -> None:
    for sizes in (LANDSCAPE, PORTRAIT):
        assert min(sizes.title, sizes.customer, sizes.verdict, sizes.name) >= sizes.body
        assert sizes.body >= sizes.small >= sizes.floor
    assert PORTRAIT.floor * 360 / 900 >= 11
