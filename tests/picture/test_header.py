"""The head: title, verdict in words, and twenty dots that can be counted."""

import itertools
import math
from dataclasses import replace

import pytest
from picture.contents import NORBANK

from alliancemap.picture.header import DOTS, draw_futures, draw_title, draw_verdict
from alliancemap.picture.scene import Circle, Rect, Text
from alliancemap.picture.typeset import LANDSCAPE, PORTRAIT


def dots(yes: int | None) -> list[Circle]:
    part = draw_futures(replace(NORBANK, dots_yes=yes), 100, 540, 110, 10.8, LANDSCAPE)
    return [shape for shape in part.shapes if isinstance(shape, Circle)]


@pytest.mark.parametrize("yes", [0, 9, 20])
def test_there_are_twenty_dots_and_as_many_full_as_futures_say_yes(yes: int) -> None:
    found = dots(yes)
    assert len(found) == DOTS
    assert [dot.paint.fill == dot.paint.stroke for dot in found] == [
        place < yes for place in range(DOTS)
    ]


def test_too_early_to_count_every_dot_is_hollow_and_broken() -> None:
    found = dots(None)
    assert len(found) == DOTS
    assert all(dot.paint.dash and dot.paint.fill != dot.paint.stroke for dot in found)
    assert not any(dot.paint.dash for dot in dots(0))


def test_six_dashes_go_round_an_uncounted_dot_without_a_seam() -> None:
    dot = dots(None)[0]
    assert math.isclose(6 * sum(dot.paint.dash), math.tau * dot.radius)


def test_dots_stand_in_fives() -> None:
    gaps = [round(two.x - one.x, 3) for one, two in zip(dots(9), dots(9)[1:], strict=False)]
    wide = [place for place, gap in enumerate(gaps, 1) if gap > min(gaps)]
    assert wide == [5, 10, 15]


def test_no_two_dots_touch() -> None:
    found = dots(9)
    for one, two in itertools.pairwise(found):
        assert two.x - one.x > one.radius + two.radius


def test_only_an_unclear_verdict_has_a_broken_outline() -> None:
    for verdict in ("promising", "unclear", "not_as_it_stands"):
        part = draw_verdict(replace(NORBANK, verdict=verdict), 0, 0, 440, 80, LANDSCAPE)
        chip = part.shapes[0]
        assert isinstance(chip, Rect)
        assert bool(chip.paint.dash) == (verdict == "unclear")


def test_the_verdict_is_told_in_words_to_the_ear_too() -> None:
    part = draw_verdict(NORBANK, 0, 0, 440, 80, LANDSCAPE)
    assert part.label == "Verdict: Unclear: keep talking"
    assert [t.lines for t in part.shapes if isinstance(t, Text)] == [
        ("Unclear: keep talking",), ("3 things to find out first",),
    ]  # fmt: skip


def test_a_longer_title_pushes_the_end_of_the_head_down() -> None:
    _, short = draw_title(NORBANK, 36, 26, 828, PORTRAIT, 2)
    _, long = draw_title(replace(NORBANK, title=NORBANK.title * 2), 36, 26, 828, PORTRAIT, 2)
    assert long > short
