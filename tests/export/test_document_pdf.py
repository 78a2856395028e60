"""A PDF opened again: tagged, in its language, the map described, one page where it says one."""

import io
import re

import pypdf
import pytest
from export.documents_made import CASES, long, made
from export.test_pdf import tags

from alliancemap.export.document_pdf import print_document
from alliancemap.reading.brief import Kind


def opened(kind: Kind, language: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(print_document(made(kind, language))))


def plain(text: str) -> str:
    """A text without spaces, as a PDF breaks its lines anywhere."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_it_is_pdf_ua_tagged_in_its_language_and_titled(kind: Kind, language: str) -> None:
    reader, document = opened(kind, language), made(kind, language)
    assert reader.root_object["/MarkInfo"]["/Marked"]
    metadata = reader.root_object["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part[^0-9]*1", metadata)
    assert str(reader.root_object["/Lang"]).startswith(language)
    assert reader.metadata is not None
    assert plain(str(reader.metadata.title)) == plain(document.title)


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_it_says_the_numbers_of_the_map_and_every_heading(kind: Kind, language: str) -> None:
    reader, document = opened(kind, language), made(kind, language)
    text = plain("".join(page.extract_text() for page in reader.pages))
    assert document.map
    assert plain(document.map.dots_words) in text
    for section in document.sections:
        assert plain(section.heading) in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_map_is_a_figure_with_its_description(language: str) -> None:
    document = made("page", language)
    figures = [one for one in tags(opened("page", language)) if one["/S"] == "/Figure"]
    assert document.map
    assert figures
    assert {str(one["/Alt"]) for one in figures if "/Alt" in one} == {document.map.description}


def test_headings_lists_and_tables_are_tagged() -> None:
    kinds = [str(one["/S"]) for one in tags(opened("pack", "en"))]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len(made("pack").sections)
    assert {"/L", "/LI", "/Table", "/TH"} <= set(kinds)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_one_page_is_one_page_and_then_the_words_and_the_map(language: str) -> None:
    reader, document = opened("page", language), made("page", language)
    assert len(reader.pages) == 3
    front, back, drawn = reader.pages
    assert all(plain(s.heading) in plain(front.extract_text()) for s in document.front)
    assert plain(document.back[0].heading) in plain(back.extract_text())
    assert drawn.mediabox.width > drawn.mediabox.height


def test_a_very_long_text_goes_on_to_further_pages_and_loses_nothing() -> None:
    reader = pypdf.PdfReader(io.BytesIO(print_document(long("pack"))))
    pages = plain("".join(page.extract_text() for page in reader.pages))
    # Without the feet, which stand in the midst of sentences that go over a page.
    text = re.sub(re.escape(plain(long("pack").foot)) + r"\d+/\d+", "", pages)
    assert text.count(plain("nobody wants to shorten")) == 12 * len(made("pack").sections)
    assert plain("Row 39") in text
