"""The problems found in one file, and what stands where a value was refused."""

from dataclasses import dataclass, field
from typing import Any, Final

from alliancemap.alliance_file.error import Path, Place, Problem, path_text
from alliancemap.alliance_file.nodes import Entry, Node
from alliancemap.alliance_file.vocabulary import Vocabulary
from alliancemap.model.message import Value


class Wrong:
    """Stands where a value was refused, so that what depends on it is not refused again."""


WRONG: Final = Wrong()

MOST_PROBLEMS = 50  # more than a person mends in one go; the rest is only counted

# What a shape yields: text, whole number, (state, low, high) of a level, tuple, dict or WRONG.
Checked = Any


@dataclass(slots=True)
class Findings:
    """The problems found so far in one file, and the ids the file may use."""

    name: str
    vocabulary: Vocabulary | None
    instruments: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, at: Node | Entry, path: Path, **values: Value) -> Wrong:
        """Note a problem at a node or key, and return WRONG."""
        place = Place(self.name, at.line, at.column, path_text(path))
        self.problems.append(Problem(code, place, tuple(values.items())))
        return WRONG
