"""Shell completion: the scripts know every command, option, factor and example, and work."""

import shutil
import subprocess
from pathlib import Path

import pytest
from commanded import EXAMPLES, call

from alliancemap.cli.commands import COMMANDS, SHARED, SHELLS
from alliancemap.instruments.load import load_instrument

BASH = shutil.which("bash")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_script_knows_every_command_option_factor_and_example(shell: str, language: str) -> None:
    script = call("completion", shell, "--lang", language).out
    for command in COMMANDS:
        assert command.name in script
        for option in (*command.options, *SHARED):
            spelled = f"-l {option.name}" if shell == "fish" else f"--{option.name}"
            assert spelled in script
    assert all(factor.id in script for factor in load_instrument().factors)
    assert all(path.stem in script for path in EXAMPLES.glob("*.yaml"))


def completed(*words: str, folder: Path) -> list[str]:
    """What bash offers for the last of some words."""
    script = call("completion", "bash").out
    line = " ".join(f"'{word}'" for word in words)
    asked = f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}\n_alliancemap\n"
    asked += 'printf "%s\\n" "${COMPREPLY[@]}"'
    answer = subprocess.run(
        [str(BASH), "--norc", "-c", asked], capture_output=True, text=True, cwd=folder, check=True
    )
    assert answer.stderr == ""
    return answer.stdout.split("\n")[:-1]


@pytest.mark.skipif(BASH is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ass"], ["assess"]),
        (["explain", "R1"], [f"R1{number}" for number in range(10)]),
        (["assess", "--be"], ["--before"]),
        (["assess", "x.yaml", "--before", "exa"], ["example"]),
        (["next", "x", "--set", "air"], ["airport_12", "airport_6"]),
        (["--lang", "f"], ["fr"]),
        (["--lang", "fr", "compl"], ["completion"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["examples", "tes"], ["tesla-daimler"]),
        (["assess", "my"], ["my deal.yaml"]),
        (["map", "x", "-o", "my"], ["my deal.yaml"]),
        (["next", "x", "--count", ""], [""]),
    ],
)
def test_bash_offers_what_may_follow(words: list[str], offered: list[str], tmp_path: Path) -> None:
    (tmp_path / "my deal.yaml").touch()
    assert completed("alliancemap", *words, folder=tmp_path) == offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_script_is_read_by_its_shell(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} here")
    script = tmp_path / "script"
    script.write_text(call("completion", shell).out)
    answer = subprocess.run([program, "-n", script], capture_output=True, text=True)
    assert (answer.returncode, answer.stderr) == (0, "")
