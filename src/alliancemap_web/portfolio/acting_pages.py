"""What the buttons of an alliance's page do besides answering: take back, set aside, put away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.actions import Recorded, archive, delete_alliance, record
from alliancemap_web.portfolio.acts import Change, Entry
from alliancemap_web.portfolio.answer_pages import told
from alliancemap_web.portfolio.answering import act_number, clean, read_since, read_standpoint
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.moved import refused_part
from alliancemap_web.portfolio.queries import Kept, attachments_of
from alliancemap_web.portfolio.refusals import Reason
from alliancemap_web.portfolio.shown import show
from alliancemap_web.portfolio.statements import taking_back
from alliancemap_web.workspaces.rights import Member

MOST_REASON = 2_000


def number_of(request: HttpRequest, register: str, value: object) -> str:
    """Return the id of what a form asks for: the same request sent again has the same one."""
    base = request.headers.get("Idempotency-Key", "") or request.POST.get("once", "")
    return act_number(base, register, value)


@require_POST
@for_alliance("see")
def alliance_undo(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Take back acts, or take back that they were taken back; what is back already stays so."""
    known = {one.id: one for one in kept.acts}
    named = [known[one] for one in request.POST.getlist("act") if one in known]
    if not named:
        raise Http404
    gone = taking_back(kept.acts)
    changes = [
        Change(one.register, None, number_of(request, one.register, one.id), undoes=one.id)
        for one in named
        if one.id not in gone
    ]
    recorded = record(member, kept.key, changes, clock.now())
    return after(request, member, kept, named, recorded, is_undo=named[0].undoes is None)


def after(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    about: list[Entry],
    recorded: Recorded,
    *,
    is_undo: bool = False,
) -> HttpResponse:
    """Answer with what moved, or lead back to what the acts were about."""
    registers = {one.register for one in about}
    factor = next((one.factor for one in about if one.factor), None)
    if request.headers.get("HX-Request"):
        at = read_standpoint(request.POST.dict())
        return told(
            request, member, kept, factor or "", recorded, at,
            is_undo=is_undo, registers=registers, with_sources=True,
        )  # fmt: skip
    if factor:
        return redirect("alliance_answer", key=member.key, alliance=kept.key, factor=factor)
    return redirect("alliance_facts", key=member.key, alliance=kept.key)


@require_POST
@for_alliance("edit")
def alliance_gate(request: HttpRequest, member: Member, kept: Kept, gate: str) -> HttpResponse:
    """Set a deal-breaker aside with a reason, or put it in force again."""
    shown = show(member, kept, current_language(), clock.today())
    if gate not in {one.gate for one in shown.reading.assessment.gates}:
        raise Http404
    register = f"fact/set_aside/{gate}"
    if "back" in request.POST:
        return kept_fact(request, member, kept, [Change(register, None)], f"gate-{gate}")
    reason = clean(request.POST.get("reason", ""))
    if not reason or len(reason) > MOST_REASON:
        wrong = {"reason": Reason("PRT025", (("most", MOST_REASON),))}
        if request.headers.get("HX-Request"):
            return refused_part(request, gate, wrong, ())
        return redirect(f"{shown.page.home}#gate-{gate}")
    today = clock.today().isoformat()
    value = {"reason": reason, "who": member.name, "date": today}
    return kept_fact(request, member, kept, [Change(register, value)], f"gate-{gate}")


@require_POST
@for_alliance("edit")
def alliance_structure(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Choose the form that a relation takes, or none."""
    shown = show(member, kept, current_language(), clock.today())
    relation, form = request.POST.get("relation", ""), request.POST.get("form", "")
    known = {one.id for one in shown.reading.alliance.relations}
    if relation not in known or form not in ("", *shown.reading.instrument.structure.forms):
        raise Http404
    changes = [Change(f"fact/relations/{relation}/form", form or None)]
    return kept_fact(request, member, kept, changes, "structure")


def kept_fact(
    request: HttpRequest, member: Member, kept: Kept, changes: list[Change], anchor: str
) -> HttpResponse:
    """Keep changes of facts, and answer with what moved or lead back to a place of the page."""
    asked = [
        Change(one.register, one.value, number_of(request, one.register, one.value))
        for one in changes
    ]
    since = read_since(request.POST.dict())
    recorded = record(member, kept.key, asked, clock.now(), since=since)
    if request.headers.get("HX-Request"):
        registers = {one.register for one in changes}
        return told(request, member, kept, "", recorded, read_standpoint({}), registers=registers)
    home = reverse("alliance_page", args=[member.key, kept.key])
    return redirect(f"{home}#{anchor}")


@require_POST
@for_alliance("edit")
def alliance_archive(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Put an alliance away, or take it out again."""
    archive(member, kept.key, clock.now(), away=request.POST.get("away") != "0")
    return redirect("alliance_page", key=member.key, alliance=kept.key)


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("manage")
def alliance_delete(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Say what goes with an alliance, and delete it when its name is typed."""
    wrong = ""
    if request.method == "POST":
        if is_same_name(request.POST.get("name", ""), kept.row.name):
            delete_alliance(member, kept.key, clock.now())
            return redirect("alliances", key=member.key)
        wrong = Reason("PRT026", (("name", kept.row.name),)).sentence(current_language())
    values = {
        "wrong": wrong,
        "acts": len(kept.acts),
        "files": attachments_of(kept),
    }
    return render(request, "portfolio/delete.html", values, status=422 if wrong else 200)


def is_same_name(typed: str, name: str) -> bool:
    """Say whether a typed name is an alliance's, whatever its blanks and capitals."""
    return " ".join(typed.split()).casefold() == " ".join(name.split()).casefold()
