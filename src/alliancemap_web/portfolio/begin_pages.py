"""The page on which an alliance begins, and what its buttons do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from alliancemap.instruments import DEFAULT_SECTOR, load_words, sectors
from alliancemap_web import clock
from alliancemap_web.alliances.queries import list_alliances as list_examples
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.beginning import (
    Begun,
    begin,
    begin_from_example,
    bring_talk,
    waiting_talks,
)
from alliancemap_web.portfolio.lessons import lessons
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("edit")
def alliance_new(request: HttpRequest, member: Member) -> HttpResponse:
    """Ask how an alliance begins, and begin it."""
    sent = request.POST
    begun = Begun(
        partner=sent.get("partner", ""),
        ours=sent.get("ours", member.workspace_name),
        aim=sent.get("aim", ""),
        sector=sent.get("sector", DEFAULT_SECTOR),
        stage=sent.get("stage", STAGES[0]),
    )
    if request.method != "POST":
        return shown(request, member, begun)
    try:
        key = begin(member, begun, current_language(), clock.now())
    except RefusedError as error:
        return shown(request, member, begun, error)
    return redirect("alliance_page", key=member.key, alliance=key)


@require_POST
@for_members("edit")
def alliance_from_example(request: HttpRequest, member: Member) -> HttpResponse:
    """Begin with a copy of an example."""
    try:
        key = begin_from_example(member, request.POST.get("example", ""), clock.now())
    except RefusedError as error:
        return shown(request, member, Begun("", member.workspace_name), error)
    return redirect("alliance_page", key=member.key, alliance=key)


@require_POST
@for_members("edit")
def talk_bring(request: HttpRequest, member: Member) -> HttpResponse:
    """Let a talk from the member's phone become an alliance, or bring in the rest of it."""
    try:
        key = bring_talk(member, request.POST.get("talk", ""), current_language(), clock.now())
    except RefusedError as error:
        return shown(request, member, Begun("", member.workspace_name), error)
    return redirect("alliance_page", key=member.key, alliance=key)


def shown(
    request: HttpRequest, member: Member, begun: Begun, error: RefusedError | None = None
) -> HttpResponse:
    """Return the page with what was typed still in it, and what was wrong with it."""
    language = current_language()
    values: dict[str, Any] = {
        "begun": begun,
        "reasons": [(one.code, one.sentence(language)) for one in error.reasons] if error else [],
        "sectors": [(one, load_words(sector=one, language=language).sector_name(one))
                    for one in sectors()],
        "stages": STAGES,
        "lessons": lessons(member),
        "talks": waiting_talks(member),
        "examples": [one for one in list_examples() if one.reading],
    }  # fmt: skip
    return render(request, "portfolio/new.html", values, status=error.status if error else 200)
