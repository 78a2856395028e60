"""`alliancemap completion`: scripts that complete commands, options, factors and file names."""

from argparse import Namespace
from collections.abc import Iterator

from alliancemap.cli.commands import COMMANDS, SHARED, Command, Option
from alliancemap.cli.examples import names
from alliancemap.cli.screen import Screen
from alliancemap.instruments.load import load_instrument
from alliancemap.model.instrument import Instrument
from alliancemap.reading.cards import cards
from alliancemap.vocabulary import dictionary
from alliancemap.words import phrase


def run(arguments: Namespace, screen: Screen) -> int:
    """Print the script of one shell."""
    instrument = load_instrument()
    make = {"bash": bash, "zsh": zsh, "fish": fish}[arguments.shell]
    screen.data(make(instrument, screen.language))
    return 0


def words_of(command: Command, instrument: Instrument, language: str) -> list[str]:
    """Return the words that may stand where a command takes an argument, files not counted."""
    known: list[str] = []
    for argument in command.arguments:
        if argument.choices:
            known += argument.choices
        elif argument.takes == "topic":
            known += cards(instrument)
        elif argument.takes == "term":
            known += dictionary(language)
        elif argument.takes == "example":
            known += names()
    return list(dict.fromkeys(known))


def takes_files(command: Command) -> bool:
    """Say whether a file may stand where a command takes an argument."""
    return any(argument.takes in ("file", "folder", "topic") for argument in command.arguments)


def spellings(option: Option) -> list[str]:
    """Return how an option may be written."""
    return [*([f"-{option.letter}"] if option.letter else []), f"--{option.name}"]


def values_of(option: Option) -> list[str]:
    """Return the words an option takes, files not counted."""
    return [*option.choices, *(["example"] if option.name == "before" else [])]


