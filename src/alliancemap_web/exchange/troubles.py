"""What is wrong with something that comes in: coded, with its place, said in both languages."""

from dataclasses import dataclass
from typing import Any

from alliancemap.words import error_sentence, phrase

Values = tuple[tuple[str, str | int], ...]

# As much of a cell as a sentence repeats.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to mend: a code (XCH001 and on, or one of the alliance file's), and its place.

    `row` is the row as a spreadsheet counts it, from 1; `column` the heading it stands under. Both
    are empty for what is wrong with a file as a whole.
    """

    code: str
    values: Values = ()
    row: int | None = None
    column: str = ""

    def sentence(self, language: str) -> str:
        """Return what is wrong, and how to mend it, without the place."""
        return error_sentence(self.code, language, **dict(self.values))

    def told(self, language: str) -> str:
        """Return the sentence with its place before it."""
        said = self.sentence(language)
        if self.row is None:
            return said
        place = "exchange.place_cell" if self.column else "exchange.place_row"
        where = {"row": str(self.row), "said": said}
        if self.column:
            where["column"] = self.column
        return phrase(place, language, "exchange", **where)

    def plain(self) -> dict[str, Any]:
        """Return the trouble as plain data, which `trouble_of` reads."""
        return {
            "code": self.code,
            "values": dict(self.values),
            "row": self.row,
            "column": self.column,
        }


class TroubleError(Exception):
    """A file that cannot be taken as a whole."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble


def refused(code: str, /, **values: str | int) -> TroubleError:
    """Return the refusal of a whole file."""
    return TroubleError(Trouble(code, tuple(values.items())))


def trouble_of(plain: dict[str, Any]) -> Trouble:
    """Return what `Trouble.plain` wrote."""
    return Trouble(plain["code"], tuple(plain["values"].items()), plain["row"], plain["column"])


def shown(text: str) -> str:
    """Return somebody's text made fit for a sentence: one line, at most SHOWN characters."""
    line = " ".join(text[: 2 * SHOWN].split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
