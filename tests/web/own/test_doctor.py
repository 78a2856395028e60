"""The look over: each thing with what to do, no secret, nothing changed, and 1 when one is bad."""

import json
from pathlib import Path

from web.own.conftest import KEY, Place, rows, run

from alliancemap_web.own.doctor import lines, worst
from alliancemap_web.own.findings import bad, ok, warning


def states(out: str) -> dict[str, str]:
    """The worst state of each check that was printed as JSON."""
    found: dict[str, str] = {}
    for one in json.loads(out)["checks"]:
        if found.get(one["check"], "ok") != "bad":
            found[one["check"]] = one["state"]
    return found


def test_an_installation_in_use_is_looked_over_in_both_databases(place: Place, kept: Path) -> None:
    file = place.folder.parent / "b.zip"
    assert run(kept, "backup", file).code == 0
    assert place.run("restore", file).code == 0
    said = place.run("doctor", "--json")
    assert said.code == 0, said.out
    found = states(said.out)
    assert found["database"] == found["tables"] == found["key"] == "ok"
    assert {"version", "folder", "space", "clock", "mail", "hosts", "examples"} <= set(found)
    assert KEY not in said.out


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    said = run(tmp_path / "none", "doctor")
    assert said.code == 0
    assert "keeps nothing yet" in said.out
    assert not (tmp_path / "none").exists()


def test_a_lost_key_is_bad_and_none_is_made_in_its_place(kept: Path) -> None:
    (kept / "secret-key.txt").unlink()
    said = run(kept, "doctor", "--json")
    assert said.code == 1
    assert states(said.out)["key"] == "bad"
    assert states(said.out)["tables"] == "ok"
    assert not (kept / "secret-key.txt").exists()


def test_a_key_that_others_may_read_is_bad(kept: Path) -> None:
    (kept / "secret-key.txt").chmod(0o644)
    said = run(kept, "doctor", "--lang", "fr")
    assert said.code == 1
    assert "faites chmod 600" in said.out


def test_a_damaged_file_is_bad_and_said_with_what_to_do(kept: Path) -> None:
    rows(kept, "PRAGMA journal_mode = DELETE")
    with (kept / "alliancemap.sqlite3").open("r+b") as file:
        file.seek(4096 * 20)
        file.write(b"\xff" * 4096 * 40)
    said = run(kept, "doctor", "--json")
    assert said.code == 1
    assert states(said.out)["integrity"] == "bad"


def test_tables_of_another_version_are_told_apart(kept: Path) -> None:
    rows(kept, "DELETE FROM django_migrations WHERE app = 'meetings' AND name LIKE '0001%'")
    assert states(run(kept, "doctor", "--json").out)["tables"] == "warning"
    rows(kept, "INSERT INTO django_migrations (app, name, applied) VALUES ('a', '9', '2030-01-01')")
    said = run(kept, "doctor", "--json")
    assert (said.code, states(said.out)["tables"]) == (1, "bad")


def test_a_database_that_does_not_answer_is_bad_without_its_password(kept: Path) -> None:
    address = "postgresql://ana:secret@127.0.0.1:1/x?connect_timeout=1"
    said = run(kept, "doctor", "--json", ALLIANCEMAP_DATABASE_URL=address)
    assert (said.code, states(said.out)["database"]) == (1, "bad")
    assert "secret@" not in said.out
    assert ":secret" not in said.out


def test_the_worst_decides_and_the_sum_is_said() -> None:
    assert [worst([]), worst([warning("key", "key")]), worst([ok("a", "b"), bad("a", "b")])] == [
        "ok", "warning", "bad",
    ]  # fmt: skip
    said = lines([ok("key", "key"), warning("key", "key_new"), bad("mail", "mail_off")], "en")
    assert said[-1] == "1 thing is bad. 1 thing to look at."
    assert lines([ok("key", "key")], "fr")[-1] == "Tout va bien."
