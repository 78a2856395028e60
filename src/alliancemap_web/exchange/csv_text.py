"""Reads the text of a CSV file: its encoding, its separator, its rows; and writes one."""

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from alliancemap_web.exchange.limits import MOST_COLUMNS, MOST_ROWS
from alliancemap_web.exchange.troubles import Trouble, refused

SEPARATORS = (",", ";", "\t", "|")
# Rows looked at to tell the separator.
SAMPLE = 50
BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# Rows with something in them that are kept: with the headings, and a title above them.
MOST_KEPT = MOST_ROWS + 100
# Columns looked at; beyond them only blank ones are passed over.
MOST_WIDE = 20 * MOST_COLUMNS
LINE_END = re.compile(r"\r\n|\r|\n")
BLANKS = re.compile(r"[\r\n]+")
# Programs that calculate take a cell that begins so for a formula; a quote before it stops them.
FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
QUOTED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands: its number from 1 as a spreadsheet counts, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The rows of a CSV file, how it was written, and which rows hold a quote that goes wrong."""

    lines: tuple[Line, ...]
    encoding: str
    separator: str
    troubles: tuple[Trouble, ...] = ()


def read_csv(content: bytes) -> CsvTable:
    """Return the rows of a CSV file; TroubleError when its bytes are no text.

    A quote that is never closed spoils its own cell only: it is taken as a character, and named.
    """
    text, encoding = decoded(content)
    separator, text = separator_of(text)
    lines, troubles = rows_of(text, separator)
    return CsvTable(lines, encoding, separator, troubles)


def decoded(content: bytes) -> tuple[str, str]:
    """Return a file's text and the name of its encoding: UTF-8, UTF-16, or else Windows-1252."""
    for mark, codec, name in BOMS:
        if content.startswith(mark):
            return strict(content[len(mark) :], codec), name
    if b"\x00" in content[:1000]:
        codec = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
        return strict(content, codec), "UTF-16"
    try:
        return content.decode(), "UTF-8"
    except UnicodeDecodeError:
        return strict(content, "cp1252"), "Windows-1252"


def strict(content: bytes, codec: str) -> str:
    """Return bytes as text; TroubleError (XCH004) when they are none in this encoding."""
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        raise refused("XCH004") from None


def separator_of(text: str) -> tuple[str, str]:
    """Return what separates the cells, and the text without a line that says so.

    That line (`sep=;`) is what some spreadsheets write first. Without it, the separator is the one
    that cuts the largest share of rows into the same number of cells, more than one.
    """
    said = re.match(r"sep=(.)(?:\r\n|\r|\n)", text)
    if said and said[1] in SEPARATORS:
        return said[1], text[said.end() :]
    # Enough text for a sample, cut where a row may end.
    sample = text[:200_000]
    return max(SEPARATORS, key=lambda one: agreement(sample, one)), text


def agreement(text: str, separator: str) -> tuple[float, int]:
    """Return the share of the first rows that have as many cells as most have, and how many."""
    rows, _ = rows_of(text, separator, SAMPLE)
    widths = [len(row.cells) for row in rows if any(row.cells)]
    if not widths:
        return (0, 1)
    usual = max(sorted(set(widths), reverse=True), key=widths.count)
    return (widths.count(usual) / len(widths), usual) if usual > 1 else (0, 1)


@dataclass(slots=True)
class Gathered:
    """Rows as they are read: all are counted, and as many are kept as may come in.

    Spreadsheets may write a million blank ones below a table.
    """

    lines: list[Line] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    number: int = 1
    filled: int = 0

    def add(self, found: re.Match[str], *, is_quoted: bool) -> None:
        """Add a cell to the row; TroubleError (XCH006) when it is far wider than any table."""
        text = found[1].replace('""', '"') if is_quoted else found[0]
        if not is_quoted and text.startswith('"') and self.filled <= MOST_KEPT:
            self.troubles.append(Trouble("XCH031", (("found", text[:40]),), self.number))
        if len(self.cells) < MOST_WIDE:
            self.cells.append(text)
        elif text.strip():
            raise refused("XCH006", found=len(self.cells) + 1, most=MOST_COLUMNS)

    def end(self) -> None:
        """End the row."""
        is_filled = any(self.cells)
        self.filled += is_filled
        if (self.filled if is_filled else self.number) <= MOST_KEPT:
            self.lines.append(Line(self.number, tuple(map(unguarded, self.cells))))
        self.number += 1
        self.cells = []


def rows_of(
    text: str, separator: str, most: int | None = None
) -> tuple[tuple[Line, ...], tuple[Trouble, ...]]:
    """Return the rows of a text, far blank ones left out, and what is wrong with their quotes.

    Reads `most` rows, or all; TroubleError when those are more than may come in. Cells may stand in
    double quotes, with separators and line ends inside and quotes doubled (RFC 4180). A row is
    counted as a spreadsheet shows it: line ends inside quotes do not count.
    """
    quoted = re.compile(r'"((?>[^"]+|"")*)"(?=' + re.escape(separator) + r"|\r|\n|\Z)")
    bare = re.compile("[^" + re.escape(separator) + r"\r\n]*")
    read, at, end = Gathered(), 0, len(text)
    while at < end and (most is None or read.number <= most):
        found = quoted.match(text, at) if text[at] == '"' else None
        is_quoted = found is not None
        found = found or bare.match(text, at)
        assert found  # noqa: S101 - it matches nothing as well
        read.add(found, is_quoted=is_quoted)
        at = found.end()
        if at < end and text[at] == separator:
            at += 1
            if at < end:
                continue
            read.cells.append("")
        ended = LINE_END.match(text, at)
        at = ended.end() if ended else at
        read.end()
        if read.filled > MOST_KEPT:
            left = len(LINE_END.findall(text, at))
            raise refused("XCH005", found=read.filled - 1 + left, most=MOST_ROWS)
        blank = BLANKS.match(text, at) if read.number > MOST_KEPT else None
        if blank:
            read.number += len(LINE_END.findall(blank[0]))
            at = blank.end()
    return tuple(read.lines), tuple(read.troubles)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; `unguarded` takes the quote off."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return a cell without the quote that `guarded`, or a spreadsheet, put before a formula."""
    return text[1:] if QUOTED.match(text) else text


def written_csv(rows: Iterable[Sequence[str | int]]) -> Iterable[str]:
    """Return rows as the lines of a CSV file that spreadsheets open: CRLF, quoted where needed.

    Texts are guarded; numbers stand as they are. The byte order mark is for the caller to put
    first.
    """
    return (",".join(cell(one) for one in row) + "\r\n" for row in rows)


def cell(value: str | int) -> str:
    """Return one value as a CSV file holds it."""
    if isinstance(value, int):
        return str(value)
    text = guarded(value)
    if text == "" or not re.search('[",;\t|\r\n]|^\\s|\\s$', text):
        return text
    return '"' + text.replace('"', '""') + '"'
