"""The strip of gauges: names, what is known, ranges and points, for eye and ear."""

import xml.etree.ElementTree as ET

import pytest
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from lounge.picture.talks import Said, Talk, content, operations, talks
from node import Call

from alliancemap.words import LANGUAGES

SVG = "{http://www.w3.org/2000/svg}"


def strip(painter: Call, talk: Talk, language: str) -> ET.Element:
    return ET.fromstring(painter("gauges", language, operations(talk)))  # noqa: S314 - our own


def bars(row: ET.Element, name: str) -> list[tuple[float, float]]:
    return [
        (float(rect.attrib["x"]), float(rect.attrib["width"]))
        for rect in row.iter(f"{SVG}rect")
        if rect.get("class") == name
    ]


@one_in(2)
@given(talks(), st.sampled_from(LANGUAGES))
def test_the_strip_shows_what_the_maps_gauges_show(
    painter: Call, talk: Talk, language: str
) -> None:
    drawn = strip(painter, talk, language)
    said = content(talk, language)
    assert [group.get("data-theme") for group in drawn] == [one.theme for one in said.gauges]
    for row, gauge in zip(drawn, said.gauges, strict=True):
        texts = [text.text or "" for text in row.iter(f"{SVG}text")]
        assert texts[0] == gauge.name
        assert texts[1].split()[0] == gauge.known_words.split()[0]
        assert f"{gauge.word}, {gauge.known_words}" in drawn.attrib["aria-label"]
        ((left, width),) = bars(row, "gauge-track")
        found = bars(row, "gauge-range")
        assert len(found) == (gauge.high > gauge.low)
        for x, wide in found:
            assert x == pytest.approx(left + width * gauge.low / 4000, abs=0.01)
            assert wide == pytest.approx(width * (gauge.high - gauge.low) / 4000, abs=0.01)


def test_the_strip_is_190_by_72_pixels_with_words_of_11(painter: Call) -> None:
    drawn = strip(painter, Talk("Blue Heron"), "en")
    assert drawn.attrib["viewBox"] == "0 0 190 72"
    assert drawn.attrib["font-size"] == "11"


def test_words_take_the_pages_colour_and_marks_differ_in_shape(painter: Call) -> None:
    drawn = strip(painter, Talk("Blue Heron"), "en")
    assert drawn.attrib["fill"] == "currentColor"
    assert not any("fill" in text.attrib for text in drawn.iter(f"{SVG}text"))
    marks = [group.find(f"{SVG}g[@class='gauge-mark']") for group in drawn]
    assert [mark[0].tag for mark in marks if mark is not None] == [
        f"{SVG}rect",
        f"{SVG}path",
        f"{SVG}circle",
    ]


@pytest.mark.parametrize("level", [0, 4])
def test_a_point_at_an_end_of_the_scale_stays_inside(painter: Call, level: int) -> None:
    risks = {f"R{number:02}": Said(level) for number in range(1, 31)}
    drawn = strip(painter, Talk("Blue Heron", answers=risks), "fr")
    circle = next(drawn.iter(f"{SVG}circle"))
    assert 4.6 <= float(circle.attrib["cx"]) <= 190 - 4.6
