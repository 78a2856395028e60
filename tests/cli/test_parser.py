"""Arguments that are wrong are said in one sentence with a code, in the language."""

import pytest
from commanded import EXAMPLE, call

from alliancemap.cli.commands import COMMANDS
from alliancemap.cli.error import CliError
from alliancemap.cli.parser import make_parser, parse


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["asses", "x"], "CLI001"),
        (["zzzzzzzz"], "CLI002"),
        (["assess"], "CLI003"),
        (["check"], "CLI003"),
        (["completion"], "CLI003"),
        (["assess", "x", "y"], "CLI004"),
        (["assess", "x", "--jsn"], "CLI004"),
        (["assess", "x", "--before"], "CLI005"),
        (["assess", "x", "--json=3"], "CLI005"),
        (["assess", "x", "--view", "mine"], "CLI006"),
        (["completion", "tcsh"], "CLI006"),
        (["schema", "results", "--lang", "de"], "CLI006"),
        (["next", "x", "--count", "many"], "CLI007"),
        (["next", "x", "-n", "0"], "CLI007"),
        (["clashes", "x", "--hours", "-1"], "CLI007"),
        (["clashes", "x", "--hours", "a few"], "CLI007"),
        (["clashes"], "CLI003"),
        (["clashes", "x", "--as-of", "today"], "CLI008"),
        (["assess", "x", "--as-of", "2026-02-30"], "CLI008"),
        (["assess", "x", "--as-of", "2026-02"], "CLI008"),
        (["assess", "x", "--as-of"], "CLI005"),
        (["serve", "--port", "65536"], "CLI007"),
        (["serve", "--port", "٣"], "CLI007"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_wrong_has_its_code(
    words: list[str], code: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIANCEMAP_LANG", language)
    answer = call(*words)
    assert (answer.code, answer.out, answer.codes) == (2, "", [code])


def test_a_command_nearly_right_is_named() -> None:
    assert "“assess”" in call("asses").err


def test_what_is_missing_is_named() -> None:
    assert "FILE" in call("assess").err


def test_options_are_never_shortened() -> None:
    with pytest.raises(CliError) as wrong:
        parse(["assess", "x", "--js"], "en")
    assert wrong.value.code == "CLI004"


def test_port_zero_is_any_free_port() -> None:
    assert parse(["serve", "--port", "0"], "en").port == 0


def test_the_language_may_stand_before_and_after_the_command() -> None:
    before, after = call("--lang", "fr", "next", EXAMPLE), call("next", EXAMPLE, "--lang", "fr")
    assert before.out == after.out
    assert before.out != call("next", EXAMPLE).out


def test_the_usage_lists_every_command_in_braces() -> None:
    usage = make_parser("en").format_usage()
    assert "{" + ",".join(command.name for command in COMMANDS) + "}" in usage
