"""A template and its data become one tagged file, the same bytes each time; what fails is coded."""

import io

import pytest
from pypdf import PdfReader

from alliancemap.export.error import ExportError
from alliancemap.export.typesetting import EPOCH, typeset

PAGE = b"""#set document(title: json(bytes(sys.inputs.said)).title)
#set text(font: "Inter", lang: "en")
#json(bytes(sys.inputs.said)).text
"""
SAID = {"said": {"title": "Heron", "text": "A first map"}}


def test_data_are_read_and_never_run() -> None:
    said = {"said": {"title": "Heron", "text": "#panic() $x$"}}
    page = typeset({"main.typ": PAGE}, said, EPOCH, has_all_letters=True)
    assert "#panic() $x$" in PdfReader(io.BytesIO(page)).pages[0].extract_text()


def test_the_same_input_gives_the_same_bytes() -> None:
    one, two = (typeset({"main.typ": PAGE}, SAID, EPOCH, has_all_letters=True) for _ in range(2))
    assert one == two


def test_the_file_is_tagged() -> None:
    page = typeset({"main.typ": PAGE}, SAID, EPOCH, has_all_letters=True)
    assert PdfReader(io.BytesIO(page)).trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712 - its own kind of truth


def test_a_template_that_fails_is_told_with_its_code() -> None:
    with pytest.raises(ExportError) as failed:
        typeset({"main.typ": b"#panic()"}, SAID, EPOCH, has_all_letters=True)
    assert failed.value.code == "EXP003"
