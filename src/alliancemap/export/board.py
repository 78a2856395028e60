"""The one page for a board as one slide: the title says it, five panels in reading order, the map.

The panels stand from left to right below the map: what the market needs, what each brings, what can
go wrong, what is not known, what is asked. Everything is a native shape that people can edit.
"""

from typing import Any

from alliancemap.export.document import Document, Section, block_texts
from alliancemap.export.drawing import POINT, draw_group, emu
from alliancemap.export.error import need
from alliancemap.export.pptx import TITLE_ONLY, add_shapes, fill_text, slide_language
from alliancemap.picture.layout import lay_out
from alliancemap.picture.letters import text_width, tie, wrap
from alliancemap.picture.says import gauge_says
from alliancemap.picture.scaled import scaled

_SIDE, _WIDE, _TALL = 48.0, 1600.0, 900.0
_TITLE_TOP, _TITLE_TALL = 22.0, 92.0
_MAP_TOP, _MAP_TALL = 120.0, 470.0
_PANELS_TOP, _PANELS_TALL, _GAP = 606.0, 252.0, 18.0
_EDGES = {"market": "1B7F4B", "value": "F2B705", "risk": "1D4ED8", "neutral": "6B7688"}
_GROUNDS = {"market": "F1F8F4", "value": "FEF9E8", "risk": "EEF3FC", "neutral": "F4F5F8"}
_SIZES = (12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_LEADING = 1.22


def draw_board(slides: Any, document: Document, notes: str) -> None:
    """Draw the one page on one slide, with what is spoken to it as notes."""
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
    spoken = slide_language(document.language)
    _title(slide.shapes.title, document, spoken)
    lead_left = _SIDE
    if document.map:
        scene = lay_out(document.map)
        factor = _MAP_TALL / scene.height
        wide = scene.width * factor
        placed = scaled(scene, factor, _SIDE, _MAP_TOP)
        add_shapes(slide, draw_group(placed, placed.parts, 1000, spoken, (_SIDE, _MAP_TOP)))
        lead_left = _SIDE + wide + 28
    _lead(slide, document, lead_left, spoken)
    panels = document.front
    wide = (_WIDE - 2 * _SIDE - _GAP * (len(panels) - 1)) / max(1, len(panels))
    size = min((_panel_size(one, wide, document.language) for one in panels), default=_SIZES[0])
    for place, section in enumerate(panels):
        _panel(slide, section, _SIDE + place * (wide + _GAP), wide, size, document.language)
    foot = slide.shapes.add_textbox(*map(emu, (_SIDE, 868, _WIDE - 2 * _SIDE, 24)))
    foot.name = "foot"
    fill_text(foot.text_frame, tie(document.foot, document.language), 8, spoken)
    slide.notes_slide.notes_text_frame.text = notes


def _title(title: Any, document: Document, spoken: str) -> None:
    said = tie(document.title, document.language)
    room = _WIDE - 2 * _SIDE
    size = next((s for s in (26, 23, 20, 18) if text_width(said, s / POINT, 700) <= 1.8 * room), 16)
    title.left, title.top, title.width, title.height = map(
        emu, (_SIDE, _TITLE_TOP, room, _TITLE_TALL)
    )
    frame = title.text_frame
    frame.margin_left = frame.margin_right = 0
    frame.vertical_anchor = need("pptx.enum.text", "pptx").MSO_ANCHOR.MIDDLE
    fill_text(frame, said, size, spoken)
    frame.paragraphs[0].alignment = need("pptx.enum.text", "pptx").PP_ALIGN.LEFT
    for run in frame.paragraphs[0].runs:
        run.font.bold = True


def _lead(slide: Any, document: Document, left: float, spoken: str) -> None:
    """Write the lead beside the map, and the three themes in words with their numbers."""
    box = slide.shapes.add_textbox(
        *map(emu, (left, _MAP_TOP, max(_WIDE - _SIDE - left, 200), _MAP_TALL))
    )
    box.name = "lead"
    frame = box.text_frame
    frame.word_wrap = True
    said = [document.lead]
    if document.map:
        language = document.language
        colon = "\u00a0: " if language == "fr" else ": "
        said += [f"{one.name}{colon}{gauge_says(one, language)}" for one in document.map.gauges]
    for place, text in enumerate(one for one in said if one):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _run(paragraph, tie(text, document.language), 20 if place == 0 else 14, spoken, place == 0)
        paragraph.space_after = 14 * 12700


def _run(paragraph: Any, text: str, size: float, spoken: str, bold: bool) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = round(size * 12700), bold
    run.font.color.rgb = need("pptx.dml.color", "pptx").RGBColor.from_string("1A2233")
    run._r.get_or_add_rPr().set("lang", spoken)


def _said(section: Section) -> list[str]:
    return [text for block in section.blocks for text in block_texts(block) if text]


def _panel_size(section: Section, wide: float, language: str) -> float:
    """Return the largest size in points in which a panel's words fit it."""
    room = wide - 28
    for size in _SIZES:
        unit = size / POINT
        lines = len(wrap(tie(section.heading, language), room * 0.94, unit * 1.1, 700)) * 1.15
        for text in _said(section):
            lines += len(wrap(tie(text, language), room * 0.96, unit)) + 0.3
        if lines * unit * _LEADING <= _PANELS_TALL - 16:
            return size
    return _SIZES[-1]


def _panel(
    slide: Any, section: Section, left: float, wide: float, size: float, language: str
) -> None:
    colour = need("pptx.dml.color", "pptx").RGBColor.from_string
    shape = need("pptx.enum.shapes", "pptx").MSO_SHAPE
    spoken = slide_language(language)
    edge = slide.shapes.add_shape(shape.RECTANGLE, *map(emu, (left, _PANELS_TOP, 6, _PANELS_TALL)))
    edge.name = f"{section.id} edge"
    edge.fill.solid()
    edge.fill.fore_color.rgb = colour(_EDGES[section.tone])
    edge.line.fill.background()
    box = slide.shapes.add_shape(
        shape.RECTANGLE, *map(emu, (left + 6, _PANELS_TOP, wide - 6, _PANELS_TALL))
    )
    box.name = section.id
    box.fill.solid()
    box.fill.fore_color.rgb = colour(_GROUNDS[section.tone])
    box.line.fill.background()
    box.shadow.inherit = False
    edge.shadow.inherit = False
    frame = box.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = need("pptx.enum.text", "pptx").MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = emu(10)
    frame.margin_top = frame.margin_bottom = emu(7)
    align = need("pptx.enum.text", "pptx").PP_ALIGN.LEFT
    frame.paragraphs[0].alignment = align
    _run(frame.paragraphs[0], tie(section.heading, language), size * 1.1, spoken, True)
    for text in _said(section):
        paragraph = frame.add_paragraph()
        paragraph.alignment = align
        paragraph.space_before = round(size * 0.3 * 12700)
        _run(paragraph, tie(text, language), size, spoken, False)
