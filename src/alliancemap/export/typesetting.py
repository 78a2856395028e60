"""Has a template and its data set as a tagged PDF: PDF/UA-1 wherever the letters allow it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from alliancemap.export.error import ExportError, need
from alliancemap.export.fonts import font_folder

# The date written into a file of which nobody says another.
EPOCH = datetime(2009, 1, 1, tzinfo=UTC)


def typeset(
    sources: dict[str, bytes],
    inputs: Mapping[str, Any],
    timestamp: datetime,
    *,
    has_all_letters: bool,
) -> bytes:
    """Return "main.typ" of `sources` as a PDF/UA-1 file; tagged, yet not that, for rare letters.

    `inputs` is plain data by the name under which the template reads it, as JSON; `has_all_letters`
    says that our own fonts have every letter in it. ExportError EXP002 without the extra, EXP003
    when the compiler warns or fails.
    """
    typst = need("typst", "pdf")
    told = {name: json.dumps(data, ensure_ascii=False) for name, data in inputs.items()}

    def printed(standards: list[str]) -> bytes:
        pages, warnings = typst.compile_with_warnings(
            sources,
            format="pdf",
            font_paths=[str(font_folder())],
            ignore_system_fonts=has_all_letters,
            sys_inputs=told,
            pdf_standards=standards,
            timestamp=timestamp,
        )
        if warnings:
            raise ExportError("EXP003", format="pdf", why="; ".join(map(str, warnings)))
        return bytes(pages)

    try:
        try:
            return printed(["ua-1"])
        except typst.TypstError:
            if has_all_letters:
                raise
            # PDF/UA refuses letters that no font on this machine can show; a tagged page with
            # gaps serves the reader better than none.
            return printed([])
    except typst.TypstError as failed:
        raise ExportError("EXP003", format="pdf", why=str(failed)) from failed
