"""Files are called by what a screen can show, and given out as nothing that runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.portfolio.evidence import content_type, file_name, headers


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("order.pdf", "order.pdf"),
        ("desk\\ada\\order.pdf", "order.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\u202ec.pdf", "abc.pdf"),
        ("", "file"),
        ("..", "file"),
        ("Vertrag  Größe.pdf", "Vertrag Größe.pdf"),
    ],
)
def test_a_file_is_called(sent: str, name: str) -> None:
    assert file_name(sent) == name


@given(st.text())
def test_no_name_leaves_its_header(sent: str) -> None:
    line = headers(file_name(sent))["Content-Disposition"]
    assert line.isascii()
    assert line.isprintable()
    assert line.count('"') == 2


@pytest.mark.parametrize(
    ("kind", "content", "given_as"),
    [
        ("application/pdf", b"%PDF-1.7", "application/pdf"),
        ("application/pdf", b"<html>", "application/octet-stream"),
        ("image/png", b"\x89PNG\r\n\x1a\n...", "image/png"),
        ("image/svg+xml", b"<svg>", "application/octet-stream"),
        ("text/html; charset=utf-8", b"<p>", "application/octet-stream"),
        ("", b"", "application/octet-stream"),
    ],
)
def test_a_file_is_given_out_as_what_its_first_bytes_say(
    kind: str, content: bytes, given_as: str
) -> None:
    assert content_type(kind, content) == given_as
