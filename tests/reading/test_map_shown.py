"""A map that shows and saves itself."""

import re
from pathlib import Path

import pytest
from commanded import EXAMPLE

from alliancemap.export.error import ExportError
from alliancemap.export.files import export_map
from alliancemap.picture.layout import lay_out
from alliancemap.picture.svg import draw_svg
from alliancemap.picture.table import table_text
from alliancemap.reading.opened import open_alliance

READING = open_alliance(EXAMPLE)


def test_its_svg_and_text_are_the_pictures_own() -> None:
    for orientation in ("landscape", "portrait"):
        shown = READING.map(orientation=orientation)  # type: ignore[arg-type]
        assert shown.svg == draw_svg(lay_out(shown.content, orientation))  # type: ignore[arg-type]
        assert shown.text == table_text(shown.content)


def test_two_maps_on_one_page_share_no_id() -> None:
    shown = [READING.map(language)._repr_svg_() for language in ("en", "fr")]
    ids = [set(re.findall(r' id="([^"]+)"', svg)) for svg in shown]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_the_same_map_shows_the_same_each_time() -> None:
    assert READING.map()._repr_svg_() == READING.map()._repr_svg_()


def test_it_saves_itself_in_the_format_of_the_name(tmp_path: Path) -> None:
    shown = READING.map("fr", "portrait")
    target = shown.save(tmp_path / "carte.svg")
    assert target.read_bytes() == export_map(shown.content, "svg", "portrait") == shown.file("svg")


def test_another_format_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        READING.map().save(tmp_path / "map.gif")
    assert not list(tmp_path.iterdir())
