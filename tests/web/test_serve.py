"""Starting the pages: what is said, what is served, and why it may be refused."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
from web.edits import EXAMPLES

from alliancemap.words import error_sentence
from alliancemap_web import database
from alliancemap_web import serve as serving
from alliancemap_web.announcing import has_screen
from alliancemap_web.serve import (
    bracketed,
    listen,
    names_of,
    reason_code,
    serve,
    shown_host,
    terminal_language,
)

STARTS_THE_PAGES = pytest.mark.usefixtures("own_database")
START = "import sys; from alliancemap_web.serve import serve; sys.exit(serve(port=0, data=sys.argv[1], language=sys.argv[2]))"  # noqa: E501


def start(data: Path, language: str, **more: str) -> subprocess.Popen[str]:
    """Start the pages in a process of their own."""
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen(
        [sys.executable, "-c", START, data, language],
        env=kept
        | databases.of(data)
        | {"ALLIANCEMAP_EXAMPLES": str(EXAMPLES), "PYTHONUTF8": "1", **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def busy_port() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


@STARTS_THE_PAGES
def test_the_pages_are_served_until_they_are_stopped(tmp_path: Path) -> None:
    process = start(tmp_path / "data", "en")
    try:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(4)]
        assert said[0] == f"Alliances: {EXAMPLES}\n"
        # A bare machine may have no hosts file, so that only a browser knows the name localhost.
        address = said[3].split()[1].replace("localhost", "127.0.0.1")
        assert said[2] == f"For a talk with a partner: {said[3].split()[1]}lounge/\n"
        with urllib.request.urlopen(f"{address}fr/") as answer:  # noqa: S310 - our own address
            assert "MannKind × Sanofi" in answer.read().decode()
            assert answer.headers["Server"] is None
    finally:
        process.send_signal(signal.SIGINT)
        rest, wrong = process.communicate(timeout=20)
    assert process.returncode == 0
    assert rest == "Stopped.\n"
    assert wrong == ""
    kept = {path.name for path in (tmp_path / "data").iterdir()}
    assert {"secret-key.txt", "static"} <= kept
    assert ("alliancemap.sqlite3" in kept) == (databases.NAME == "sqlite")
    if os.name == "posix":
        data = (tmp_path / "data", *(tmp_path / "data").iterdir())
        assert [path.name for path in data if path.stat().st_mode & 0o077] == []


@STARTS_THE_PAGES
def test_a_database_address_that_is_wrong_is_refused_without_a_traceback(tmp_path: Path) -> None:
    process = start(tmp_path, "en", ALLIANCEMAP_DATABASE_URL="mysql://ana:secret@db/x")
    said, wrong = process.communicate(timeout=30)
    assert process.returncode == 2
    assert said == ""
    assert wrong.startswith("alliancemap: WEB007 ALLIANCEMAP_DATABASE_URL is not the address")
    assert len(wrong.splitlines()) == 1
    assert "secret" not in wrong


@STARTS_THE_PAGES
def test_a_mail_address_that_is_wrong_is_refused_without_a_traceback(tmp_path: Path) -> None:
    process = start(tmp_path, "fr", ALLIANCEMAP_SMTP_URL="smtp://ana:secret@mail.example")
    said, wrong = process.communicate(timeout=30)
    assert process.returncode == 2
    assert said == ""
    assert wrong.startswith("alliancemap: WEB008 ALLIANCEMAP_SMTP_URL n’est pas l’adresse")
    assert len(wrong.splitlines()) == 1
    assert "secret" not in wrong


def test_a_busy_port_is_said_in_one_sentence(
    busy_port: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve("127.0.0.1", busy_port, tmp_path, language="fr") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        f"alliancemap: WEB001 Le port {busy_port} de 127.0.0.1 est déjà pris"
    )
    assert len(said.err.splitlines()) == 1


def test_an_address_of_another_machine_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve("192.0.2.1", 0, tmp_path, language="en") == 2
    assert "not an address of this machine" in capsys.readouterr().err
    for name in ("no.such.host.invalid", "a" * 70):
        assert serve(name, 0, tmp_path, language="en") == 2
        assert capsys.readouterr().err.startswith(f"alliancemap: WEB003 {name}:0 is not an address")


def test_a_data_folder_that_is_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").touch()
    assert serve(data=tmp_path / "taken", port=0, language="en") == 2
    said = capsys.readouterr().err
    assert said.startswith(f"alliancemap: WEB004 The data folder {tmp_path / 'taken'}")
    assert len(said.splitlines()) == 1


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment that starting changes, given back afterwards."""
    for name in ("ALLIANCEMAP_DATA", "ALLIANCEMAP_HOSTS", "ALLIANCEMAP_EXAMPLES"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    return monkeypatch


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere", "WEB010"), ("taken", "WEB011"), ("taken/below", "WEB011")]
)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("is_variable", [False, True])
def test_a_folder_that_cannot_be_shown_is_refused_before_anything_is_made(
    name: str,
    code: str,
    language: str,
    is_variable: bool,
    tmp_path: Path,
    environment: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "taken").touch()
    named = str(tmp_path / name)
    environment.setenv("ALLIANCEMAP_EXAMPLES", named if is_variable else "")
    given = None if is_variable else named
    assert serve(data=tmp_path / "data", port=0, examples=given, language=language) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"alliancemap: {code} {error_sentence(code, language, folder=named)}\n"
    assert not (tmp_path / "data").exists()


