"""The SVG is sound XML for any text, strict pages accept it, and several stand on one page."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from picture.contents import NASTY, NORBANK, SAMPLES, SCRIPTS
from picture.strategies import contents

from alliancemap.picture.content import MapContent
from alliancemap.picture.layout import lay_out
from alliancemap.picture.letters import clean
from alliancemap.picture.scene import Text
from alliancemap.picture.svg import draw_svg

SVG = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 (our own text)


@given(contents)
def test_any_content_makes_sound_xml(content: MapContent) -> None:
    root = read(draw_svg(lay_out(content), fonts="named"))
    assert root.tag == f"{SVG}svg"


def test_markup_in_a_name_stays_text() -> None:
    svg = draw_svg(lay_out(NASTY), fonts="named")
    root = read(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert "<script" not in svg
    assert root.findtext(f"{SVG}title") == clean(NASTY.title)
    gates = [group.get("data-gate") for group in root.iter(f"{SVG}g") if group.get("data-gate")]
    assert gates == [NASTY.rocks[0].gate]


def test_it_says_to_the_ear_what_it_shows() -> None:
    root = read(draw_svg(lay_out(NORBANK), prefix="a"))
    named = dict.fromkeys(root.get("aria-labelledby", "").split())
    words = [node.text for node in root if node.get("id") in named]
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    assert words == [NORBANK.title, NORBANK.description]


def test_a_strict_page_accepts_it() -> None:
    svg = draw_svg(lay_out(NORBANK), fonts="named")
    assert "<style" not in svg
    assert " style=" not in svg
    assert not re.search(r"\son\w+=|href=|url\(", svg)


def test_two_maps_on_one_page_share_no_id() -> None:
    found: list[str] = []
    for prefix in ("ours", "theirs"):
        root = read(draw_svg(lay_out(NORBANK), fonts="named", prefix=prefix))
        found += [node.get("id", "") for node in root.iter() if node.get("id")]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("prefix", ['x" onload="', "", "Ünï 1"])
def test_a_prefix_can_only_be_a_plain_name(prefix: str) -> None:
    root = read(draw_svg(lay_out(NORBANK), fonts="named", prefix=prefix))
    assert re.fullmatch(r"[a-z0-9-]+", root.get("id", ""))
    assert root.get("onload") is None


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_scene_gives_the_same_bytes(name: str) -> None:
    assert draw_svg(lay_out(SAMPLES[name])) == draw_svg(lay_out(SAMPLES[name]))


def test_numbers_have_a_decimal_point_and_at_most_two_decimals() -> None:
    svg = draw_svg(lay_out(SAMPLES["norbank_fr"]), fonts="named")
    for written in re.findall(r' (?:x|y|width|height|rx|r|cx|cy|d|font-size)="([^"]*)"', svg):
        assert "," not in written
        assert not re.search(r"\.\d{3}", written)
        assert "e" not in written


def test_parts_carry_what_a_page_needs_to_link_and_light_them() -> None:
    groups = {
        group.get("data-part"): group
        for group in read(draw_svg(lay_out(NORBANK), fonts="named")).iter(f"{SVG}g")
    }
    assert groups["risk-1"].get("data-factor") == "R05"
    assert groups["risk-4"].get("data-state") == "suspected"
    assert groups["gauge-value"].get("data-theme") == "value"
    assert groups["flow-they"].get("data-standing") == "claimed"
    assert groups["verdict"].get("data-verdict") == "unclear"


@given(contents)
def test_a_part_with_a_link_stands_in_it_and_the_others_are_as_before(content: MapContent) -> None:
    scene = lay_out(content)
    plain, linked = (
        read(draw_svg(scene, fonts="named", links=links)) for links in ({}, {"us": "#a&b"})
    )
    (door,) = linked.iter(f"{SVG}a")
    (group,) = door
    assert (door.get("href"), group.get("data-part")) == ("#a&b", "us")
    parts = [node.get("data-part") for node in linked.iter(f"{SVG}g")]
    assert parts == [node.get("data-part") for node in plain.iter(f"{SVG}g")]
    assert linked.get("role") == "group"


def test_a_link_is_called_by_its_words_or_else_by_what_the_part_is() -> None:
    scene = lay_out(NORBANK)
    links = {part.id: f"#{part.id}" for part in scene.parts}
    root = read(draw_svg(scene, fonts="named", links=links))
    shows = {part.id: any(isinstance(one, Text) for one in part.shapes) for part in scene.parts}
    labels = {part.id: part.label for part in scene.parts}
    doors = {door.get("href", "")[1:]: door.get("aria-label") for door in root.iter(f"{SVG}a")}
    assert set(doors) == set(shows)
    assert set(shows.values()) == {True, False}
    for part, label in doors.items():
        assert label == (None if shows[part] else labels[part])


def test_a_scene_without_words_is_silent() -> None:
    root = read(draw_svg(replace(lay_out(NORBANK), title="", description="")))
    assert root.get("aria-hidden") == "true"
    assert root.get("role") is None
    assert root.find(f"{SVG}title") is None


def test_the_whole_alphabet_travels_only_when_some_text_needs_it() -> None:
    latin, all_letters = (draw_svg(lay_out(content)) for content in (NORBANK, SCRIPTS))
    assert latin.count("@font-face") == all_letters.count("@font-face") == 2
    assert len(latin) < 90_000 < len(all_letters)


def test_every_line_of_a_text_is_written() -> None:
    scene = lay_out(SAMPLES["norbank_fr"])
    root = read(draw_svg(scene, fonts="named"))
    written = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert written == [line for _, text in scene.texts() for line in text.lines]
