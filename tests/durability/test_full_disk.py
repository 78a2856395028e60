"""The disk of the data folder is full: writes are refused in one sentence, reading goes on.

The folder lies on a small file system of its own, which takes the rights of root to make.
"""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
from durability.conftest import Installation
from durability.counted import count, page, program
from durability.writers import Crowd, Way, come_by_link, ways

from alliancemap.words import error_sentence

# PostgreSQL keeps its data on disks of its own.
OF_SQLITE = pytest.mark.skipif(databases.NAME != "sqlite", reason="of SQLite alone")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A folder with room for 24 megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=24m,mode=700", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError as problem:
        pytest.skip(f"no small file system can be made here: {problem}")
    if done.returncode:
        pytest.skip(f"no small file system can be made here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill_up(folder: Path) -> Path:
    """Take all the room that is left; return the file that has it."""
    file = folder / "everything"
    with file.open("wb", buffering=0) as out, contextlib.suppress(OSError):
        while True:
            out.write(bytes(65_536))
    with file.open("ab", buffering=0) as out, contextlib.suppress(OSError):
        while True:
            out.write(bytes(512))
    return file


@OF_SQLITE
@pytest.mark.slow
def test_a_full_disk_refuses_in_one_sentence_what_it_cannot_keep_and_loses_nothing(
    installation: Installation, small: Path
) -> None:
    server, filled = installation
    server.folder = Path(shutil.copytree(server.folder, small / "data"))
    examples = small.parent / "examples"
    examples.mkdir()
    example = Path(__file__).resolve().parents[2] / "examples" / "mannkind-sanofi.yaml"
    shutil.copy(example, examples)
    server.environment = {**server.environment, "ALLIANCEMAP_EXAMPLES": str(examples)}
    server.start()
    come_by_link(server, filled)
    crowd, everybody = Crowd(server, filled, 1), ways(server, filled)
    for number, way in enumerate(everybody):
        crowd.send(way, f"mark1w{number}n0e")
    assert crowd.ledger.count(crowd.ledger.acknowledged) == len(everybody)

    file = fill_up(small)
    refused = {way.name: filled_to_the_brim(way) for way in everybody}
    for name, (status, kind, text) in refused.items():
        code = "API028" if "program" in name else "WEB116"
        assert (name, status) == (name, 507), text[:500]
        assert code in text, name
        assert "Traceback" not in text
        assert kind.partition(";")[0] == {
            "answers by program": "application/problem+json",
            "alliances by program": "application/problem+json",
            "talk's operations": "application/json",
        }.get(name, "text/html")
        if kind.startswith("text/html"):
            assert error_sentence("WEB116", "en") in text

    # What was edited on the disk is not shown yet; what was kept of it is, not a failure.
    edited = examples / example.name
    edited.write_text(edited.read_text("utf-8").replace("MannKind", "MannKynd"), "utf-8")
    shown = server.ask("GET", "/en/")
    assert shown.status == 200
    assert "MannKind × Sanofi" in shown.text
    own = f"/en/work/{filled['firm']}/"
    session = filled["sessions"][0]
    for path in (own, f"{own}alliances/", f"{own}alliances/{filled['alliances'][0]}/"):
        assert "WEB116" not in page(server, path, filled["cookie"], session)
    program(server, filled, "/api/1/alliances")
    french = server.ask("GET", own.replace("/en/", "/fr/"), Cookie=f"{filled['cookie']}={session}")
    assert french.status == 200

    file.unlink()
    for number, way in enumerate(everybody):
        crowd.send(way, f"mark1w{number}n1e")
    assert crowd.ledger.refused == {}
    assert crowd.ledger.count(crowd.ledger.acknowledged) == 2 * len(everybody)
    for one in count(server, filled, crowd.ledger):
        assert (one.way, one.lost, one.doubled, one.late) == (one.way, (), (), 0) or (
            one.way == "round's answers"
        )
    assert "MannKynd" in server.ask("GET", "/en/").text
    server.kill()
    server.start()
    for one in count(server, filled, crowd.ledger):
        assert (one.way, one.lost, one.doubled) == (one.way, (), ())


def filled_to_the_brim(way: Way) -> tuple[int, str, str]:
    """What a change is answered while there is no room: a change large enough to need some."""
    for attempt in range(40):
        answer = way.make(f"mark1w{attempt}n9e" + "x" * 0)()
        if not way.is_done(answer):
            return answer.status, answer.headers.get("content-type", ""), answer.text
    return 200, "", "it was kept all the same"


@OF_SQLITE
@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_start_without_room_is_refused_in_one_sentence(language: str, small: Path) -> None:
    from durability.served import COMMAND, served

    fill_up(small)
    server = served(small / "data", {})
    done = server.run("-c", COMMAND, "serve", "--port", str(server.port), "--data",
                      str(server.folder), "--lang", language, check=False)  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith(("alliancemap: WEB004", "alliancemap: WEB006")), done.stderr
    assert len(done.stderr.splitlines()) == 1
