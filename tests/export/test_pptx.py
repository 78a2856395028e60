"""The slides hold native shapes that people can edit, notes to speak, and a native table."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any

import pptx
import pytest
from picture.contents import ALL_GATES, EMPTY, LONG, NASTY, NORBANK, NORBANK_FR, SAMPLES
from pptx.enum.shapes import MSO_SHAPE_TYPE

from alliancemap.export.pptx import draw_pptx
from alliancemap.picture.content import MapContent
from alliancemap.picture.layout import lay_out


def made(content: MapContent) -> bytes:
    return draw_pptx(lay_out(content), content)


def opened(content: MapContent) -> Any:
    return pptx.Presentation(io.BytesIO(made(content)))


def the_map(content: MapContent) -> Any:
    return next(shape for shape in opened(content).slides[0].shapes if shape.name == "map")


def flat(shapes: Any) -> list[Any]:
    found = []
    for shape in shapes:
        found.append(shape)
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            found += flat(shape.shapes)
    return found


def test_the_slide_is_sixteen_by_nine_and_so_are_its_layouts() -> None:
    slides = opened(NORBANK)
    assert (slides.slide_width, slides.slide_height) == (12_192_000, 6_858_000)
    for layout in slides.slide_layouts:
        for shape in layout.placeholders:
            assert shape.left + shape.width <= slides.slide_width


@pytest.mark.parametrize("name", SAMPLES)
def test_every_shape_is_native_and_none_is_a_picture(name: str) -> None:
    kinds = {shape.shape_type for shape in flat([the_map(SAMPLES[name])])}
    assert MSO_SHAPE_TYPE.PICTURE not in kinds
    assert kinds <= {
        MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.FREEFORM,
        MSO_SHAPE_TYPE.TEXT_BOX, MSO_SHAPE_TYPE.LINE, None,
    }  # fmt: skip


def test_the_groups_carry_the_names_of_the_parts() -> None:
    names = [shape.name for shape in the_map(NORBANK).shapes]
    assert {"market", "us", "partner", "bridge", "risk", "risk-1", "gauge-value"} <= set(names)
    assert names == [part.id for part in lay_out(NORBANK).parts if part.shapes]


def test_the_map_has_its_description_as_alternative_text() -> None:
    described = the_map(NORBANK)._element.nvGrpSpPr.cNvPr
    assert described.get("descr") == NORBANK.description


def test_the_slide_has_a_title_that_outlines_show() -> None:
    slides = opened(NORBANK).slides
    assert slides[0].shapes.title.text_frame.text == NORBANK.title
    assert slides[1].shapes.title.text_frame.text == NORBANK.table_title


def test_every_text_of_the_scene_is_on_the_slide_once() -> None:
    for content in (NORBANK, ALL_GATES, NORBANK_FR):
        slide = opened(content).slides[0]
        said = [
            s.text_frame.text for s in flat(slide.shapes) if s.has_text_frame and s.text_frame.text
        ]
        wanted = ["\v".join(text.lines) for _, text in lay_out(content).texts()]
        assert sorted(said) == sorted(wanted)


def test_texts_go_by_the_theme_s_fonts() -> None:
    with zipfile.ZipFile(io.BytesIO(made(NORBANK))) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
        slide = package.read("ppt/slides/slide1.xml").decode()
    assert 'typeface="Arial"' in theme
    assert "Calibri" not in theme
    assert 'typeface="Inter"' not in slide


def test_the_notes_hold_the_spoken_path_and_the_twin() -> None:
    notes = opened(NORBANK).slides[0].notes_slide.notes_text_frame.text
    assert notes.startswith("1. Market needs: ")
    assert "5. Verdict: " in notes
    assert "Structure: distribution contract" in notes


def test_the_table_is_native_and_whole() -> None:
    rows = []
    for slide in list(opened(LONG).slides)[1:]:
        table = next(shape.table for shape in slide.shapes if shape.has_table)
        rows += [tuple(cell.text for cell in row.cells) for row in list(table.rows)[1:]]
    assert [says for _, says in rows] == [row.says for row in LONG.table]


def test_french_punctuation_is_tied_to_its_word() -> None:
    loose = replace(NORBANK_FR, table=(replace(NORBANK_FR.table[0], says="Oui : « non » ; et ?"),))
    table = next(s.table for s in opened(loose).slides[1].shapes if s.has_table)
    assert table.cell(1, 1).text == "Oui\u00a0: «\u00a0non\u00a0»\u00a0; et\u00a0?"


def test_the_texts_say_their_language() -> None:
    with zipfile.ZipFile(io.BytesIO(made(NORBANK_FR))) as package:
        for name in ("slide1", "slide2"):
            slide = package.read(f"ppt/slides/{name}.xml").decode()
            assert 'lang="fr-FR"' in slide
            assert 'lang="en-US"' not in slide


@pytest.mark.parametrize("content", [NORBANK, NASTY, EMPTY], ids=["plain", "nasty", "empty"])
def test_the_same_input_gives_the_same_bytes(content: MapContent) -> None:
    assert made(content) == made(replace(content))


def test_every_date_in_the_file_is_the_one_given() -> None:
    day = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 (office files carry no time zone)
    raw = draw_pptx(lay_out(NORBANK), NORBANK, timestamp=day)
    about = pptx.Presentation(io.BytesIO(raw)).core_properties
    assert {about.created, about.modified, about.last_printed} == {day}
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert about.title == NORBANK.title
