"""The reference page of the command line, from the table that the parser is made from."""

from alliancemap.cli.commands import COMMANDS, SHARED, Argument, Command, Option
from alliancemap.words import phrase, table

_OPENING = """# The command line

`alliancemap COMMAND ...` reads alliance files and writes what it finds to standard output. This
page is made from the table of commands that the program's own parser is made from; `alliancemap
COMMAND --help` says the same in English or French.

- A file name `-` is standard input. Files are YAML or JSON, at most 1 MB.
- `--lang en` or `--lang fr` may stand anywhere. Without it the language comes from
  `ALLIANCEMAP_LANG`, else from `LC_ALL`, `LC_MESSAGES` or `LANG`, else it is English.
- Text is as wide as the terminal, between 60 and 100 columns, and 80 where there is no terminal.
  Colour appears only on a terminal, and never when `NO_COLOR` is set. Where the encoding of the
  output lacks the signs of bars and dots, plain letters stand for them.
- `--json` prints results in the shape of [Results in JSON](assessment-json.md), always in UTF-8.
- Exit code 0: done. 2: bad input, with one sentence for each problem on standard error. 1: a fault
  of the program itself. 130: interrupted.
"""

_GRAMMAR = """\
`explain R17` shows the card of a factor; so do a theme (`risk`), a form (`K1`) and a rule (`S01`).
`explain FILE risk` opens a number of an alliance to its arithmetic; so do `verdict`, `futures`,
a form and a factor. `explain FILE` and `explain` alone list the topics. A word that is a topic is
never taken for a file; write `./R17` for a file of that name.
"""

_NOTES = {
    "explain": _GRAMMAR,
    "map": "One of `-o` and `--text` is needed; both may stand together. An existing file is "
    "written over.\n",
    "new": "An existing file is never written over.\n",
    "assess": "`--before example` compares a changed example with the shipped original of its "
    "name. `--as-of` moves no score: it also says what has faded by that day, what the "
    "verdict would be without it, and who contradicts whom.\n",
    "clashes": "Reads the part `promises` of [the alliance file](alliance-file.md).\n",
    "compare": "Candidates of one name are told apart by their files' names. Every candidate "
    "stands beside having no alliance.\n",
    "completion": 'For bash: `eval "$(alliancemap completion bash)"`; for zsh the same with `zsh`; '
    "for fish: `alliancemap completion fish | source`.\n",
    "serve": "Needs `pip install 'alliancemap[web]'`.\n",
    "move-database": "Needs the same, the driver of PostgreSQL and `ALLIANCEMAP_DATABASE_URL`: "
    "[Move what is there already](../how-to/use-postgresql.md#move-what-is-there-already).",
    "doctor": "Needs the same, and no running server. Exit code 1 when something is bad. `--json`: "
    "`version`, `state` and `checks`, each with `check`, `state` (`ok`, `warning`, `bad`), `code` "
    "and `text`.\n",
    "backup": "Needs the same. What is in the file: [The backup](backup-file.md). How to: "
    "[Back up and restore](../how-to/back-up-and-restore.md).\n",
    "restore": "Needs the same. Into SQLite, or into PostgreSQL where `ALLIANCEMAP_DATABASE_URL` "
    "names one; wholly or not at all.\n",
    "upgrade": "Needs the same. How to: [Upgrade](../how-to/upgrade.md).\n",
    "export": "Needs the same. Without ALLIANCE it is [everything out](everything-out.md) of a "
    "workspace, with it one [alliance file](alliance-file.md).\n",
    "user": "Needs the same. How to: "
    "[Help a colleague back in](../how-to/help-a-colleague-back-in.md).\n",
    "work": "Needs the same. `serve` does this work too, unless told not to: "
    "[Run the background work apart](../how-to/run-the-background-work-apart.md).\n",
}


def command_line_page() -> str:
    """Return the page as Markdown."""
    parts = [_OPENING, *(_command(command) for command in COMMANDS), _codes()]
    return "\n".join(parts)


def _command(command: Command) -> str:
    used = " ".join(
        ["alliancemap", command.name, *map(_use, command.arguments), *map(_choice, command.options)]
    )
    lines = [
        f"## {command.name}",
        "",
        _english(f"command.{command.name}"),
        "",
        f"    {used}",
        "",
    ]
    rows = [(f"`{one.name}`", _english(f"argument.{one.word}")) for one in command.arguments] + [
        (f"`{_spelled(one)}`", _english(f"option.{one.word}"))
        for one in (*command.options, *SHARED)
    ]
    lines += ["| | |", "|---|---|", *(f"| {left} | {right} |" for left, right in rows), ""]
    return "\n".join([*lines, *([_NOTES[command.name]] if command.name in _NOTES else [])])


def _use(argument: Argument) -> str:
    shown = argument.name
    return {"1": shown, "?": f"[{shown}]", "+": f"{shown} ...", "*": f"[{shown} ...]"}[
        argument.count
    ]


def _choice(option: Option) -> str:
    return f"[{_spelled(option)}]"


def _spelled(option: Option) -> str:
    name = f"-{option.letter}, --{option.name}" if option.letter else f"--{option.name}"
    return f"{name} {option.shown}".rstrip()


def _english(code: str) -> str:
    said = phrase(code, "en", "cli")
    return said[:1].upper() + said[1:] if code.startswith("command.") else said


def _codes() -> str:
    rows = [
        f"| {key.removeprefix('error.')} | {said} |"
        for key, said in table("en", "cli").items()
        if key.startswith("error.")
    ]
    return (
        "## Errors\n\nEvery sentence on standard error begins with a code that does not change. "
        "Codes that begin with FILE are those of [the alliance file](alliance-file.md); all codes, "
        "those of `serve` (WEB) too, stand in [Codes](codes.md). Words in braces stand for what "
        "was found.\n\n| code | sentence |\n|---|---|\n" + "\n".join(rows) + "\n"
    )
