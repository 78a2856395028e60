"""The tall map's stencil: filled with nothing it is the blank map, and no answer changes it."""

import re
from dataclasses import replace

import pytest
from picture.contents import ALL_GATES
from picture.stencils import nothing_said, stencil

from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import number
from alliancemap.picture.stencil_tall import head_template, tall_part, tall_stencil
from alliancemap.picture.svg import draw_part, draw_svg

both_languages = pytest.mark.parametrize("language", ["en", "fr"])


@both_languages
def test_the_head_filled_in_is_the_heads_own_text(language: str) -> None:
    scene = lay_out(nothing_said(language), "portrait")
    drawn = draw_svg(replace(scene, title="T", description="W"), fonts="named", prefix="n")
    filled = head_template(scene).format(name="n", height=f"{scene.height:g}", title="T", words="W")
    assert drawn.startswith(f"{filled}<g ")


@both_languages
def test_a_part_that_only_moves_stands_where_it_stands_without_a_title(language: str) -> None:
    data = stencil(language)["tall"]
    blank = replace(nothing_said(language), title="")
    for part, written in (
        ("bridge", data["still"][0]),
        ("us", data["still"][1]),
        ("flow-together", data["together"]),
        ("flow-we", data["we"]),
    ):
        unmoved = re.sub(r"~([-\d.]+)", lambda found: number(float(found[1])), written)
        assert f'<g id="n{unmoved}' == draw_part(tall_part(blank, part), "n")


@both_languages
def test_neither_a_name_nor_rocks_nor_risks_change_the_stencil(language: str) -> None:
    blank = nothing_said(language)
    other = replace(
        blank, title="Blue Heron", rocks=ALL_GATES.rocks, risks=(), verdict="promising", dots_yes=3
    )
    assert tall_stencil(other) == tall_stencil(blank)


@both_languages
def test_there_are_twenty_dots_of_each_kind(language: str) -> None:
    futures = stencil(language)["tall"]["futures"]
    assert {len(futures[kind]) for kind in ("yes", "no", "early")} == {20}
    assert not set(futures["yes"]) & set(futures["no"]) | set(futures["no"]) & set(futures["early"])


@both_languages
def test_a_partners_name_never_fits_its_circle_beside_that_its_size_is_unknown(
    language: str,
) -> None:
    # The phone puts the words under the circle without trying; here is why it may.
    blank = nothing_said(language)
    part = tall_part(replace(blank, partner=replace(blank.partner, name="N")), "partner")
    circle, *texts = part.shapes
    assert all(text.y > circle.y + circle.radius for text in texts)  # type: ignore[union-attr]
