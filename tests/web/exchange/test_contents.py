"""The list of contents holds every file to its digest, and names lead into no other folder."""

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.exchange.contents import (
    Packer,
    Whole,
    is_attachment,
    listed_alliances,
    read_whole,
    safe_name,
)
from alliancemap_web.exchange.troubles import TroubleError


def packed(**about: Any) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        packer = Packer(out)
        packer.put("a/b.txt", "text", "hello")
        packer.put("c.bin", "bytes", b"\x00\xff")
        packer.finish({"alliances": [], **about})
    return made.getvalue()


def rewritten(content: bytes, name: str, inside: bytes | None) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        if inside is not None:
            new.writestr(name, inside)
    return made.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(TroubleError) as caught:
        read_whole(content)
    return caught.value.trouble.code


def test_what_was_packed_is_read_back() -> None:
    whole = read_whole(packed(made_by="Ada"))
    assert whole.files == {"a/b.txt": b"hello", "c.bin": b"\x00\xff"}
    assert whole.about["made_by"] == "Ada"
    assert whole.text("a/b.txt") == "hello"


def test_a_file_that_was_changed_or_taken_away_is_noticed() -> None:
    assert code_of(rewritten(packed(), "a/b.txt", b"hallo")) == "XCH044"
    assert code_of(rewritten(packed(), "a/b.txt", None)) == "XCH044"


def test_a_file_that_the_list_does_not_name_is_left_out() -> None:
    assert "evil.txt" not in read_whole(rewritten(packed(), "evil.txt", b"x")).files


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b"\xff", b'{"format": "other", "version": 1}'])
def test_a_list_that_is_none_is_refused(text: bytes) -> None:
    assert code_of(rewritten(packed(), "manifest.json", text)) == "XCH044"


def test_a_newer_format_is_refused_with_both_numbers() -> None:
    about = json.loads(zipfile.ZipFile(io.BytesIO(packed())).read("manifest.json"))
    text = json.dumps(about | {"version": 2}).encode()
    assert code_of(rewritten(packed(), "manifest.json", text)) == "XCH045"


def test_a_text_that_is_not_there_is_refused() -> None:
    for path in ("nowhere", "c.bin"):
        with pytest.raises(TroubleError):
            Whole({}, {"c.bin": b"\xff"}).text(path)


@pytest.mark.parametrize(
    "listed",
    [
        "x",
        {},
        {"history": 5},
        {"history": "h", "attachments": 5},
        {"history": "h", "attachments": [{"key": "k"}]},
    ],
)
def test_what_is_listed_of_an_alliance_must_be_whole(listed: Any) -> None:
    with pytest.raises(TroubleError):
        list(listed_alliances(Whole({"alliances": [listed]}, {})))


def test_a_file_of_evidence_is_listed_with_all_it_needs() -> None:
    keys = ("key", "path", "name", "content_type", "by", "at")
    assert is_attachment(dict.fromkeys(keys, "x"))
    assert not is_attachment(dict.fromkeys(keys[1:], "x"))


@given(st.text(max_size=150))
def test_a_file_s_name_leads_into_no_folder(name: str) -> None:
    made = safe_name(name)
    assert made
    assert len(made) <= 100
    assert not set(made) & set('/\\:*?"<>|\n\x00')
    assert made.strip(".") == made
