"""What every command begins with: sizes as people say them, a folder to work in, one way out."""

import json
import os
import re
import time
from pathlib import Path

import pytest
from web.own.conftest import CALL, by_itself, run
from web.own.standing import kept_environment

from alliancemap.words import error_sentence
from alliancemap_web.own.starting import FORGOTTEN, WORKING, role_said, room_to_work, size_said


def test_sizes_are_said_in_the_unit_that_fits() -> None:
    assert [size_said(one, "en") for one in (10, 1_500, 2_340_000, 7_000_000_000)] == [
        "1 kB", "2 kB", "2.3 MB", "7.0 GB",
    ]  # fmt: skip
    assert size_said(2_340_000, "fr") == "2,3\xa0Mo"


def test_the_room_to_work_goes_with_all_that_is_in_it(tmp_path: Path) -> None:
    with room_to_work(tmp_path / "new") as room:
        (room / "a").write_text("a")
        assert room.stat().st_mode & 0o077 == 0
    assert list((tmp_path / "new").iterdir()) == []


def test_what_a_felled_command_left_goes_a_day_later(tmp_path: Path) -> None:
    old, young = tmp_path / f"{WORKING}old", tmp_path / f"{WORKING}young"
    for one in (old, young):
        one.mkdir()
    long_ago = time.time() - FORGOTTEN - 60
    os.utime(old, (long_ago, long_ago))
    with room_to_work(tmp_path):
        assert not old.exists()
        assert young.exists()


def test_a_setting_that_cannot_be_used_is_said_by_every_command(kept: Path) -> None:
    said = run(kept, "backup", ALLIANCEMAP_DATABASE_URL="mysql://ana:secret@db/x")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"alliancemap: WEB007 {error_sentence('WEB007', 'en')}\n"


@pytest.mark.parametrize(
    "words", ["backup", "upgrade", "user list", "export any", "restore any.zip"]
)
def test_a_folder_that_cannot_be_looked_into_is_said_by_every_command(
    words: str, tmp_path: Path
) -> None:
    # As a folder of somebody else's is to others than root: its name is longer than disks take.
    said = run(tmp_path / ("n" * 300), *words.split())
    assert (said.code, said.codes, said.out) == (2, ["OWN002"], "")


def test_a_look_over_a_folder_that_cannot_be_looked_into_says_so(tmp_path: Path) -> None:
    folder = tmp_path / ("n" * 300)
    said = run(folder, "doctor", "--json")
    assert said.code == 1
    found = {one["code"]: one["state"] for one in json.loads(said.out)["checks"]}
    assert found["folder_unusable"] == "bad"
    assert "key_new" not in found


@pytest.mark.parametrize("words", [("doctor", "--json"), ("user", "list"), ("backup", "--no")])
def test_a_command_started_by_itself_says_what_a_forked_one_says(
    words: tuple[str, ...], kept: Path
) -> None:
    forked = run(kept, *words)
    environment = kept_environment() | {"PYTHONUTF8": "1", "ALLIANCEMAP_DATA": str(kept)}
    alone = by_itself(CALL, words, "", environment)
    passing = re.compile(r"\d\d:\d\d:\d\d|[\d.]+ [GM]B")
    for mine, its in ((forked.out, alone.stdout), (forked.err, alone.stderr)):
        assert passing.sub("", mine) == passing.sub("", its)
    assert forked.code == alone.returncode


def test_a_role_is_said_as_the_pages_say_it() -> None:
    assert (role_said("en", "owner"), role_said("fr", "owner")) == ("owner", "propriétaire")
