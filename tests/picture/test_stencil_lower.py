"""Rows, gauges and foot in a stencil: the looks of each row, and the slots of its words."""

from dataclasses import replace

import pytest
from picture.stencils import nothing_said, stencil

from alliancemap.picture.gauges import draw_gauge
from alliancemap.picture.portrait import BAR, LEFT, RIGHT, ROW_LINES
from alliancemap.picture.stencil_lower import end_of, gauge_data
from alliancemap.picture.svg import draw_shape
from alliancemap.picture.typeset import PORTRAIT


def test_only_the_first_risk_is_bold() -> None:
    risk = stencil()["tall"]["rows"]["risk"]
    assert (risk["first"]["weight"], risk["other"]["weight"]) == (700, 400)
    assert risk["first"] | {"weight": 400} == risk["other"]
    assert risk["first"]["lines"] == ROW_LINES


def test_a_suspected_risk_has_a_broken_mark_and_a_known_one_a_full_mark() -> None:
    risk = stencil()["tall"]["rows"]["risk"]
    assert "stroke-dasharray" in risk["suspected"]
    assert "stroke-dasharray" not in risk["known"]


@pytest.mark.parametrize(("language", "words"), [("en", "Set aside: X"), ("fr", "Écarté\u00a0: X")])
def test_a_rock_set_aside_says_so_first_and_bears_a_flag(language: str, words: str) -> None:
    rock = stencil(language)["tall"]["rows"]["rock"]
    assert rock["asideWords"].replace("{gate}", "X") == words
    assert len(rock["aside"]) > len(rock["fired"])
    assert rock["asideSlot"]["weight"] == 400


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_gauges_state_stands_beside_its_name_or_begins_under_it(language: str) -> None:
    for gauge in nothing_said(language).gauges:
        data = gauge_data(gauge)
        assert (data["beside"]["anchor"], data["beside"]["x"]) == ("end", RIGHT)
        assert (data["under"]["anchor"], data["under"]["x"]) == ("start", LEFT)
        assert data["beside"]["width"] < data["under"]["width"] == RIGHT - LEFT


def test_a_gauge_takes_the_room_that_its_heading_and_its_end_take() -> None:
    gauge = replace(nothing_said().gauges[0], word="Fair", known_words="")
    part, end = draw_gauge(gauge, LEFT, 0, RIGHT - LEFT, BAR, PORTRAIT, narrow=True)
    data = gauge_data(gauge)
    assert end == pytest.approx(stencil()["tall"]["gauges"]["least"] + data["end"])
    assert data["name"].replace("~", "") in "".join(map(draw_shape, part.shapes))


def test_a_straight_step_ends_at_its_second_number() -> None:
    assert end_of(("L", 3.0, 7.0)) == 7.0
