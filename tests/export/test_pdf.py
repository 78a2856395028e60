"""The PDF is tagged, speaks its language, describes its picture and holds the table twin."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pypdf
import pytest
from picture.contents import ALL_GATES, EMPTY, LONG, NASTY, NORBANK, NORBANK_FR, SCRIPTS
from pypdf.generic import DictionaryObject, IndirectObject

from alliancemap.export import pdf as pdf_room
from alliancemap.export.error import ExportError
from alliancemap.export.pdf import draw_pdf
from alliancemap.picture.content import MapContent
from alliancemap.picture.layout import Orientation, lay_out


def printed(content: MapContent, orientation: Orientation = "landscape") -> bytes:
    return draw_pdf(lay_out(content, orientation), content)


def opened(content: MapContent, orientation: Orientation = "landscape") -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(printed(content, orientation)))


def tags(reader: pypdf.PdfReader) -> list[DictionaryObject]:
    """Every element of the structure tree, in reading order."""
    found: list[DictionaryObject] = []

    def walk(node: object) -> None:
        if isinstance(node, IndirectObject):
            node = node.get_object()
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(reader.root_object["/StructTreeRoot"])
    return found


def test_it_is_pdf_ua_and_tagged() -> None:
    reader = opened(NORBANK)
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.xmp_metadata is not None
    metadata = reader.root_object["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part[^0-9]*1", metadata)


@pytest.mark.parametrize(("content", "language"), [(NORBANK, "en"), (NORBANK_FR, "fr")])
def test_it_says_its_language_and_its_title(content: MapContent, language: str) -> None:
    reader = opened(content)
    assert str(reader.root_object["/Lang"]).startswith(language)
    assert reader.metadata is not None
    assert reader.metadata.title == content.title
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_picture_has_its_description_and_the_table_is_a_table() -> None:
    found = tags(opened(NORBANK))
    kinds = [str(tag["/S"]) for tag in found]
    assert "/Figure" in kinds
    assert {"/H1", "/H2", "/Table", "/TR", "/TH", "/TD"} <= set(kinds)
    figure = found[kinds.index("/Figure")]
    assert figure["/Alt"] == NORBANK.description


def test_the_first_page_shows_the_map_and_the_next_its_words() -> None:
    first, second = (page.extract_text() for page in opened(NORBANK).pages)
    assert "9 of 20 futures say yes" in first
    assert NORBANK.table_title in second
    assert NORBANK.risks[3].text in second.replace("\n", " ")


def test_a_wide_map_lies_and_a_tall_one_stands() -> None:
    for orientation, lies in (("landscape", True), ("portrait", False)):
        box = opened(NORBANK, orientation).pages[0].mediabox  # type: ignore[arg-type]
        assert (box.width > box.height) == lies


@pytest.mark.parametrize("content", [NORBANK, ALL_GATES, LONG, NASTY, EMPTY])
def test_the_picture_takes_one_page_however_much_it_says(content: MapContent) -> None:
    for orientation in ("landscape", "portrait"):
        pages = opened(content, orientation).pages  # type: ignore[arg-type]
        first, second = (pages[place].extract_text() for place in (0, 1))
        assert content.table_heads[1] not in first
        assert content.table_heads[1] in second


def test_the_table_holds_long_texts_whole() -> None:
    words = " ".join(page.extract_text() for page in opened(LONG).pages[1:])
    assert LONG.we_bring.text in re.sub(r"\s+", " ", words)


def test_markup_and_typst_code_in_a_text_stay_text() -> None:
    words = " ".join(page.extract_text() for page in opened(NASTY).pages)
    assert '#panic("x")' in re.sub(r"\s+", " ", words)


def test_the_same_input_gives_the_same_bytes_and_the_date_is_the_one_given() -> None:
    assert printed(NORBANK) == printed(replace(NORBANK))
    day = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    dated = draw_pdf(lay_out(NORBANK), NORBANK, timestamp=day)
    metadata = pypdf.PdfReader(io.BytesIO(dated)).metadata
    assert metadata is not None
    assert metadata.creation_date == day


def test_fonts_are_inside_the_file() -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in opened(NORBANK).pages
        for font in page["/Resources"].get_object().get("/Font", {}).values()
    }
    assert fonts
    assert all(name.startswith("Inter") for name in fonts)


def test_letters_in_no_font_at_hand_do_not_stop_the_page() -> None:
    assert len(opened(SCRIPTS).pages) >= 2


def test_a_warning_of_the_compiler_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = pdf_room._template().replace(b'font: "Inter"', b'font: "No Such Font"')
    monkeypatch.setattr(pdf_room, "_template", lambda: broken)
    with pytest.raises(ExportError) as caught:
        printed(NORBANK)
    assert caught.value.code == "EXP003"
    assert "font" in str(caught.value.message.value("why"))


def test_a_failure_of_the_compiler_is_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_room, "_template", lambda: b'#panic("no")')
    with pytest.raises(ExportError) as caught:
        printed(NORBANK)
    assert caught.value.code == "EXP003"
