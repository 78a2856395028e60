"""What is wrong with an alliance file: coded problems, each with its place."""

import re
from dataclasses import dataclass

from alliancemap.model.message import Message, Value

# YAML and JSON cannot carry these, or no screen can show them; tab and line feed stay allowed.
FORBIDDEN = "\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\ufffe\\uffff"
# Half characters are no text either; schemas leave them out, for they would refuse emoji by halves.
_FORBIDDEN = re.compile(f"[{FORBIDDEN}\\ud800-\\udfff]")
_SHOWN = 60

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: its name, line and column (both from 1), and the keys that lead there."""

    file: str
    line: int
    column: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: a stable code, its place, and the values its sentence needs."""

    code: str
    place: Place
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def message(self) -> Message:
        """Return the problem as a Message, its place among the values, for `words` to say."""
        place = self.place
        where: tuple[tuple[str, Value], ...] = (
            ("file", place.file),
            ("line", place.line),
            ("column", place.column),
            ("path", place.path),
        )
        return Message(self.code, where + self.values)


class AllianceFileError(Exception):
    """A file that cannot be read (or an alliance that cannot be written), with every problem."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(
            f"{p.code} {p.place.file}:{p.place.line}:{p.place.column} {p.place.path}".rstrip()
            for p in self.problems
        )


def refuse(code: str, place: Place, **values: Value) -> AllianceFileError:
    """Return the error that holds this one problem."""
    return AllianceFileError((Problem(code, place, tuple(values.items())),))


def path_text(path: Path) -> str:
    """Return the path as people read it: `answers.R11[2].level`, items counted from 1."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{shown(step)}" if text else shown(step)
    return text


def shown(text: str) -> str:
    """Return a person's text made fit for a sentence: one line, at most 60 characters."""
    line = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", " ".join(text[: 2 * _SHOWN].split()))
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def forbidden_character(text: str) -> str | None:
    """Return the first character of `text` that no alliance file may hold, as U+XXXX, or None."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None
