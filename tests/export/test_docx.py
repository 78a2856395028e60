"""A Word file opened again: headings, lists, tables, language, the map told in words."""

import io
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from export.documents_made import CASES, long, made

from alliancemap.export.document import Bullets, Table
from alliancemap.export.docx import write_docx
from alliancemap.picture.letters import clean, tie
from alliancemap.reading.brief import Kind


def opened(kind: Kind, language: str) -> Any:
    return docx.Document(io.BytesIO(write_docx(made(kind, language))))


def whole_text(word: Any) -> str:
    cells = [c.text for t in word.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in word.paragraphs), *cells])


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_its_headings_are_those_of_the_document(kind: Kind, language: str) -> None:
    document, word = made(kind, language), opened(kind, language)
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings == [tie(one.heading, language) for one in document.sections]
    titles = [p.text for p in word.paragraphs if p.style.name == "Title"]
    assert titles == [tie(document.title, language)]


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_it_says_every_text_with_the_numbers_of_the_map(kind: Kind, language: str) -> None:
    text = whole_text(opened(kind, language))
    document = made(kind, language)
    assert document.map
    assert tie(document.map.dots_words, language) in text
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Bullets):
                assert all(tie(item, language) in text for item in block.items)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_language_is_set_in_the_defaults_and_the_styles(language: str) -> None:
    word = opened("page", language)
    wanted = {"en": "en-GB", "fr": "fr-FR"}[language]
    found = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert found == {wanted}
    assert word.core_properties.language == language


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_map_has_its_description_as_alternative_text(language: str) -> None:
    word, document = opened("page", language), made("page", language)
    (picture,) = word.inline_shapes
    assert document.map
    assert picture._inline.docPr.get("descr") == document.map.description
    page = word.sections[0]
    assert picture.width <= page.page_width - page.left_margin - page.right_margin


def test_numbered_lists_are_real_and_each_begins_at_one() -> None:
    word = docx.Document(io.BytesIO(write_docx(long("pack"))))
    numbers = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "List Number"]
    assert len(numbers) > 60
    assert len(set(numbers)) == 2  # the questions, and the long list
    numbering = word.part.numbering_part.element
    for number in set(numbers):
        made_ = next(one for one in numbering.findall(qn("w:num")) if one.numId == number)
        assert made_.find(qn("w:lvlOverride")).find(qn("w:startOverride")).get(qn("w:val")) == "1"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_tables_have_a_head_that_comes_again_and_a_description(language: str) -> None:
    word, document = opened("pack", language), made("pack", language)
    tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table)]
    assert len(word.tables) == len(tables)
    for written, table in zip(word.tables, tables, strict=True):
        assert written.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert [c.text for c in written.rows[0].cells] == [clean(h) for h in table.heads]
        assert written._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_its_properties_name_nobody() -> None:
    moment = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    about = docx.Document(io.BytesIO(write_docx(made("page"), moment))).core_properties
    assert about.author == about.last_modified_by == "alliancemap"
    assert about.comments == about.keywords == ""
    assert about.created.replace(tzinfo=UTC) == moment
