"""The pages of decisions: all of them as a line of time, one to read or print, and a new one."""

from datetime import UTC
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.alliances.pictures import content_of, page_map
from alliancemap_web.decisions.actions import Plan, decide, disagree
from alliancemap_web.decisions.checks import LONGEST_LINE, LONGEST_NAMES, LONGEST_TEXT
from alliancemap_web.decisions.queries import (
    DecisionRow,
    decisions_of,
    open_conditions,
    standing_decision,
)
from alliancemap_web.decisions.wrong import wrongs
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import as_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

KINDS = ("proceed", "probe", "stage", "stop")
DISSENTERS = 3


@require_safe
@for_alliance("see")
def decisions(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show every decision, the latest first, and what stands."""
    rows = decisions_of(kept)
    values = {
        "rows": rows,
        "standing": next((one for one in rows if one.stands), None),
        "may_decide": member.may("edit") and kept.row.archived_at is None,
        "today": clock.today(),
    }
    return render(request, "decisions/decisions.html", values)


@require_safe
@for_alliance("see")
def decision(request: HttpRequest, member: Member, kept: Kept, decision: str) -> HttpResponse:
    """Show one decision on one page, with the map it was made on."""
    return shown_one(request, member, kept, decision)


def shown_one(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    key: str,
    error: RefusedError | None = None,
) -> HttpResponse:
    """Show a decision, with what was wrong with what was sent."""
    rows = {one.key: one for one in decisions_of(kept)}
    row = rows.get(key)
    if row is None:
        raise Http404
    is_told = any(one.name == member.name and one.is_own for one in row.dissents)
    values: dict[str, Any] = {
        "decided": row,
        "after": rows.get(row.superseded_by),
        "before": rows.get(row.supersedes),
        "may_decide": member.may("edit") and kept.row.archived_at is None,
        "may_disagree": member.may("answer") and kept.row.archived_at is None and not is_told,
        "longest": LONGEST_TEXT,
        "wrong": wrongs(error),
        "typed": request.POST if error else {},
        "done": request.GET.get("done", ""),
        "today": clock.today(),
        **map_of(kept, row),
    }
    return render(request, "decisions/decision.html", values, status=error.status if error else 200)


def map_of(kept: Kept, row: DecisionRow) -> dict[str, Any]:
    """Return the map as it stood after the last act that a decision was made on."""
    acts = tuple(one for one in kept.acts if one.sequence <= row.sequence)
    reading = as_of(acts, acts[-1].at) if acts else None
    if reading is None:
        return {"content": None}
    language = current_language()
    return {
        "content": content_of(reading, language),
        "landscape": page_map(reading, language, "landscape", "decided", None),
        "portrait": page_map(reading, language, "portrait", "decided", None),
        "then_on": acts[-1].at.astimezone(UTC).date(),
        "is_now": row.sequence == kept.row.sequence,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("edit")
def decision_new(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Ask what was decided, by whom and why; keep it."""
    error = None
    if request.method == "POST":
        try:
            key = decide(member, kept, plan_of(request), clock.now())
        except RefusedError as refusal:
            error = refusal
        else:
            where = reverse("decision", args=[member.key, kept.key, key])
            return redirect(f"{where}?done=decided")
    standing = standing_decision(kept)
    asked = request.POST if error else request.GET
    replaces = asked.get("supersedes", standing.key if standing else "")
    told = list(zip(asked.getlist("dissenter"), asked.getlist("reason"), strict=False))
    values = {
        "kinds": [
            (one, sentence(f"decisions.kind_{one}"), sentence(f"decisions.kind_{one}_says"))
            for one in KINDS
        ],
        "conditions": open_conditions(kept),
        "tied": asked.getlist("conditions"),
        "standing": standing,
        "replaces": replaces,
        "told": told + [("", "")] * max(1, DISSENTERS - len(told)),
        "sequence": kept.row.sequence,
        "typed": asked,
        "wrong": wrongs(error),
        "longest": LONGEST_TEXT,
        "longest_line": LONGEST_LINE,
        "longest_names": LONGEST_NAMES,
        "today": clock.today(),
    }
    return render(
        request, "decisions/decision_new.html", values, status=error.status if error else 200
    )


def plan_of(request: HttpRequest) -> Plan:
    """Return a decision as the form sent it."""
    sent = request.POST
    sequence = sent.get("sequence", "")
    return Plan(
        kind=sent.get("kind", ""),
        why=sent.get("why", ""),
        deciders=sent.get("deciders", ""),
        on=sent.get("on", ""),
        finds=sent.get("finds", ""),
        cap=sent.get("cap", ""),
        until=sent.get("until", ""),
        look_on=sent.get("look_on", ""),
        conditions=tuple(sent.getlist("conditions")),
        dissents=tuple(zip(sent.getlist("dissenter"), sent.getlist("reason"), strict=False)),
        supersedes=sent.get("supersedes", ""),
        sequence=int(sequence) if sequence.isdecimal() and len(sequence) < 10 else None,
    )


@require_POST
@for_alliance("answer")
def decision_disagree(
    request: HttpRequest, member: Member, kept: Kept, decision: str
) -> HttpResponse:
    """Add one's own dissent."""
    try:
        disagree(member, kept, decision, request.POST.get("reason", ""), clock.now())
    except RefusedError as error:
        return shown_one(request, member, kept, decision, error)
    where = reverse("decision", args=[member.key, kept.key, decision])
    return redirect(f"{where}?done=disagreed#dissent")
