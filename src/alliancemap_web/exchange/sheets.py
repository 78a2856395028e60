"""Tables as an XLSX workbook that a spreadsheet opens, with texts that stay texts."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

# As long as one cell of a workbook may be; longer texts are cut, and whole in the CSV file.
MOST_TEXT = 32_767
CUT = " …"
WIDEST, NARROWEST = 60, 8


def workbook(sheets: Iterable[tuple[str, Iterable[Sequence[str | int]]]]) -> bytes:
    """Return sheets (a name, then rows of which the first are headings) as one workbook.

    Every text is written as a text, and marked so that editing it does not make it a formula; the
    headings stay in sight, and can be filtered by.
    """
    made = io.BytesIO()
    options = {"constant_memory": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, {"in_memory": True, **options}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        number = book.add_format({"valign": "top"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name[:31])
            widths: dict[int, int] = {}
            last = (0, 0)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    last = (at, max(last[1], column))
                    if isinstance(value, int):
                        sheet.write_number(at, column, value, head if at == 0 else number)
                        continue
                    text = value if len(value) <= MOST_TEXT else value[: MOST_TEXT - 2] + CUT
                    if text:
                        sheet.write_string(at, column, text, cell if at else head)
                    widest = max((len(line) for line in text.split("\n")), default=0)
                    widths[column] = max(widths.get(column, 0), widest)
            sheet.freeze_panes(1, 0)
            if last != (0, 0):
                sheet.autofilter(0, 0, *last)
            for column, width in widths.items():
                sheet.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
    return made.getvalue()
