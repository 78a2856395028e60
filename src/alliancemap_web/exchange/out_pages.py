"""The pages of going out: tables, and everything at once."""

from asyncio import to_thread
from collections.abc import AsyncIterator, Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.exchange.csv_text import written_csv
from alliancemap_web.exchange.everything import BOM, pieces, write_everything
from alliancemap_web.exchange.pages import CSV, attachment
from alliancemap_web.exchange.queries import every_row
from alliancemap_web.exchange.sheets import workbook
from alliancemap_web.exchange.table_rows import (
    Cells,
    Documents,
    alliance_rows,
    answer_rows,
    column_rows,
    dictionary_rows,
)
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.queries import Row, all_documents
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member, NotAllowedError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A zip larger than this goes to the disk while it is made.
IN_MEMORY = 20_000_000
# As many alliances as the page names one by one.
MOST_NAMED = 200
Table = Callable[[tuple[Row, ...], Documents, str], Iterator[Cells]]
Dictionary = Callable[[str], Iterator[Cells]]
TABLES: dict[str, tuple[Table, Dictionary]] = {
    "alliances": (alliance_rows, column_rows),
    "answers": (lambda _, documents, language: answer_rows(documents, language), dictionary_rows),
}


@require_safe
@for_members("see")
def export(request: HttpRequest, member: Member) -> HttpResponse:
    """Show what can be taken out, and by whom."""
    rows = every_row(member)
    may_all = member.may("manage") and member.sees_all
    values = {
        "count": len(rows),
        "may_all": may_all,
        "may_replace": member.may("edit") and member.sees_all,
        "rows": rows[:MOST_NAMED],
    }
    return render(request, "exchange/export.html", values)


@require_safe
@for_members("see")
def export_table(request: HttpRequest, member: Member, name: str, kind: str) -> HttpResponse:  # noqa: ARG001 - a page
    """Give one of the two tables of what a member sees, as CSV or as a workbook."""
    if name not in TABLES or kind not in ("csv", "xlsx"):
        raise Http404
    language = current_language()
    table, dictionary = TABLES[name]
    documents = (*all_documents(member), *all_documents(member, archived=True))
    rows = table(every_row(member), documents, language)
    file = f"{slugify(member.workspace_name) or 'alliancemap'}-{name}-{clock.today()}.{kind}"
    if kind == "csv":
        return attachment("".join((BOM, *written_csv(rows))), CSV, file)
    sheets = (
        (sentence(f"exchange.sheet_{name}"), rows),
        (sentence("exchange.sheet_dictionary"), dictionary(language)),
    )
    return attachment(workbook(sheets), XLSX, file)


@require_safe
@for_members("manage")
def export_everything(request: HttpRequest, member: Member) -> HttpResponse:
    """Give everything of the workspace as one zip, made on the disk and sent piece by piece."""
    if not member.sees_all:
        raise NotAllowedError("manage")
    now = clock.now()
    made: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by whoever sends it
    write_everything(made, member, every_row(member), now, current_language())
    size = made.tell()
    name = f"{slugify(member.workspace_name) or 'alliancemap'}-{now:%Y-%m-%d}.zip"
    sent = pieces(made)
    response = StreamingHttpResponse(
        in_turn(sent) if isinstance(request, ASGIRequest) else sent,
        content_type="application/zip",
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = str(size)
    return cast(HttpResponse, response)  # an answer like any other, but for how it is sent


async def in_turn(sent: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Return pieces one after another without holding up others while the disk is read."""
    while (piece := await to_thread(next, sent, None)) is not None:
        yield piece
