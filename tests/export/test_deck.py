"""Slides opened again: native, in their language, nothing over the edge, nothing lost."""

import io
from typing import Any

import pptx
import pytest
from export.documents_made import CASES, long, made
from pptx.enum.shapes import MSO_SHAPE_TYPE

from alliancemap.export.deck import draw_deck
from alliancemap.export.document import Document
from alliancemap.picture.letters import tie
from alliancemap.reading.brief import Kind


def opened(document: Document) -> Any:
    return pptx.Presentation(io.BytesIO(draw_deck(document)))


def words_of(slides: Any) -> str:
    found = []
    for slide in slides.slides:
        for shape in flat(slide.shapes):
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if getattr(shape, "has_table", False) and shape.has_table:
                found += [c.text for row in shape.table.rows for c in row.cells]
    return "\n".join(found).replace("\x0b", " ")


def flat(shapes: Any) -> list[Any]:
    found = []
    for shape in shapes:
        found.append(shape)
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            found += flat(shape.shapes)
    return found


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_it_says_the_numbers_of_the_map_and_every_heading(kind: Kind, language: str) -> None:
    document = made(kind, language)
    text = words_of(opened(document))
    assert document.map
    assert tie(document.map.dots_words, language) in text
    assert tie(document.title, language) in text
    for section in document.sections:
        assert tie(section.heading, language) in text


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_every_slide_has_a_title_and_no_picture(kind: Kind, language: str) -> None:
    for slide in opened(made(kind, language)).slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text
        kinds = {shape.shape_type for shape in flat(slide.shapes)}
        assert MSO_SHAPE_TYPE.PICTURE not in kinds


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_all_runs_are_in_the_language(kind: Kind, language: str) -> None:
    slides = opened(made(kind, language))
    wanted = {"en": "en-GB", "fr": "fr-FR"}[language]
    for slide in slides.slides:
        for shape in slide.shapes:
            if not shape.has_text_frame:
                continue
            for paragraph in shape.text_frame.paragraphs:
                for run in paragraph.runs:
                    assert run._r.get_or_add_rPr().get("lang") == wanted, run.text


def test_the_spoken_text_is_in_the_notes() -> None:
    document = made("script")
    notes = opened(document).slides[0].notes_slide.notes_text_frame.text
    assert all(tie(one, "en") in notes for one in document.notes)


def test_sixty_seconds_stand_on_one_slide_with_the_map_on_the_next() -> None:
    slides = opened(made("script", "fr")).slides
    assert len(slides) == 2
    assert any(shape.name == "map" for shape in slides[1].shapes)


@pytest.mark.parametrize("kind", ["pack", "script"])
def test_long_texts_go_on_to_further_slides_and_lose_nothing(kind: Kind) -> None:
    document = long(kind)
    slides = opened(document)
    text = words_of(slides)
    assert text.count("nobody wants to shorten") == 12 * len(made(kind).sections)
    assert all(f"Row {n}" in text for n in range(40))
    assert all(f"Item {n}" in text for n in range(60))
    for slide in slides.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= slides.slide_width
            if getattr(shape, "has_table", False) and shape.has_table:
                assert shape.top + shape.height <= slides.slide_height
