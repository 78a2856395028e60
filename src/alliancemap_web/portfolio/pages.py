"""The pages of one alliance that only show: whole, in outline, its answers, what others changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliancemap.alliance_file import write_alliance
from alliancemap.words import listed
from alliancemap_web import clock
from alliancemap_web.alliances.files import KINDS, take
from alliancemap_web.errors import error_page
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.factor_parts import filters_of
from alliancemap_web.portfolio.live import news_of
from alliancemap_web.portfolio.moved import moved, structure_of
from alliancemap_web.portfolio.noted import noted
from alliancemap_web.portfolio.queries import Kept, attachments_of
from alliancemap_web.portfolio.shown import show
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member


@require_safe
@for_alliance("see", outline=True)
def alliance_page(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show an alliance whole, or what of it is open in outline."""
    if not kept.is_whole:
        owners = [one.name for one in list_members(member) if one.role == "owner"]
        names = listed(owners, current_language())
        return render(request, "portfolio/outline.html", {"owners": owners, "owner_names": names})
    shown = show(member, kept, current_language(), clock.today(), request.GET.get("view", ""))
    values: dict[str, Any] = {
        "shown": shown,
        "page": shown.page,
        "read": shown.page.read,
        "files": attachments_of(kept),
        "structure_part": structure_of(shown, current_language()),
    }
    return render(request, "portfolio/alliance.html", values)


@require_safe
@for_alliance("see")
def alliance_answers(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show every factor with its answer, or those of one kind, to work through."""
    shown = show(member, kept, current_language(), clock.today(), request.GET.get("view", ""))
    chosen = filters_of(shown, member, request.GET.get("which", ""))
    values = {
        "shown": shown,
        "page": shown.page,
        "read": shown.page.read,
        "chosen": chosen,
        "filter_names": [
            (kind, sentence(f"portfolio.which_{kind}"), count, is_chosen)
            for kind, count, is_chosen in chosen.options
        ],
    }
    return render(request, "portfolio/answers.html", values)


@require_safe
@for_alliance("see")
def alliance_live(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Give the parts that moved since an act, and who moved them; 204 when nothing did."""
    after = request.GET.get("after", "")
    seen = int(after) if after.isdecimal() and len(after) < 10 else 0
    if seen >= kept.row.sequence:
        return HttpResponse(status=204, headers={"X-Sequence": str(kept.row.sequence)})
    shown = show(member, kept, current_language(), clock.today(), request.GET.get("view", ""))
    news = news_of(shown, member, seen)
    return moved(request, member, shown, news.registers, news=news)


@require_safe
@for_alliance("see")
def alliance_file(request: HttpRequest, member: Member, kept: Kept, kind: str) -> HttpResponse:
    """Give one file to take away: the map in a format, or the alliance's own file."""
    if kind not in KINDS:
        return error_page(request, 404, "no_such_file")
    language = current_language()
    shown = show(member, kept, language, clock.today(), request.GET.get("view", ""))
    text, notes = write_alliance(shown.reading.alliance), noted(member, kept, language)
    taken = take(kept.key, text, shown.reading, kind, language, notes)
    return HttpResponse(
        taken.content,
        content_type=taken.content_type,
        headers={"Content-Disposition": f'attachment; filename="{taken.name}"'},
    )
