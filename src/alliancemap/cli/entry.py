"""`alliancemap`: reads the arguments, calls the command, says what is wrong; the way in and out."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from alliancemap.cli.commands import command
from alliancemap.cli.parser import HelpAskedError, make_parser, parse
from alliancemap.cli.screen import Screen, screen_for
from alliancemap.words import LANGUAGES

DONE, INTERRUPTED = 0, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line; return 0 when done, 2 on bad input, 130 when interrupted.

    `arguments` are the words after the program's name, those of the process when None.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Hidden: it shows our own faults as Python sees them.
    words = [word for word in given if word != "--debug"]
    screen = screen_for(language_of(words, os.environ))
    try:
        return _carry_out(words, screen)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has what it wanted; nothing more can or need be said.
        screen.give_up()
        return DONE
    except Exception as trouble:
        if words != given:
            raise
        return screen.complain(trouble)


def language_of(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language to speak: --lang, else the environment's, else English."""
    asked = ""
    for place, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and place + 1 < len(words):
            asked = words[place + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    if asked in LANGUAGES:
        return asked
    for name in ("ALLIANCEMAP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def _carry_out(words: list[str], screen: Screen) -> int:
    try:
        parsed = parse(words, screen.language)
    except HelpAskedError as asked:
        screen.write(str(asked))
        return DONE
    if parsed.version:
        screen.write(f"alliancemap {_version()}\n")
    elif parsed.command is None:
        screen.write(make_parser(screen.language).format_help())
    else:
        module = import_module(f"alliancemap.cli.{command(parsed.command).module}")
        return int(module.run(parsed, screen))
    return DONE


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("alliancemap")
    except PackageNotFoundError:
        return "?"  # run from a checkout that nobody installed
