"""Every format comes through one door, and the same input gives the same bytes."""

from datetime import datetime

import pytest
from export.documents_made import CASES, made

from alliancemap.export.document_files import DOCUMENT_FORMATS, document_text, export_document
from alliancemap.export.error import ExportError
from alliancemap.reading.brief import Kind


@pytest.mark.parametrize("file_format", DOCUMENT_FORMATS)
@pytest.mark.parametrize(("kind", "language"), CASES[::3])
def test_the_same_document_gives_the_same_bytes(
    file_format: str, kind: Kind, language: str
) -> None:
    first = export_document(made(kind, language), file_format)
    assert export_document(made(kind, language), file_format) == first


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ExportError) as refused:
        export_document(made("page"), "odt")
    assert refused.value.code == "EXP001"


@pytest.mark.parametrize("file_format", ["docx", "pptx", "pdf"])
def test_no_file_names_who_made_it_or_where(file_format: str) -> None:
    raw = export_document(made("page"), file_format, timestamp=datetime(2026, 11, 23).astimezone())
    for secret in (b"/work", b"/tmp", b"/root", b"python-docx", b"python-pptx", b"Steve Canny"):
        assert secret not in unzipped(raw)


def unzipped(raw: bytes) -> bytes:
    """All that is in a file, packed or not."""
    import io
    import zipfile

    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as whole:
        return b"".join(whole.read(name) for name in whole.namelist())


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_the_text_holds_every_heading_and_ties_french_signs(kind: Kind, language: str) -> None:
    text = document_text(made(kind, language))
    for section in made(kind, language).sections:
        assert section.heading in text
    if language == "fr":
        assert " :" not in text
        assert " ?" not in text