def test_a_folder_without_a_name_is_refused(
    tmp_path: Path, environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve(data=tmp_path, port=0, examples="", language="en") == 2
    assert "WEB010" in capsys.readouterr().err


def test_a_named_folder_is_taken_before_the_one_of_the_environment(
    tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    environment.setenv("ALLIANCEMAP_EXAMPLES", str(tmp_path / "nowhere"))
    environment.setattr(serving, "make_ready", lambda language: 7)
    assert serve(data=tmp_path, port=0, examples=tmp_path / "mine", language="en") == 7
    assert os.environ["ALLIANCEMAP_EXAMPLES"] == str(tmp_path / "mine")


def test_a_missing_driver_is_said_with_its_cure(
    tmp_path: Path, environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.setattr(database, "lacks_driver", lambda: True)
    assert serve(port=0, data=tmp_path, language="fr") == 2
    said = capsys.readouterr().err
    assert said.startswith("alliancemap: WEB005 ")
    assert 'pip install "alliancemap[postgres]"' in said


@pytest.mark.skipif(databases.NAME != "sqlite", reason="of SQLite alone")
@STARTS_THE_PAGES
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_database_that_does_not_open_is_refused_without_a_traceback(
    language: str, tmp_path: Path
) -> None:
    (tmp_path / "alliancemap.sqlite3").mkdir()
    process = start(tmp_path, language)
    said, wrong = process.communicate(timeout=30)
    assert (process.returncode, said) == (2, "")
    why = error_sentence("WEB006", language, reason="unable to open database file")
    assert wrong == f"alliancemap: WEB006 {why}\n"


@STARTS_THE_PAGES
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_postgresql_that_does_not_answer_is_said_at_once_in_one_sentence(
    language: str, tmp_path: Path
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # taken, yet nobody listens
        place = f"127.0.0.1:{closed.getsockname()[1]}"
        nowhere = f"postgresql://ana:secret@{place}/alliances"
        process = start(tmp_path, language, ALLIANCEMAP_DATABASE_URL=nowhere)
        said, wrong = process.communicate(timeout=15)  # less than one waits for the pool
    assert (process.returncode, said) == (2, "")
    assert wrong.startswith("alliancemap: WEB006 ")
    assert "refused" in wrong
    assert "secret" not in wrong
    assert len(wrong.splitlines()) == 1


@STARTS_THE_PAGES
def test_a_request_by_a_wrong_name_leaves_one_line_that_does_not_repeat_it(tmp_path: Path) -> None:
    process = start(tmp_path, "en")
    try:
        assert process.stdout is not None
        address = [process.stdout.readline() for _ in range(4)][3].split()[1]
        asked = urllib.request.Request(  # noqa: S310 - our own address
            address.replace("localhost", "127.0.0.1") + "en/", headers={"Host": "evil.example"}
        )
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(asked)  # noqa: S310 - our own address
        assert refused.value.code == 400
        refused.value.close()
    finally:
        process.send_signal(signal.SIGINT)
        _, wrong = process.communicate(timeout=20)
    assert len(wrong.splitlines()) <= 2
    assert "evil.example" not in wrong
    assert "Traceback" not in wrong


def test_a_port_that_may_not_be_used_has_its_own_sentence() -> None:
    assert reason_code(PermissionError(13, "")) == "WEB002"
    assert reason_code(OSError(99, "")) == "WEB003"


def test_a_free_port_is_found_and_held() -> None:
    with listen("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            listen("127.0.0.1", port)


def test_an_open_server_answers_to_the_names_of_its_machine_and_no_other() -> None:
    found = names_of("0.0.0.0")  # noqa: S104 - that is what is tested
    assert bracketed(socket.gethostname()) in found
    assert "*" not in found
    assert names_of("10.0.0.7") == ["10.0.0.7"]
    assert names_of("::1") == ["[::1]"]


def test_the_address_to_open_is_one_a_browser_here_can_reach() -> None:
    assert [shown_host(one) for one in ("0.0.0.0", "127.0.0.1", "::")] == ["localhost"] * 3  # noqa: S104
    assert shown_host("10.0.0.7") == "10.0.0.7"
    assert shown_host("fe80::1") == "[fe80::1]"


def test_no_browser_is_opened_where_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_screen()


@pytest.mark.parametrize(
    ("asked", "given"), [("fr_FR.UTF-8", "fr"), ("en_GB", "en"), ("nl_NL", "en"), ("C", "en")]
)
def test_the_terminal_is_answered_in_its_language(
    asked: str, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in serving.LANGUAGE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", asked)
    assert terminal_language() == given
