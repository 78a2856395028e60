"""The pages of the log: a workspace's, an alliance's own part of it, and both as a table."""

from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.exchange.csv_text import written_csv
from alliancemap_web.exchange.everything import BOM
from alliancemap_web.exchange.pages import CSV, attachment
from alliancemap_web.languages import current_language
from alliancemap_web.logbook.events import KIND_OF
from alliancemap_web.logbook.sealing import written
from alliancemap_web.oversight.reading import Wanted, log_page, log_rows
from alliancemap_web.oversight.sentences import told, who_of
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member

LIST = "log-list"
COLUMNS = ("number", "at", "kind", "event", "who", "alliance", "sentence", "detail", "seal")


@require_safe
@for_members("manage")
def log(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the workspace's log to its owners: all of it, or what they choose."""
    wanted = Wanted.read(request.GET.dict())
    shown = {
        "log": log_page(member, wanted, current_language()),
        "here": reverse("log", kwargs={"key": member.key}),
        "csv": reverse("log_csv", kwargs={"key": member.key}) + wanted.query(),
    }
    is_part = request.headers.get("HX-Target") == LIST
    return render(request, "oversight/list.html" if is_part else "oversight/log.html", shown)


@require_safe
@for_alliance("manage")
def alliance_log(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show the owners an alliance's own part of the log."""
    wanted = replace(Wanted.read(request.GET.dict()), alliance=kept.key)
    here = reverse("alliance_log", args=[member.key, kept.key])
    shown = {
        "log": log_page(member, wanted, current_language()),
        "here": here,
        "csv": reverse("log_csv", kwargs={"key": member.key}) + wanted.query(),
        "page": {"title": kept.row.name},
    }
    is_part = request.headers.get("HX-Target") == LIST
    return render(request, "oversight/list.html" if is_part else "oversight/alliance.html", shown)


@require_safe
@for_members("manage")
def log_csv(request: HttpRequest, member: Member) -> HttpResponse:
    """Give the entries asked for as a table; that it is taken out is in the log itself."""
    language = current_language()
    wanted = Wanted.read(request.GET.dict())
    text = "".join((BOM, *written_csv(rows(member, wanted, language))))
    name = f"{told('file_name', language)}-{clock.today()}.csv"
    return attachment(text, CSV, name)


def rows(member: Member, wanted: Wanted, language: str) -> Iterator[tuple[str | int, ...]]:
    """Yield the table: its headings, then the entries, the newest first."""
    yield tuple(told(f"column_{name}", language) for name in COLUMNS)
    for entry, line, alliance in log_rows(member, wanted, language):
        kind = told(f"kind_{line.kind}", language) if entry.event in KIND_OF else ""
        yield (
            entry.number, written(entry.at), kind, entry.event, who_of(entry, language), alliance,
            line.says, entry.detail, entry.seal,
        )  # fmt: skip
