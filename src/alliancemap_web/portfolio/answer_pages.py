"""One factor of an alliance, opened to be answered, and what its forms do."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.actions import Recorded, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.answer_forms import Standpoint, own_statement, standing_statement
from alliancemap_web.portfolio.answering import (
    act_number,
    read_answer,
    read_since,
    read_standpoint,
    renewed,
)
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.factor_parts import default_fades
from alliancemap_web.portfolio.moved import Done, moved, opened_factor, refused_part
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import Reason, RefusedError
from alliancemap_web.portfolio.shown import show
from alliancemap_web.portfolio.statements import statements
from alliancemap_web.workspaces.queries import settings_of
from alliancemap_web.workspaces.rights import Member

FIELDS = ("level", "note", "fades", "form")


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("see")
def alliance_answer(request: HttpRequest, member: Member, kept: Kept, factor: str) -> HttpResponse:
    """Show one factor opened, alone or as a part of a page; keep what its form says."""
    if request.method == "POST":
        return answered(request, member, kept, factor)
    return factor_page(request, member, kept, factor)


def factor_page(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    factor: str,
    wrong: dict[str, Reason] | None = None,
) -> HttpResponse:
    """Show one factor opened, with what was wrong with the form that was sent."""
    language = current_language()
    sent = request.GET
    at = read_standpoint({"view": sent.get("view", ""), "relation": sent.get("relation", "")})
    shown = show(member, kept, language, clock.today(), at.view)
    part = opened_factor(request, member, shown, factor, at)
    if part is None:
        raise Http404
    values: dict[str, Any] = {
        "shown": shown,
        "page": shown.page,
        "read": shown.page.read,
        "part": part,
        "done": sent.get("done", ""),
        "wrong": {name: one.sentence(language) for name, one in (wrong or {}).items()},
    }
    is_part = bool(request.headers.get("HX-Request")) and not wrong
    template = "portfolio/inside.html" if is_part else "portfolio/answer.html"
    return render(request, template, values, status=422 if wrong else 200)


def answered(request: HttpRequest, member: Member, kept: Kept, factor: str) -> HttpResponse:
    """Keep what the form of a factor says."""
    sent = request.POST.dict()
    now = clock.now()
    reading = judged_of(kept.document)
    if factor not in {one.id for one in reading.instrument.factors}:
        raise Http404
    said = statements(reading.alliance, kept.acts, now.date().isoformat()).get(factor, ())
    at = read_standpoint(sent)
    if "renew" in sent:
        stands = standing_statement(said, at)
        if stands is None:
            raise Http404
        fades = default_fades(now.date(), settings_of(member).fades_after)
        value = renewed(stands, fades)
        wrong: dict[str, Reason] = {}
    else:
        value, wrong = read_answer(sent, said, member.person)
    if wrong:
        return refused(request, member, kept, factor, wrong)
    if says_nothing(value, sent, bool(own_statement(said, member.person, at))):
        return HttpResponse(status=204)
    register = f"answer/{factor}"
    base = request.headers.get("Idempotency-Key", "") or sent.get("act", "")
    change = Change(register, value, act_number(base, register, value))
    try:
        recorded = record(member, kept.key, [change], now, since=read_since(sent))
    except RefusedError as error:
        return refused(request, member, kept, factor, {"form": error.reasons[0]})
    return told(request, member, kept, factor, recorded, at)


@require_POST
@for_alliance("answer")
def alliance_settle(request: HttpRequest, member: Member, kept: Kept, factor: str) -> HttpResponse:
    """Settle a contradiction: with what somebody said, or with a third answer, and a reason."""
    sent, now = request.POST.dict(), clock.now()
    shown = show(member, kept, current_language(), now.date(), sent.get("view", ""))
    if factor not in {one.id for one in shown.reading.instrument.factors}:
        raise Http404
    contest = next((one for one in shown.contests if one.row.id == factor), None)
    if contest is None:
        # Somebody else settled it meanwhile.
        return told(
            request, member, kept, factor, Recorded(kept.row.sequence, (), ()), Standpoint()
        )
    chosen, at = sent.get("settle", ""), read_standpoint(sent)
    if chosen.isdecimal() and len(chosen) < 6 and int(chosen) < len(contest.said):
        one = contest.said[int(chosen)]
        level = {"level": "range", "low": str(one.low), "high": str(one.high)}
    else:
        level = {"level": sent.get("third", "")}
    answer = {**level, "note": sent.get("note", ""), "view": at.view, "settles": "1"}
    answer["fades"] = default_fades(now.date(), settings_of(member).fades_after)
    value, wrong = read_answer(answer, shown.said.get(factor, ()), member.person)
    if not value.get("note"):
        wrong["note"] = Reason("PRT028")
    if wrong:
        return refused(request, member, kept, f"settle-{factor}", wrong)
    register = f"answer/{factor}"
    base = request.headers.get("Idempotency-Key", "") or sent.get("act", "")
    change = Change(register, value, act_number(base, register, value))
    recorded = record(member, kept.key, [change], now, since=read_since(sent))
    return told(request, member, kept, factor, recorded, at)


def says_nothing(value: dict[str, Any], sent: dict[str, str], has_own: bool) -> bool:
    """Say whether a form was sent before anything was said in it."""
    is_pressed = sent.get("level", "same") != "same"
    return not (is_pressed or has_own or value.get("note") or value.get("sources"))


def told(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    factor: str,
    recorded: Recorded,
    at: Standpoint,
    *,
    is_undo: bool = False,
    with_sources: bool = False,
    registers: set[str] | None = None,
) -> HttpResponse:
    """Answer that something was kept: with the parts that moved, or by leading back to it."""
    if not request.headers.get("HX-Request"):
        done = recorded.entries[-1].id if recorded.entries else ""
        return redirect(back_to(member, kept, factor, at, done))
    fresh = find_alliance(member, kept.key)
    if fresh is None:
        raise Http404
    shown = show(member, fresh, current_language(), clock.today(), request.GET.get("view", ""))
    touched = {one.register for one in recorded.entries} | (registers or {f"answer/{factor}"})
    done_now = Done(recorded.entries, recorded.met, is_undo, factor, at, with_sources=with_sources)
    return moved(request, member, shown, touched, done=done_now)


def back_to(member: Member, kept: Kept, factor: str, at: Standpoint, done: str) -> str:
    """Return the address of a factor's own page, with what was just done."""
    address = reverse("alliance_answer", args=[member.key, kept.key, factor])
    query = [("view", "" if at.view == "ours" else at.view), ("relation", at.relation or "")]
    parts = "&".join(f"{name}={value}" for name, value in [*query, ("done", done)] if value)
    return f"{address}?{parts}" if parts else address


def refused(
    request: HttpRequest, member: Member, kept: Kept, factor: str, wrong: dict[str, Reason]
) -> HttpResponse:
    """Say what is wrong with the form of a factor."""
    if request.headers.get("HX-Request"):
        return refused_part(request, factor, wrong, FIELDS)
    return factor_page(request, member, kept, factor.removeprefix("settle-"), wrong)
