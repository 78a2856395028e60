"""The lounge under one digest: everything it needs, and another name for anything else."""

import gzip
import hashlib
import json
from pathlib import Path

import brotli
import pytest
from node import STATIC

from alliancemap.words import LANGUAGES
from alliancemap_web.lounge import bundle as room
from alliancemap_web.lounge.bundle import bundle, digest_of, made

LARGEST = 200_000
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


def test_every_script_and_every_pack_is_there() -> None:
    files = bundle().files
    shipped = {
        path.relative_to(STATIC / "lounge").as_posix()
        for path in (STATIC / "lounge").rglob("*")
        if path.suffix in (".js", ".css") and path.name != "worker.js"
    }
    assert shipped <= set(files)
    assert {f"packs/{language}.json" for language in LANGUAGES} <= set(files)
    assert {path for path in files if path.startswith("fonts/")}


def test_what_the_worker_keeps_names_this_digest_and_both_languages() -> None:
    now = bundle()
    first_line = now.worker.content.decode().split("\n")[0]
    told = json.loads(first_line.removeprefix("const LOUNGE = ").removesuffix(";"))
    assert told["digest"] == now.digest
    assert told["addresses"] == sorted(now.kept())
    assert {f"/lounge/{language}/" for language in LANGUAGES} <= set(told["addresses"])
    for shell in now.shells.values():
        assert f"/lounge/files/{now.digest}/".encode() in shell.content
        assert room.NO_DIGEST.encode() not in shell.content


def test_each_content_has_a_digest_of_its_own() -> None:
    assert digest_of({"a": b"bc"}) != digest_of({"ab": b"c"}) != digest_of({"a": b"bd"})
    assert digest_of({"a": b"1", "b": b"2"}) == digest_of({"b": b"2", "a": b"1"})


def test_a_change_in_a_shell_alone_makes_a_new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = bundle().digest
    shell = room.shell
    monkeypatch.setattr(room, "shell", lambda *given: shell(*given) + b"<!-- -->")
    made.cache_clear()
    try:
        assert bundle().digest != before
    finally:
        made.cache_clear()


def test_what_is_packed_unpacks_to_the_same() -> None:
    for file in bundle().kept().values():
        for way, packed in file.packed.items():
            assert UNPACK[way](packed) == file.content
            assert len(packed) == file.size(way)
        assert file.size() == len(file.content)


def test_nothing_personal_and_nothing_that_changes_is_in_a_shell() -> None:
    made.cache_clear()
    first = {one: shell.content for one, shell in bundle().shells.items()}
    made.cache_clear()
    assert {one: shell.content for one, shell in bundle().shells.items()} == first
    assert all(b"csrf" not in content.lower() for content in first.values())


def test_the_icons_are_pictures_of_the_size_they_say() -> None:
    icons = bundle().icons
    for language, manifest in bundle().manifests.items():
        told = json.loads(manifest.content)
        assert told["lang"] == language
        for icon in told["icons"]:
            content = icons[Path(icon["src"]).name].content
            if icon["type"] == "image/png":
                width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
                assert icon["sizes"] == f"{width}x{height}"


def test_the_icon_on_the_home_screen_is_that_of_the_pages() -> None:
    shown = (STATIC / "face" / "icon.svg").read_bytes()
    assert hashlib.sha256(bundle().icons["icon.svg"].content).digest() == (
        hashlib.sha256(shown).digest()
    )


def test_the_whole_lounge_is_small() -> None:
    sizes = {path: file.size("br") for path, file in bundle().kept().items()}
    assert sum(sizes.values()) < LARGEST, sizes