def every_option() -> Iterator[Option]:
    """Return every option of every command, each once by name and values."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for command in COMMANDS:
        for option in (*command.options, *SHARED):
            if (option.name, option.choices) not in seen:
                seen.add((option.name, option.choices))
                yield option


def bash(instrument: Instrument, language: str) -> str:
    """Return the script for bash: eval "$(alliancemap completion bash)"."""
    values, files = [], []
    for option in every_option():
        if values_of(option):
            words = " ".join(values_of(option))
            more = "; _alliancemap_files" if option.takes == "file" else ""
            reply = f'COMPREPLY=($(compgen -W "{words}" -- "$word")){more}; return'
            values.append(f"    {'|'.join(spellings(option))}) {reply} ;;")
        elif option.takes in ("file", "folder"):
            files += spellings(option)
        elif option.takes is not None:
            values.append(f"    {'|'.join(spellings(option))}) return ;;")
    values.append(f"    {'|'.join(files)}) _alliancemap_files; return ;;")
    cases = []
    for command in COMMANDS:
        options = " ".join(s for o in (*command.options, *SHARED) for s in spellings(o))
        words = " ".join(words_of(command, instrument, language))
        kept = "yes" if takes_files(command) else ""
        cases.append(f'    {command.name}) options="{options}" words="{words}" files="{kept}" ;;')
    first = " ".join([*(command.name for command in COMMANDS), "--help", "--version", "--lang"])
    return _BASH.format(values="\n".join(values), cases="\n".join(cases), first=first)


_BASH = """\
# Completion of alliancemap for bash. In ~/.bashrc: eval "$(alliancemap completion bash)"
_alliancemap_files() {{
  local IFS=$'\\n'
  COMPREPLY+=($(compgen -f -- "${{COMP_WORDS[COMP_CWORD]}}"))
  compopt -o filenames 2>/dev/null
}}
_alliancemap() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" command="" i
  local options="" words="" files=""
  COMPREPLY=()
  case "$before" in
{values}
  esac
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${{COMP_WORDS[i]}}" in
    --lang) ((i++)) ;;
    -*) ;;
    *) command="${{COMP_WORDS[i]}}"; break ;;
    esac
  done
  case "$command" in
    "") options="{first}"; words="$options" ;;
{cases}
  esac
  if [[ "$word" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
    return
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [[ -n "$files" ]]; then
    _alliancemap_files
  fi
}}
complete -F _alliancemap alliancemap
"""


def zsh(instrument: Instrument, language: str) -> str:
    """Return the script for zsh: eval "$(alliancemap completion zsh)"."""
    described, cases = [], []
    for command in COMMANDS:
        said = _quoted(phrase(f"command.{command.name}", language, "cli").replace(":", r"\:"))
        described.append(f"    {command.name}:{said}")
        parts = [_zsh_option(option, language) for option in (*command.options, *SHARED)]
        words = " ".join(words_of(command, instrument, language))
        if words and takes_files(command):
            parts.append(f"'*: :{{ compadd {words}; _files }}'")
        elif words:
            parts.append(f"'*: :({words})'")
        elif takes_files(command):
            parts.append("'*: :_files'")
        cases.append(f"    {command.name}) _arguments {' '.join(parts)} ;;")
    return _ZSH.format(
        described="\n".join(f"    '{line.strip()}'" for line in described), cases="\n".join(cases)
    )


def _zsh_option(option: Option, language: str) -> str:
    said = _quoted(phrase(f"option.{option.word}", language, "cli"))
    said = said.replace("[", r"\[").replace("]", r"\]").replace(":", r"\:")
    takes = ""
    if values_of(option):
        takes = f": :({' '.join(values_of(option))})"
        if option.takes == "file":
            takes = f": :{{ compadd {' '.join(values_of(option))}; _files }}"
    elif option.takes in ("file", "folder"):
        takes = ": :_files" + (" -/" if option.takes == "folder" else "")
    elif option.takes is not None:
        takes = ": : "
    return " ".join(f"'{spelling}[{said}]{takes}'" for spelling in spellings(option))


def _quoted(text: str) -> str:
    """Return a text fit to stand between single quotes of a shell."""
    return text.replace("'", "’")


_ZSH = """\
#compdef alliancemap
# Completion of alliancemap for zsh. In ~/.zshrc: eval "$(alliancemap completion zsh)"
_alliancemap() {{
  local -a commands
  commands=(
{described}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="${{words[2]}}"
  shift words
  (( CURRENT-- ))
  case "$command" in
{cases}
  esac
}}
compdef _alliancemap alliancemap
"""


def fish(instrument: Instrument, language: str) -> str:
    """Return the script for fish: alliancemap completion fish | source."""
    lines = [
        "# Completion of alliancemap for fish; in config.fish:",
        "# alliancemap completion fish | source",
        "complete -c alliancemap -f",
    ]
    for command in COMMANDS:
        said = _quoted(phrase(f"command.{command.name}", language, "cli"))
        lines.append(
            f"complete -c alliancemap -n __fish_use_subcommand -a {command.name} -d '{said}'"
        )
        when = f"-n '__fish_seen_subcommand_from {command.name}'"
        words = " ".join(words_of(command, instrument, language))
        if words or takes_files(command):
            files = "-F" if takes_files(command) else ""
            given = f"-a '{words}'" if words else ""
            lines.append(" ".join(f"complete -c alliancemap {when} {files} {given}".split()))
        lines += [_fish_option(option, when, language) for option in (*command.options, *SHARED)]
    return "\n".join(lines) + "\n"


def _fish_option(option: Option, when: str, language: str) -> str:
    said = _quoted(phrase(f"option.{option.word}", language, "cli"))
    letter = f" -s {option.letter}" if option.letter else ""
    takes = ""
    if values_of(option):
        takes = f" {'-r -F' if option.takes == 'file' else '-x'} -a '{' '.join(values_of(option))}'"
    elif option.takes in ("file", "folder"):
        takes = " -r -F"
    elif option.takes is not None:
        takes = " -x"
    return f"complete -c alliancemap {when} -l {option.name}{letter}{takes} -d '{said}'"
