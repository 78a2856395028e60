"""The pages of coming in: choose files, look, bring in, and what became of it."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alliancemap_web import clock
from alliancemap_web.exchange import actions, limits
from alliancemap_web.exchange.bringing import bring
from alliancemap_web.exchange.csv_text import written_csv
from alliancemap_web.exchange.everything import BOM
from alliancemap_web.exchange.fields import OUT_FIELDS
from alliancemap_web.exchange.forms import sent_choices, sent_files
from alliancemap_web.exchange.looking import look_at_files, look_at_table, look_at_whole
from alliancemap_web.exchange.matching import SYSTEMS
from alliancemap_web.exchange.parcels import packed
from alliancemap_web.exchange.queries import Waiting, by_name, by_partner, earlier, find_upload
from alliancemap_web.exchange.results import Result, failed_rows, result_of
from alliancemap_web.exchange.table_rows import headings
from alliancemap_web.exchange.troubles import Trouble, TroubleError
from alliancemap_web.jobs.queries import state
from alliancemap_web.languages import current_language
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member, NotAllowedError

CSV = "text/csv; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("edit")
def import_(request: HttpRequest, member: Member) -> HttpResponse:
    """Ask for files, and keep them for the next step."""
    actions.require_whole(member)
    if request.method != "POST":
        return chooser(request, member)
    try:
        key = actions.keep_upload(member, packed(sent_files(request)), clock.now())
    except TroubleError as error:
        return chooser(request, member, error.trouble)
    return redirect("import_look", key=member.key, upload=key)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("edit")
def import_look(request: HttpRequest, member: Member, upload: str) -> HttpResponse:
    """Show what an upload holds and what would become of it; take choices, and bring it in."""
    now = clock.now()
    waiting = upload_of(request, member, upload, now)
    if isinstance(waiting, HttpResponse):
        return waiting
    if request.method != "POST":
        return looked(request, member, waiting)
    if request.POST.get("act") == "drop":
        actions.forget_upload(member, upload)
        return redirect("import", key=member.key)
    choices = sent_choices(request.POST, waiting.choices)
    actions.choose(member, upload, choices)
    if request.POST.get("act") != "bring":
        if getattr(request, "htmx", False):
            again = find_upload(member, upload, now)
            return looked(request, member, again or waiting)
        return redirect("import_look", key=member.key, upload=upload)
    try:
        bring(member, upload, current_language(), now)
    except TroubleError as error:
        again = find_upload(member, upload, now)
        return looked(request, member, again or waiting, error.trouble)
    return redirect("import_done", key=member.key, upload=upload)


@require_safe
@for_members("edit")
def import_done(request: HttpRequest, member: Member, upload: str) -> HttpResponse:
    """Show what became of an upload, or how far it has come while it is being brought in."""
    actions.require_whole(member)
    now = clock.now()
    waiting = find_upload(member, upload, now)
    if waiting is None or not waiting.is_begun:
        return redirect("import", key=member.key)
    is_part = bool(request.headers.get("HX-Request"))
    if not waiting.is_ended:
        values = {"upload": waiting, "is_working": state(now).is_working}
        name = "progress" if is_part else "working"
        return render(request, f"exchange/{name}.html", values)
    if is_part:  # the page that waited shows what became of it
        return HttpResponse(headers={"HX-Refresh": "true"})
    language = current_language()
    result = result_of(waiting.result) if waiting.result else Result()
    return render(
        request,
        "exchange/done.html",
        {
            "upload": waiting,
            "result": result,
            "to_mend": len(result.failed) + len(result.failed_files),
            "failed": [
                (one.row, [each.told(language) for each in one.troubles]) for one in result.failed
            ],
            "failed_files": [
                (one.name, [each.sentence(language) for each in one.troubles])
                for one in result.failed_files
            ],
        },
    )


@require_safe
@for_members("edit")
def import_failed(request: HttpRequest, member: Member, upload: str) -> HttpResponse:  # noqa: ARG001 - a page
    """Give the rows that were not taken as a table, with a column that says why."""
    actions.require_whole(member)
    waiting = find_upload(member, upload, clock.now())
    if waiting is None or not waiting.is_ended or waiting.result is None:
        raise Http404
    result = result_of(waiting.result)
    rows = failed_rows(result.headings, result.failed, current_language())
    return attachment("".join((BOM, *written_csv(rows))), CSV, "rows-to-mend.csv")


@require_safe
@for_members("edit")
def import_sample(request: HttpRequest, member: Member) -> HttpResponse:  # noqa: ARG001 - a page
    """Give an empty table with the headings that are known, to be filled in."""
    actions.require_whole(member)
    row = headings(OUT_FIELDS, current_language())
    return attachment("".join((BOM, *written_csv([row]))), CSV, "partners.csv")


def upload_of(
    request: HttpRequest, member: Member, key: str, now: datetime
) -> Waiting | HttpResponse:
    """Return an upload that waits, or the answer for one that does not (any more)."""
    actions.require_whole(member)
    waiting = find_upload(member, key, now)
    if waiting is None:
        gone = Trouble("XCH046", (("minutes", limits.KEPT_MINUTES),))
        return chooser(request, member, gone, status=404)
    if waiting.is_begun:
        return redirect("import_done", key=member.key, upload=key)
    if waiting.kind == "everything" and not member.may("manage"):
        raise NotAllowedError("manage")
    return waiting


def chooser(
    request: HttpRequest, member: Member, trouble: Trouble | None = None, status: int = 422
) -> HttpResponse:
    """Return the page on which files are chosen, with what was wrong with the last ones."""
    values: dict[str, Any] = {
        "refusal": trouble.sentence(current_language()) if trouble else "",
        "systems": [one.name for one in SYSTEMS],
        "table_mb": limits.MOST_TABLE_BYTES // 1_000_000,
        "rows": limits.MOST_ROWS,
        "files": limits.MOST_FILES,
        "all_mb": limits.MOST_UPLOAD_BYTES // 1_000_000,
        "minutes": limits.KEPT_MINUTES,
        "earlier": earlier(member, clock.now()),
    }
    return render(request, "exchange/import.html", values, status=status if trouble else 200)


def looked(
    request: HttpRequest, member: Member, upload: Waiting, trouble: Trouble | None = None
) -> HttpResponse:
    """Return the page that shows what an upload holds."""
    language = current_language()
    values: dict[str, Any] = {
        "upload": upload,
        "refusal": trouble.sentence(language) if trouble else "",
    }
    try:
        if upload.kind == "table":
            values["look"] = look_at_table(upload, tuple(by_partner(member)), language)
        elif upload.kind == "files":
            values["look"] = look_at_files(upload, by_name(member), language)
        else:
            values["look"] = look_at_whole(upload, by_name(member), language)
    except TroubleError as error:
        actions.forget_upload(member, upload.key)
        return chooser(request, member, error.trouble)
    status = 422 if trouble else 200
    return render(request, f"exchange/look_{upload.kind}.html", values, status=status)


def attachment(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    """Return a file to keep."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
