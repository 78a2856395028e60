"""The command line's parser, made from the table of commands, in one language.

argparse's own English sentences never reach anybody: what is wrong is raised as a CliError.
"""

import argparse
from collections.abc import Callable, Collection, Iterable
from typing import Any, NoReturn

from alliancemap.alliance_file.nearest import nearest
from alliancemap.cli.commands import COMMANDS, SHARED, Argument, Command, Option
from alliancemap.cli.error import CliError
from alliancemap.model.days import checked_day
from alliancemap.words import phrase

LARGEST_NUMBER = 65_535  # the highest port; no count needs more


class Formatter(argparse.HelpFormatter):
    """Help in one language, the word `usage` included."""

    language = "en"

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Put the language's word before the usage line."""
        said = phrase("help.usage", self.language, "cli") if prefix is None else prefix
        super().add_usage(usage, actions, groups, said)


class FrenchFormatter(Formatter):
    """Help in French."""

    language = "fr"


class HelpAskedError(Exception):
    """Somebody asked for help: the text to show. Raised, so that nothing else need be right."""


class ShowHelp(argparse.Action):
    """The option -h, --help."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002  argparse's own signature
        values: object,  # noqa: ARG002
        option_string: str | None = None,  # noqa: ARG002
    ) -> NoReturn:
        """Stop parsing and hand over the help text."""
        raise HelpAskedError(parser.format_help())


class Parser(argparse.ArgumentParser):
    """A parser that raises CliError with a code instead of printing a sentence of its own."""

    def __init__(self, *, language: str = "en", **settings: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
            formatter_class=FrenchFormatter if language == "fr" else Formatter,
            **settings,
        )
        self._positionals.title = phrase("help.arguments", language, "cli")
        self._optionals.title = phrase("help.options", language, "cli")

    def error(self, message: str) -> NoReturn:
        """Refuse arguments that are missing, the only thing argparse still says by itself."""
        needed = [
            str(action.metavar)
            for action in self._actions
            if not action.option_strings and action.nargs in (None, "+") and action.metavar
        ]
        raise CliError("CLI003", command=self.prog, needed=" ".join(needed) or message)

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            found, known = str(value)[:60], [str(choice) for choice in action.choices]
            if action.dest == "command":
                near = nearest(found, known)
                if near:
                    raise CliError("CLI001", found=found, nearest=near)
                raise CliError("CLI002", found=found, known=", ".join(known))
            where = "/".join(action.option_strings) or str(action.metavar)
            raise CliError("CLI006", option=where, found=found, known=", ".join(known))


def make_parser(language: str, words: Collection[str] = ()) -> Parser:
    """Return the parser of `alliancemap` with its help in a language.

    Every command is known by its name, but only one that stands among the `words` to be parsed is
    given its arguments: to describe those of all others takes longer than to parse.
    """
    parser = Parser(
        prog="alliancemap",
        description=phrase("help.about", language, "cli"),
        epilog=phrase("help.end", language, "cli"),
        language=language,
    )
    for option in SHARED:
        _add_option(parser, option, language)
    parser.add_argument(
        "--version", action="store_true", help=phrase("option.version", language, "cli")
    )
    below = parser.add_subparsers(
        dest="command", parser_class=Parser, title=phrase("help.commands", language, "cli")
    )
    for command in COMMANDS:
        said = phrase(f"command.{command.name}", language, "cli")
        made = below.add_parser(command.name, help=said, description=said, language=language)
        if command.name in words:
            _describe(made, command, language)
    return parser


def parse(arguments: list[str], language: str) -> argparse.Namespace:
    """Return the parsed arguments; CliError says what is wrong with them."""
    parser = make_parser(language, arguments)
    try:
        parsed, rest = parser.parse_known_args(arguments)
    except argparse.ArgumentError as wrong:
        raise CliError("CLI005", option=wrong.argument_name or "") from None
    if rest:
        command = f"alliancemap {parsed.command}" if parsed.command else "alliancemap"
        raise CliError("CLI004", found=" ".join(rest)[:60], command=command)
    return parsed


def _describe(parser: Parser, command: Command, language: str) -> None:
    for argument in command.arguments:
        _add_argument(parser, argument, language)
    for option in (*command.options, *SHARED):
        _add_option(parser, option, language)


def _add_argument(parser: Parser, argument: Argument, language: str) -> None:
    parser.add_argument(
        argument.name.lower(),
        metavar=argument.name,
        nargs=None if argument.count == "1" else argument.count,
        choices=argument.choices or None,
        help=phrase(f"argument.{argument.word}", language, "cli"),
    )


def _add_option(parser: Parser, option: Option, language: str) -> None:
    names = [f"-{option.letter}"] if option.letter else []
    said = phrase(f"option.{option.word}", language, "cli")
    if option.name == "help":
        parser.add_argument(*names, "--help", action=ShowHelp, nargs=0, help=said)
        return
    if option.takes is None:
        parser.add_argument(
            *names, f"--{option.name}", action="store_true", default=argparse.SUPPRESS, help=said
        )
        return
    parser.add_argument(
        *names,
        f"--{option.name}",
        metavar=option.shown,
        choices=option.choices or None,
        type=_reader(option),
        default=argparse.SUPPRESS,
        help=said,
    )


def _reader(option: Option) -> Callable[[str], int | str]:
    readers: dict[str, Callable[[str], int | str]] = {
        "number": _whole(option),
        "day": _day(option),
    }
    return readers.get(option.takes or "", str)


def _day(option: Option) -> Callable[[str], str]:
    def read(text: str) -> str:
        try:
            return checked_day(text)
        except ValueError:
            raise CliError("CLI008", option=f"--{option.name}", found=text[:60]) from None

    return read


def _whole(option: Option) -> Callable[[str], int]:
    def read(text: str) -> int:
        plain = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_NUMBER))
        if not plain or not option.lowest <= int(text) <= LARGEST_NUMBER:
            name, limit = f"--{option.name}", str(LARGEST_NUMBER)
            raise CliError("CLI007", option=name, found=text[:60], low=option.lowest, high=limit)
        return int(text)

    return read
