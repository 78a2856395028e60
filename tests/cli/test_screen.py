"""Output fits where it goes: encoding, width, colour; complaints carry their codes."""

import io
from collections.abc import Callable

import pytest
from commanded import EXAMPLE, call, stream

from alliancemap.alliance_file import AllianceFileError, read_alliance
from alliancemap.cli.error import CliError
from alliancemap.cli.screen import Screen, complaints, screen_for
from alliancemap.export.error import ExportError
from alliancemap.model.instrument import InstrumentError
from alliancemap.reading.paper import BLOCKS, LETTERS, Paper


class Terminal(io.TextIOWrapper):
    """A stream that says a person is looking."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Screen]:
    """A screen on a terminal of some width."""

    def make(columns: int = 80, encoding: str = "utf-8", language: str = "en") -> Screen:
        out = Terminal(io.BytesIO(), encoding=encoding, write_through=True)
        monkeypatch.setattr("sys.stdout", out)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", "xterm-256color")
        return screen_for(language)

    return make


def test_colour_is_for_terminals_only(
    terminal: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert terminal().paper.is_coloured
    assert "\x1b" not in call("assess", EXAMPLE).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal().paper.is_coloured


def test_a_dumb_terminal_gets_no_colour(
    terminal: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal()
    monkeypatch.setenv("TERM", "dumb")
    assert not screen_for("en").paper.is_coloured


@pytest.mark.parametrize(("columns", "width"), [(20, 60), (60, 60), (91, 91), (300, 100)])
def test_the_width_stays_between_60_and_100(
    terminal: Callable[..., Screen], columns: int, width: int
) -> None:
    assert terminal(columns).paper.width == width


def test_an_encoding_without_blocks_gets_letters(terminal: Callable[..., Screen]) -> None:
    assert terminal(encoding="latin-1").paper.signs == LETTERS
    assert terminal(encoding="utf-8").paper.signs == BLOCKS


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437", "utf-8"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_encoding_can_carry_a_reading(encoding: str, language: str) -> None:
    answer = call("assess", EXAMPLE, "--lang", language, encoding=encoding)
    assert answer.code == 0
    assert "?" * 3 not in answer.out
    assert len(answer.out.splitlines()) > 30


def test_data_is_utf_8_whatever_the_encoding() -> None:
    plain = call("assess", EXAMPLE, "--json", encoding="ascii")
    assert plain.raw == call("assess", EXAMPLE, "--json").raw


def test_a_notebooks_output_without_bytes_takes_data_as_text() -> None:
    out = io.StringIO()
    Screen("en", out, out, Paper()).data("é\n")
    assert out.getvalue() == "é\n"


def test_giving_up_on_something_that_is_no_file_is_quiet() -> None:
    Screen("en", io.StringIO(), io.StringIO(), Paper()).give_up()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_of_trouble_has_its_code_and_its_exit_code(language: str) -> None:
    with pytest.raises(AllianceFileError) as broken:
        read_alliance("alliancemap: 1\nname: 3\n", (), "x.yaml")
    for trouble, code, exit_code in (
        (broken.value, "FILE", 2),
        (InstrumentError("INS001", "x", ("alliance_fit",)), "INS001", 2),
        (ExportError("EXP001", format="gif", known="svg"), "EXP001", 2),
        (CliError("CLI010", file="x"), "CLI010", 2),
        (ZeroDivisionError(), "CLI099", 1),
    ):
        sentences, exit_with = complaints(trouble, language)
        assert exit_with == exit_code
        assert sentences
        assert all(sentence.startswith(code) for sentence in sentences)


def test_a_complaint_cannot_command_the_terminal() -> None:
    answer = call("assess", "\x1b[2Jx\nalliancemap: fine")
    assert "\x1b" not in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_stream_of_a_test_is_no_terminal() -> None:
    assert not stream().isatty()
