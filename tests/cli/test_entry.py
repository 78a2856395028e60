"""The way in and out: language, exit codes, no traceback, and what starting up loads."""

import subprocess
import sys
from pathlib import Path

import pytest
from commanded import EXAMPLE, call
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.cli import main
from alliancemap.cli.commands import COMMANDS, SHARED
from alliancemap.cli.entry import language_of
from alliancemap.instruments.load import load_instrument
from alliancemap.words import table

# Those that stay until they are stopped are left out.
NAMES = [command.name for command in COMMANDS if command.name not in {"serve", "work"}]
SPELLINGS = sorted(
    {f"--{option.name}" for one in COMMANDS for option in (*one.options, *SHARED)} | {"-o", "-n"}
)
ODD = [
    "",
    "-",
    "--",
    "R17",
    "risk",
    "K1",
    "0",
    "\x00",
    "\x1b[2J",
    "é",
    "a" * 5000,
    "../..",
    "/",
    "\udcff",
    EXAMPLE,
]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_has_help_in_both_languages(name: str, language: str) -> None:
    answer = call(name, "--help", "--lang", language)
    said = table(language, "cli")[f"command.{name}"]
    assert answer.code == 0
    assert isinstance(said, str)
    assert " ".join(answer.out.split()).count(" ".join(said.split())) == 1


@pytest.mark.parametrize(("language", "word"), [("en", "usage: "), ("fr", "usage : ")])
def test_without_a_command_the_help_is_shown(language: str, word: str) -> None:
    answer = call("--lang", language)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.replace("\u00a0", " ").startswith(word)


def test_help_needs_nothing_else_to_be_right() -> None:
    assert call("assess", "--help").code == 0


def test_the_version_is_shown() -> None:
    assert call("--version").out.startswith("alliancemap ")


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "fr_FR.UTF-8"}, "fr"),
        ([], {"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LC_ALL": "fr_CA.UTF-8", "ALLIANCEMAP_LANG": "en"}, "en"),
        ([], {"LC_ALL": "en_GB.UTF-8", "ALLIANCEMAP_LANG": "fr"}, "fr"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        (["--lang", "fr"], {"ALLIANCEMAP_LANG": "en"}, "fr"),
        (["assess", "--lang=fr"], {}, "fr"),
        (["--lang", "xx"], {"LANG": "fr_FR"}, "fr"),
        (["--lang"], {}, "en"),
        (["--", "--lang", "fr"], {}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_then_the_environments(
    words: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of(words, environment) == language


@given(
    name=st.sampled_from([*NAMES, "", "asess"]),
    words=st.lists(st.one_of(st.sampled_from([*SPELLINGS, *ODD]), st.text(max_size=8)), max_size=5),
)
def test_no_words_make_a_traceback(name: str, words: list[str]) -> None:
    # Output options are left out: a test must not write files wherever the dice point.
    safe = [word for word in words if word not in ("-o", "--output", "--debug")]
    safe = [word for word in safe if not word.startswith(("-o", "--output"))]
    named = [name] if name else []
    if name == "new":
        safe = [word for word in safe if word.startswith("--")]
    if name == "examples":
        safe = safe[:1]
        if safe and not safe[0].startswith("-"):
            safe.append("-")
    answer = call(*named, *safe)
    assert answer.code in (0, 2), answer.err
    assert "Traceback" not in answer.err
    assert (answer.code == 2) == bool(answer.err)
    assert all(line.startswith("alliancemap: ") for line in answer.err.splitlines())


def test_a_fault_of_our_own_is_one_sentence_and_exit_code_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError("made up")

    monkeypatch.setattr("alliancemap.cli.check.run", fail)
    answer = call("check", EXAMPLE)
    assert (answer.code, answer.codes) == (1, ["CLI099"])
    assert "Traceback" not in answer.err
    with pytest.raises(RuntimeError, match="made up"):
        call("check", EXAMPLE, "--debug")


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("alliancemap.cli.check.run", interrupt)
    answer = call("check", EXAMPLE)
    assert (answer.code, answer.out, answer.err) == (130, "", "")


def test_a_reader_that_leaves_early_is_met_with_silence() -> None:
    code = "from alliancemap.cli import main; raise SystemExit(main(['schema']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("words", [["assess", EXAMPLE], ["schema"], ["--help"], ["--version"]])
def test_an_output_without_room_is_said(words: list[str]) -> None:
    code = "import sys; from alliancemap.cli import main; sys.exit(main(sys.argv[1:]))"
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [sys.executable, "-c", code, *words], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert answer.returncode == 2
    assert answer.stderr.startswith("alliancemap: CLI016 ")
    assert len(answer.stderr.splitlines()) == 1


def test_a_process_without_outputs_does_its_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert main(["map", EXAMPLE, "-o", str(tmp_path / "map.svg")]) == 0
    assert (tmp_path / "map.svg").read_bytes().startswith(b"<svg ")
    assert main(["assess", EXAMPLE]) == 0
    assert main(["assess", "nowhere.yaml"]) == 2


def loaded_by(*words: str | Path) -> set[str]:
    """The modules that a process holds after one call."""
    code = (
        "import sys; from alliancemap.cli import main; code = main(sys.argv[1:]);"
        "sys.stderr.write('\\n'.join(sys.modules)); sys.exit(code)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    )
    return set(answer.stderr.split())


def test_assess_loads_nothing_that_it_does_not_use() -> None:
    loaded = loaded_by("assess", EXAMPLE)
    heavy = {"django", "typst", "resvg_py", "pptx", "numpy", "alliancemap_web", "asyncio", "http"}
    # Needed only for a mistake, for a file in a package that is no folder, or to write a file.
    heavy |= {"difflib", "importlib.resources", "tempfile", "zipfile"}
    own = {"alliancemap.picture.svg", "alliancemap.picture.layout", "alliancemap.wire"}
    own |= {"alliancemap.alliance_file.write", "alliancemap.model.difference"}
    own |= {"alliancemap.export", "alliancemap.alliance_file.schema"}
    assert not loaded & heavy
    assert not loaded & own
    # Of the commands, only its own module.
    others = {f"alliancemap.cli.{one.module}" for one in COMMANDS if one.name != "assess"}
    assert not loaded & others


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["assess", "--help"]])
def test_help_loads_neither_the_model_nor_a_file(words: list[str]) -> None:
    loaded = loaded_by(*words)
    for name in ("alliance_file.read", "instruments", "model.alliance", "model.instrument",
                 "picture", "reading.opened", "reading.spoken", "wire"):  # fmt: skip
        assert f"alliancemap.{name}" not in loaded
    assert not loaded & {"yaml", "difflib"}


def test_the_library_itself_loads_none_of_its_rooms() -> None:
    code = (
        "import sys, alliancemap; print([m for m in sys.modules if m.startswith('alliancemap.')])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"


def test_sectors_and_sets_of_the_table_are_those_of_the_instrument() -> None:
    from alliancemap.cli.commands import SECTORS, SETS
    from alliancemap.instruments.load import sectors

    assert sectors() == SECTORS
    assert tuple(one.id for one in load_instrument().sets) == SETS
