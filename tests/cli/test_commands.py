"""The table of commands is whole: each has a module, words in both languages, distinct options."""

from importlib import import_module

import pytest

from alliancemap.cli.commands import COMMANDS, SHARED, Command, command
from alliancemap.words import LANGUAGES, table
from alliancemap.words import LANGUAGES as SPOKEN


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.name)
def test_a_command_has_its_module_and_its_words(one: Command) -> None:
    assert callable(import_module(f"alliancemap.cli.{one.module}").run)
    for language in LANGUAGES:
        words = table(language, "cli")
        assert f"command.{one.name}" in words
        assert all(f"argument.{argument.word}" in words for argument in one.arguments)
        assert all(f"option.{option.word}" in words for option in (*one.options, *SHARED))


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.name)
def test_no_command_has_two_options_of_one_name(one: Command) -> None:
    options = (*one.options, *SHARED)
    names = [option.name for option in options]
    letters = [option.letter for option in options if option.letter]
    assert len(set(names)) == len(names)
    assert len(set(letters)) == len(letters)


def test_a_command_is_found_by_its_name() -> None:
    assert command("assess").module == "assess"
    with pytest.raises(KeyError):
        command("judge")


def test_the_languages_are_those_that_the_library_speaks() -> None:
    assert LANGUAGES == SPOKEN
