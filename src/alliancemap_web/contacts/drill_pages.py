"""The pages of what holds: if one person left, and personal ties against formal structure."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap.model.contact_cuts import single_points
from alliancemap.model.formality import FORMAL_ITEMS
from alliancemap.model.instrument import catalogue_order
from alliancemap_web import clock
from alliancemap_web.contacts.actions import set_formal, set_rests
from alliancemap_web.contacts.drill import drill
from alliancemap_web.contacts.naming import called, works
from alliancemap_web.contacts.queries import people_of, recent, rests_on
from alliancemap_web.contacts.standing import standing_of
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

SAID = {"yes": True, "no": False, "": None}


@require_safe
@for_alliance("see")
def contacts_leaves(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show what would still stand if one person left; keep nothing of it."""
    language, today = current_language(), clock.today()
    people = people_of(kept.id)
    staying = people.staying(today)
    chosen = staying.find(request.GET.get("who", ""))
    if request.GET.get("who") and chosen is None:
        raise Http404
    tagged = rests_on(kept.id)
    home = reverse("alliance_page", args=[member.key, kept.key])
    singles = [one.person for one in single_points(staying.as_map, recent(today))]
    shown = None
    if chosen is not None:
        shown = drill(
            kept,
            people,
            chosen,
            tagged.get(chosen.key, ()),
            frozenset(request.GET.getlist("spare")),
            today,
            language,
            home,
        )
    words = judged_of(kept.document).words(language)
    factors = sorted(
        (one.id for one in judged_of(kept.document).instrument.factors), key=catalogue_order
    )
    values = {
        "groups": [
            (side, [(one, called(one, language), works(one, language), one.key in singles)
                    for one in staying.on(side)])
            for side in ("partner", "us", "other")
            if staying.on(side)
        ],
        "chosen": chosen,
        "shown": shown,
        "factors": [(one, words.factor(one).name) for one in factors],
        "partner": kept.row.partner,
        "may_answer": member.may("answer"),
        "is_done": request.GET.get("done") == "yes",
    }  # fmt: skip
    return render(request, "contacts/leaves.html", values)


@require_POST
@for_alliance("answer")
def contact_rests(request: HttpRequest, member: Member, kept: Kept, person: str) -> HttpResponse:
    """Say which answers rest on a person."""
    wanted = request.POST.getlist("factor")
    if "add" in request.POST or request.POST.get("one"):
        wanted = [*rests_on(kept.id).get(person, ()), request.POST.get("one", "")]
    try:
        set_rests(member, kept, person, [one for one in wanted if one], clock.now())
    except RefusedError:
        raise Http404 from None
    here = reverse("contacts_leaves", args=[member.key, kept.key])
    return redirect(f"{here}?who={person}&done=yes#rests")


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("see")
def contacts_standing(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show personal ties against formal structure, and keep what is said to be in place."""
    if request.method == "POST":
        sent: dict[str, bool | None] = {
            item: SAID[request.POST[item]]
            for item in FORMAL_ITEMS
            if request.POST.get(item) in SAID
        }
        set_formal(member, kept, sent, clock.now())
        if request.headers.get("HX-Request"):
            now = {"shown": standing_of(kept, clock.today(), current_language())}
            return render(request, "contacts/standing_now.html", now)
        here = reverse("contacts_standing", args=[member.key, kept.key])
        return redirect(f"{here}?done=yes")
    values = {
        "shown": standing_of(kept, clock.today(), current_language()),
        "may_answer": member.may("answer"),
        "is_done": request.GET.get("done") == "yes",
    }
    return render(request, "contacts/standing.html", values)
