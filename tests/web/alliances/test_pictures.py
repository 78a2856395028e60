"""The map on a page, and the small map of a card."""

import re
from html import unescape

import pytest
from web.alliances.shown import example, examples, tried

from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import Part
from alliancemap_web.alliances.pictures import (
    content_of,
    door_of,
    page_map,
    small_map,
)


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_part_with_facts_is_a_link_that_says_what_it_is(
    orientation: str, language: str
) -> None:
    svg = page_map(example(), language, orientation)
    doors = re.findall(r'<a href="#([^"]+)"(?: aria-label="([^"]*)")?>(.*?)</a>', svg, re.DOTALL)
    assert {"verdict", "fact-need", "fact-us", "theme-risk", "R15"} <= {one for one, _, _ in doors}
    assert all(bool(label) != ("<text" in inside) for _, label, inside in doors)
    assert svg.count("<a ") == svg.count("</a>")
    assert 'role="group"' in svg
    assert 'role="img"' not in svg


def test_a_fired_deal_breaker_is_a_door_to_its_repair() -> None:
    assert 'href="#gate-R17"' in page_map(tried(R17="0"), "en", "landscape")


def test_a_part_without_facts_is_no_door() -> None:
    assert door_of(Part("foot", "", ())) is None
    assert door_of(Part("risk-1", "", (), (("factor", "R15"),))) == "R15"
    assert door_of(Part("rock-1", "", (), (("gate", "R17"),))) == "gate-R17"


def test_the_page_loses_no_word_of_the_map() -> None:
    for reading in examples():
        svg = page_map(reading, "fr", "landscape")
        said = unescape(re.sub("<[^>]+>", " ", svg))
        for _, text in lay_out(content_of(reading, "fr")).texts():
            assert all(line.strip() in said for line in text.lines)


def test_the_small_map_has_shapes_and_no_words() -> None:
    for reading in examples():
        svg = small_map(reading, "en", "a")
        assert "<text" not in svg
        assert "<title" not in svg
        assert 'aria-hidden="true"' in svg
        assert {"small-a-market", "small-a-us", "small-a-risk"} <= set(
            re.findall('id="([^"]+)"', svg)
        )


def test_small_maps_share_one_scale() -> None:
    boxes = {
        re.search('viewBox="([^"]+)"', small_map(one, "en", "a"))[1]  # type: ignore[index]
        for one in examples()
    }
    assert len(boxes) == 1
