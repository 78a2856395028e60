"""The one page for a board: title, map, five panels from left to right, all native."""

import io
from typing import Any

import pptx
import pytest
from export.documents_made import made

from alliancemap.export.deck import draw_deck
from alliancemap.export.drawing import emu
from alliancemap.picture.letters import tie

PANELS = ["need", "value", "risk", "unknown", "ask"]


def board(language: str) -> Any:
    return pptx.Presentation(io.BytesIO(draw_deck(made("page", language)))).slides[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_panels_stand_in_the_order_in_which_a_board_reads(language: str) -> None:
    panels = [shape for shape in board(language).shapes if shape.name in PANELS]
    assert [one.name for one in sorted(panels, key=lambda one: one.left)] == PANELS
    ends = [one.left + one.width for one in panels]
    assert all(end <= after.left for end, after in zip(ends, panels[1:], strict=False))
    assert all(one.top + one.height <= emu(900) for one in panels)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_title_is_the_conclusion_and_the_map_is_described(language: str) -> None:
    slide, document = board(language), made("page", language)
    assert slide.shapes.title.text_frame.text == tie(document.title, language)
    drawn = next(shape for shape in slide.shapes if shape.name == "map")
    assert document.map
    assert drawn._element.nvGrpSpPr.cNvPr.get("descr") == document.map.description
    panels = [shape for shape in slide.shapes if shape.name in PANELS]
    assert drawn.top + drawn.height <= min(one.top for one in panels)


def test_it_can_be_drawn_without_a_map() -> None:
    from dataclasses import replace

    slides = pptx.Presentation(io.BytesIO(draw_deck(replace(made("page"), map=None)))).slides
    assert len(slides) == 2
    assert all(shape.name != "map" for shape in slides[0].shapes)
