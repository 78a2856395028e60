"""The tide is as high as the risk; risks and rocks stand in it in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK

from alliancemap.model.interval import FULL
from alliancemap.picture.colours import BLUE, BLUE_PALE, BLUE_TINT, INK, ROCK, WHITE
from alliancemap.picture.content import Mark, Rock
from alliancemap.picture.scene import Circle, Part, Path, Text
from alliancemap.picture.typeset import LANDSCAPE
from alliancemap.picture.water import (
    draw_risk,
    draw_rock,
    draw_rock_row,
    draw_tide,
    rock_words,
    tide_levels,
)


def tide(known: int, possible: int) -> Part:
    content = replace(NORBANK, tide_known=known, tide_possible=possible)
    return draw_tide(content, 56, 1452, 656, 74, 762, 232, 20)


def paths(part: Part, fill: str) -> list[Path]:
    return [s for s in part.shapes if isinstance(s, Path) and s.paint.fill == fill]


@given(st.integers(0, FULL), st.integers(0, FULL))
def test_more_risk_is_higher_water(one: int, two: int) -> None:
    content = replace(NORBANK, tide_known=one, tide_possible=two)
    known, possible = tide_levels(content, 656, 74)
    assert 656 - 74 <= possible <= known <= 656


def test_the_known_water_is_solid_and_the_possible_paler_with_a_dotted_edge() -> None:
    part = tide(1000, 3000)
    assert paths(part, BLUE_TINT)[0].steps[0][2] == pytest.approx(656 - 74 / 4)
    assert paths(part, BLUE_PALE)[0].steps[0][2] == pytest.approx(656 - 74 * 3 / 4)
    dotted = [s for s in part.shapes if isinstance(s, Path) and s.paint.round_ends]
    assert len(dotted) == 1
    assert dotted[0].paint.stroke == BLUE


def test_a_tide_known_to_the_point_has_no_possible_part() -> None:
    assert not paths(tide(2000, 2000), BLUE_PALE)


def test_a_suspected_risk_has_a_hollow_broken_mark_and_a_known_one_a_full() -> None:
    marks = []
    for suspected in (True, False):
        part, _ = draw_risk(Mark("R1", "too close", suspected), 2, "en", 0, 0, 300, LANDSCAPE, 3)
        mark = part.shapes[0]
        assert isinstance(mark, Circle)
        marks.append((mark.paint.fill, bool(mark.paint.dash)))
    assert marks == [(WHITE, True), (BLUE, False)]


def test_the_ear_hears_that_a_risk_is_only_suspected() -> None:
    part, _ = draw_risk(Mark("R1", "too close", True), 1, "fr", 0, 0, 300, LANDSCAPE, 3)
    assert part.label == "too close (supposé)"


def test_only_the_first_risk_is_bold() -> None:
    weights = []
    for place in (1, 2):
        part, _ = draw_risk(Mark("R1", "too close", False), place, "en", 0, 0, 300, LANDSCAPE, 3)
        weights += [text.weight for text in part.shapes if isinstance(text, Text)]
    assert weights == [700, 400]


FIRED = Rock("R05", "They own everything", False, "")
ASIDE = Rock("R09", "No vote yet", True, "it comes in March")


def test_a_rock_set_aside_says_so_first_and_why_last() -> None:
    assert rock_words(FIRED, "en") == "They own everything"
    assert rock_words(ASIDE, "en") == "Set aside: No vote yet (it comes in March)"
    assert rock_words(ASIDE, "fr").startswith("Écarté\u00a0: ")


def test_a_fired_rock_is_dark_and_one_set_aside_pale_dashed_and_flagged() -> None:
    fired, aside = (
        draw_rock(rock, 1, "en", (0, 0, 250, 100), LANDSCAPE, 17) for rock in (FIRED, ASIDE)
    )
    assert paths(fired, ROCK)
    assert not paths(aside, ROCK)
    assert len(aside.shapes) > len(fired.shapes)
    outline = aside.shapes[0]
    assert isinstance(outline, Path)
    assert outline.paint.dash
    inks = [[t.colour for t in p.shapes if isinstance(t, Text)] for p in (fired, aside)]
    assert inks == [[WHITE], [INK]]


def test_a_rock_in_a_list_keeps_its_shape_and_its_state() -> None:
    part, end = draw_rock_row(ASIDE, 3, "en", 0, 50, 600, LANDSCAPE, 3)
    assert dict(part.data) == {"gate": "R09", "state": "set_aside"}
    assert part.id == "rock-3"
    assert end > 50
