"""The pages of handing on: what a newcomer reads, what a leaver leaves in whose hands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.contacts.actions import add_item, begin_handover, drop_handover, set_item
from alliancemap_web.contacts.given import a_day
from alliancemap_web.contacts.handing import handover_shown, pack_of, to_hand_on
from alliancemap_web.contacts.naming import called, works
from alliancemap_web.contacts.pages import told
from alliancemap_web.contacts.queries import find_handover, handovers_of, people_of
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("see")
def handover(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show what a newcomer reads of the people, and begin the handover of somebody who leaves."""
    language, today = current_language(), clock.today()
    people = people_of(kept.id)
    wrong, status = list[str](), 200
    if request.method == "POST":
        leaver = people.find(request.POST.get("who", ""))
        try:
            items = to_hand_on(kept, people, leaver, today) if leaver else ()
            until = a_day(request.POST.get("until", ""))
            made = begin_handover(
                member, kept, leaver.key if leaver else "", until, items, clock.now()
            )
        except RefusedError as error:
            wrong, status = told(error), error.status
        else:
            return redirect("handover_one", key=member.key, alliance=kept.key, handover=made)
    values = {
        "pack": pack_of(kept, today, language),
        "handovers": [
            handover_shown(one, kept, people, today, language) for one in handovers_of(kept.id)
        ],
        "ours": [
            (one, called(one, language), works(one, language))
            for one in people.staying(today).on("us")
        ],
        "wrong": wrong,
        "may_answer": member.may("answer"),
        "today": today,
    }
    return render(request, "contacts/handover.html", values, status=status)


@require_safe
@for_alliance("see")
def handover_one(request: HttpRequest, member: Member, kept: Kept, handover: str) -> HttpResponse:
    """Show one handover as a list to tick off."""
    return one_page(request, member, kept, handover, [], 200)


def one_page(
    request: HttpRequest, member: Member, kept: Kept, key: str, wrong: list[str], status: int
) -> HttpResponse:
    """Show a handover, with what was wrong with what was sent."""
    language, today = current_language(), clock.today()
    found = find_handover(kept.id, key)
    if found is None:
        raise Http404
    people = people_of(kept.id)
    values = {
        "handover": handover_shown(found, kept, people, today, language),
        "takers": [
            *dict.fromkeys(
                [one.name for one in list_members(member)]
                + [
                    one.name
                    for one in people.staying(today).on("us")
                    if one.name and one.key != found.leaver.key
                ]
            )
        ],
        "wrong": wrong,
        "may_answer": member.may("answer"),
    }
    return render(request, "contacts/handover_one.html", values, status=status)


@require_POST
@for_alliance("answer")
def handover_item(
    request: HttpRequest, member: Member, kept: Kept, handover: str, item: str
) -> HttpResponse:
    """Keep who takes an item over, and whether it is done."""
    taker = request.POST.get("taker", "")
    is_done = request.POST.get("done") == "yes"
    try:
        set_item(member, kept, handover, item, taker, is_done, clock.now())
    except RefusedError as error:
        if error.status == 404:
            raise Http404 from None
        return one_page(request, member, kept, handover, told(error), error.status)
    if request.headers.get("HX-Request"):
        found = find_handover(kept.id, handover)
        people, today = people_of(kept.id), clock.today()
        shown = handover_shown(found, kept, people, today, current_language()) if found else None
        return render(request, "contacts/still_open.html", {"handover": shown})
    here = reverse("handover_one", args=[member.key, kept.key, handover])
    return redirect(f"{here}#{item}")


@require_POST
@for_alliance("answer")
def handover_add(request: HttpRequest, member: Member, kept: Kept, handover: str) -> HttpResponse:
    """Add a line of one's own to a handover."""
    try:
        add_item(member, kept, handover, request.POST.get("text", ""))
    except RefusedError as error:
        if error.status == 404:
            raise Http404 from None
        return one_page(request, member, kept, handover, told(error), error.status)
    return redirect("handover_one", key=member.key, alliance=kept.key, handover=handover)


@require_POST
@for_alliance("edit")
def handover_drop(_request: HttpRequest, member: Member, kept: Kept, handover: str) -> HttpResponse:
    """Take a handover away."""
    try:
        drop_handover(member, kept, handover)
    except RefusedError:
        raise Http404 from None
    return redirect("handover", key=member.key, alliance=kept.key)
