"""The command that looks the seals of every log through, shows one, or writes it out."""

import json
from pathlib import Path

import pytest
from portfolio_made import member_in
from web.logbook.disarmed import disarm

from alliancemap_web import log_command
from alliancemap_web.log_command import log
from alliancemap_web.logbook.actions import (
    NOTED,
    About,
    place_of,
    together,
    who_is,
    write_for,
    write_server,
)
from alliancemap_web.logbook.ending_actions import close, forget
from alliancemap_web.logbook.models import Chain, Entry
from alliancemap_web.workspaces.rights import Member

Said = pytest.CaptureFixture[str]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django is loaded already, and what is in the environment stays."""
    NOTED.clear()
    monkeypatch.setattr(log_command, "can_start", lambda language, see_to_tables: None)
    for name in ("ALLIANCEMAP_DATA", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, str(log_command.os.environ.get(name, "")))


@pytest.fixture
def owner() -> Member:
    """The owner of a firm, who did some things."""
    ada = member_in("Lumio", "ada@firm.example", "Ada")
    for number in range(4):
        write_for(ada, "member_changed", about=About("person", f"90{number}", "Bob"), role="reader")
    write_server("signed_in", who_is(ada))
    return ada


def test_nothing_is_written_yet(capsys: Said) -> None:
    assert log("check", language="en") == 0
    assert capsys.readouterr().out == "Nothing is written in the log yet.\n"


def test_a_log_that_holds_is_said_to_and_its_heads_are_what_is_compared_later(
    owner: Member, tmp_path: Path, capsys: Said
) -> None:
    assert log("check", language="en") == 0
    said = capsys.readouterr().out
    assert f"{owner.key}: 4 entries, as they were written." in said
    assert "server: one entry, as it was written." in said
    noted = tmp_path / "heads.txt"
    noted.write_text(said, "utf-8")
    write_for(owner, "invited", role="editor")
    assert log("check", against=str(noted), language="en") == 0
    assert "All 2 seals that were noted are still in the log." in capsys.readouterr().out
    assert log("check", owner.key, language="fr") == 0
    assert "5 entrées, telles qu’elles ont été écrites" in capsys.readouterr().out


def test_the_first_entry_that_is_wrong_is_named_with_its_workspace(
    owner: Member, capsys: Said
) -> None:
    disarm()
    Entry.objects.filter(chain__key=owner.key, number__in=(2, 4)).update(detail="{}")
    assert log("check", language="en") == 1
    said = capsys.readouterr().out
    assert f"LOG003 The log of {owner.key} is broken at entry 2: what it says was changed." in said
    assert "entry 4" not in said
    assert "server: one entry" in said


def test_an_entry_taken_out_and_one_cut_off_are_named(owner: Member, capsys: Said) -> None:
    disarm()
    Entry.objects.filter(chain__key=owner.key, number=4).delete()
    assert log("check", language="en") == 1
    assert f"LOG005 The log of {owner.key} is broken at entry 4" in capsys.readouterr().out
    Entry.objects.filter(chain__key=owner.key, number=1).delete()
    assert log("check", language="en") == 1
    assert f"LOG001 The log of {owner.key} is broken at entry 1" in capsys.readouterr().out


def test_a_log_written_anew_or_set_back_is_found_by_the_lines_that_were_kept(
    owner: Member, tmp_path: Path, capsys: Said
) -> None:
    log("check", language="en")
    noted = tmp_path / "heads.txt"
    noted.write_text(capsys.readouterr().out, "utf-8")
    disarm()
    Entry.objects.filter(chain__key=owner.key).delete()
    Chain.objects.filter(key=owner.key).delete()
    for _ in range(2):
        write_for(owner, "invited", role="editor")
    assert log("check", language="en") == 0
    assert log("check", against=str(noted), language="en") == 1
    assert f"LOG007 The log of {owner.key} was cut: entry 4" in capsys.readouterr().out
    for _ in range(2):
        write_for(owner, "invited", role="editor")
    assert log("check", against=str(noted), language="en") == 1
    assert f"LOG006 The log of {owner.key} was written anew: entry 4" in capsys.readouterr().out


def test_a_log_that_is_gone_is_missed_unless_its_workspace_was_deleted(
    owner: Member, tmp_path: Path, capsys: Said
) -> None:
    log("check", owner.key, language="en")
    noted = tmp_path / "heads.txt"
    noted.write_text(capsys.readouterr().out, "utf-8")
    with together():
        close(place_of(owner), who_is(owner))
    assert log("check", against=str(noted), language="en") == 0
    noted.write_text(f"zzzzzzzzzzzz 3 {'a' * 64}\n", "utf-8")
    assert log("check", against=str(noted), language="en") == 1
    assert "LOG008 The log of zzzzzzzzzzzz, which was noted with 3" in capsys.readouterr().out


def test_a_name_that_was_blanked_is_counted_and_breaks_nothing(owner: Member, capsys: Said) -> None:
    forget(int(owner.person or 0))
    assert log("check", owner.key, language="en") == 0
    assert f"{owner.key}: 4 names were blanked" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "code"), [(None, "LOG010"), ("", "LOG011"), ("nothing here\n1 2 3", "LOG011")]
)
def test_a_file_that_notes_nothing_is_refused(
    content: str | None, code: str, owner: Member, tmp_path: Path, capsys: Said
) -> None:
    noted = tmp_path / "heads.txt"
    if content is not None:
        noted.write_text(content, "utf-8")
    assert log("check", against=str(noted), language="en") == 2
    assert code in capsys.readouterr().err


@pytest.mark.parametrize("do", ["check", "show", "export"])
def test_a_log_that_there_is_none_of_is_refused(do: str, owner: Member, capsys: Said) -> None:
    assert log(do, "nowhere", language="en") == 2
    assert "LOG012" in capsys.readouterr().err


def test_a_log_is_shown_in_sentences_and_the_servers_by_numbers(
    owner: Member, capsys: Said
) -> None:
    assert log("show", owner.key, language="en") == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("1 ")
    assert "Ada made Bob reader" in first
    assert log("show", language="en") == 0
    assert capsys.readouterr().out.rstrip().endswith(f"Somebody signed in. [{owner.person}]")


def test_a_log_is_written_out_with_all_that_its_seals_are_made_of(
    owner: Member, capsys: Said
) -> None:
    assert log("export", owner.key, language="en") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["number"] for row in rows] == [1, 2, 3, 4]
    assert [row["previous"] for row in rows[1:]] == [row["seal"] for row in rows[:-1]]
    assert set(rows[0]) == {
        "chain", "number", "at", "event", "who", "alliance", "about", "detail", "previous", "seal",
    }  # fmt: skip
