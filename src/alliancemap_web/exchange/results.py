"""What became of an import: what was made, changed, left out, and what is to be mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from alliancemap.words import phrase
from alliancemap_web.exchange.partners import Failed
from alliancemap_web.exchange.troubles import Trouble, trouble_of
from alliancemap_web.portfolio.refusals import RefusedError

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Brought:
    """One alliance that was made, changed or left out: its key, its name, and where it stood."""

    key: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class FailedFile:
    """One file that could not be brought in, with everything wrong with it."""

    name: str
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of everything in an upload. `headings` are those of the failed rows' table."""

    made: tuple[Brought, ...] = ()
    updated: tuple[Brought, ...] = ()
    skipped: tuple[Brought, ...] = ()
    failed: tuple[Failed, ...] = ()
    failed_files: tuple[FailedFile, ...] = ()
    headings: tuple[str, ...] = ()

    def plus(self, other: "Result") -> "Result":
        """Return what became of this and, after it, of another part of the same upload."""
        return Result(
            self.made + other.made,
            self.updated + other.updated,
            self.skipped + other.skipped,
            tuple(sorted((*self.failed, *other.failed), key=lambda one: one.row)),
            self.failed_files + other.failed_files,
            self.headings or other.headings,
        )

    def plain(self) -> Data:
        """Return the result as plain data, which `result_of` reads."""
        return {
            **{
                kind: [[one.key, one.name, one.place] for one in getattr(self, kind)]
                for kind in ("made", "updated", "skipped")
            },
            "failed": [
                {
                    "row": one.row,
                    "cells": list(one.cells),
                    "troubles": [each.plain() for each in one.troubles],
                }
                for one in self.failed
            ],
            "failed_files": [
                {"name": one.name, "troubles": [each.plain() for each in one.troubles]}
                for one in self.failed_files
            ],
            "headings": list(self.headings),
        }


def result_of(plain: Data) -> Result:
    """Return what `Result.plain` wrote."""
    kinds = {
        kind: tuple(Brought(*one) for one in plain[kind]) for kind in ("made", "updated", "skipped")
    }
    return Result(
        **kinds,
        failed=tuple(
            Failed(one["row"], tuple(one["cells"]), tuple(map(trouble_of, one["troubles"])))
            for one in plain["failed"]
        ),
        failed_files=tuple(
            FailedFile(one["name"], tuple(map(trouble_of, one["troubles"])))
            for one in plain["failed_files"]
        ),
        headings=tuple(plain["headings"]),
    )


def troubles_in(error: RefusedError, row: int | None = None) -> tuple[Trouble, ...]:
    """Return why the portfolio refused something, as troubles of a row."""
    return tuple(Trouble(one.code, one.values, row) for one in error.reasons)


def failed_rows(
    headings: Sequence[str], failed: Sequence[Failed], language: str
) -> Iterator[list[str | int]]:
    """Return the rows to mend as a table like the one that was sent, with one column more: why.

    That column is left out again by itself when the table is sent anew.
    """
    yield [*headings, phrase("exchange.reason", language, "exchange")]
    for one in failed:
        reasons = "\n".join(each.told(language) for each in one.troubles)
        cells = (*one.cells, *("",) * (len(headings) - len(one.cells)))
        yield [*cells, reasons]
