"""The page on which a newer file comes to stand for an alliance: its difference shown first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from alliancemap.alliance_file.plain import plain_alliance
from alliancemap_web import clock
from alliancemap_web.alliances.changes import change_panel
from alliancemap_web.exchange import actions
from alliancemap_web.exchange.differing import MOST_TOLD, differing
from alliancemap_web.exchange.forms import sent_files
from alliancemap_web.exchange.limits import KEPT_MINUTES
from alliancemap_web.exchange.parcels import AllianceFile, packed, read_files
from alliancemap_web.exchange.queries import Waiting, find_upload
from alliancemap_web.exchange.results import troubles_in
from alliancemap_web.exchange.troubles import Trouble, TroubleError, refused
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("edit")
def alliance_newer(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Ask for a newer file, show what it would change, and let it stand."""
    actions.require_whole(member)
    now = clock.now()
    try:
        if request.method != "POST":
            waiting = find_upload(member, request.GET.get("upload", ""), now)
            return shown(request, kept, waiting if is_for(waiting, kept) else None)
        if request.POST.get("act") != "stand":
            key = keep(request, member, kept)
            response = redirect("alliance_newer", key=member.key, alliance=kept.key)
            response["Location"] += f"?upload={key}"
            return response
        return stand(request, member, kept)
    except TroubleError as error:
        return shown(request, kept, None, (error.trouble,))
    except RefusedError as error:
        return shown(request, kept, None, troubles_in(error))


def keep(request: HttpRequest, member: Member, kept: Kept) -> str:
    """Keep the file that was sent, with how far the alliance had come; return the upload's key."""
    parcel = packed(sent_files(request))
    if parcel.kind != "files" or len(read_files(parcel.content)) != 1:
        raise refused("XCH050")
    choices = {"alliance": kept.key, "since": kept.row.sequence}
    return actions.keep_upload(member, parcel, clock.now(), choices)


def stand(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Let the file stand for the alliance; show the difference again if that moved on."""
    waiting = find_upload(member, request.POST.get("upload", ""), clock.now())
    if waiting is None or not is_for(waiting, kept):
        raise refused("XCH046", minutes=KEPT_MINUTES)
    file = file_of(waiting)
    if file.reading is None:
        return shown(request, kept, waiting)
    seen = request.POST.get("since", "")
    since = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1
    try:
        actions.replace_alliance(member, kept.key, file.data, since, clock.now())
    except TroubleError as error:
        again = find_alliance(member, kept.key)
        return shown(request, again or kept, waiting, (error.trouble,))
    actions.forget_upload(member, waiting.key)
    return redirect("alliance_page", key=member.key, alliance=kept.key)


def is_for(waiting: Waiting | None, kept: Kept) -> bool:
    """Say whether an upload is a file for this alliance."""
    return waiting is not None and waiting.choices.get("alliance") == kept.key


def file_of(waiting: Waiting) -> AllianceFile:
    """Return the one file of an upload."""
    return read_files(waiting.content)[0]


def shown(
    request: HttpRequest,
    kept: Kept,
    waiting: Waiting | None,
    troubles: tuple[Trouble, ...] = (),
) -> HttpResponse:
    """Return the page, with the difference when there is a file that can be read."""
    language = current_language()
    values: dict[str, Any] = {"upload": waiting, "since": kept.row.sequence}
    if waiting is not None:
        file = file_of(waiting)
        troubles = (*troubles, *file.troubles)
        if file.reading is not None:
            values["file"] = file
            before = judged_of(kept.document)
            values["changes"] = change_panel(before, file.reading, language)
            texts = differing(plain_alliance(before.alliance), file.data)
            values["texts"], values["more"] = texts[:MOST_TOLD], len(texts[MOST_TOLD:])
    values["told"] = [one.sentence(language) for one in troubles]
    return render(request, "exchange/newer.html", values, status=422 if troubles else 200)
