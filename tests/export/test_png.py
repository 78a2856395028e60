"""PNG pictures have the size asked for, the same bytes twice, and no font from the machine."""

import struct
from dataclasses import replace

import pytest
from picture.contents import NASTY, NORBANK, SCRIPTS

from alliancemap.export.error import ExportError
from alliancemap.export.png import draw_png
from alliancemap.picture.layout import lay_out


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_scale_gives_so_many_pixels_to_a_unit() -> None:
    assert size(draw_png(lay_out(NORBANK))) == (1600, 900)
    assert size(draw_png(lay_out(NORBANK), scale=0.5)) == (800, 450)


def test_a_tall_map_is_a_tall_picture() -> None:
    scene = lay_out(NORBANK, "portrait")
    width, height = size(draw_png(scene, scale=0.4))
    assert width == 360
    assert height == pytest.approx(scene.height * 0.4, abs=1)


@pytest.mark.parametrize("content", [NORBANK, NASTY, SCRIPTS], ids=["plain", "nasty", "scripts"])
def test_the_same_scene_gives_the_same_bytes(content: object) -> None:
    scene = lay_out(content)  # type: ignore[arg-type]
    assert draw_png(scene, scale=0.3) == draw_png(scene, scale=0.3)


def test_words_are_drawn_with_the_shipped_fonts() -> None:
    with_words = draw_png(lay_out(NORBANK), scale=0.5)
    without = draw_png(lay_out(replace(NORBANK, title="")), scale=0.5)
    assert len(with_words) > len(without) + 500


@pytest.mark.parametrize("scale", [0, -1, 50, float("nan")])
def test_a_picture_of_no_size_or_far_too_large_is_refused(scale: float) -> None:
    with pytest.raises(ExportError) as caught:
        draw_png(lay_out(NORBANK), scale=scale)
    assert caught.value.code == "EXP003"
