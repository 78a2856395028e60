"""The page of an alliance's conditions of support."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.decisions.actions import (
    Wish,
    add_condition,
    change_condition,
    turn_condition,
)
from alliancemap_web.decisions.checks import LONGEST_NAME, LONGEST_TEXT, PLACES
from alliancemap_web.decisions.queries import ConditionRow, conditions_of
from alliancemap_web.decisions.wrong import wrongs
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Shown:
    """One condition with what its reader may do about it."""

    row: ConditionRow
    is_late: bool
    may_meet: bool
    may_judge: bool
    may_change: bool


@require_safe
@for_alliance("see")
def conditions(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show the conditions of an alliance, open ones first, and the form for one more."""
    return shown(request, member, kept)


def shown(
    request: HttpRequest, member: Member, kept: Kept, error: RefusedError | None = None
) -> HttpResponse:
    """Show the page, with what was wrong with what was sent."""
    today = clock.today()
    acts = member.may("answer") and kept.row.archived_at is None
    rows = [shown_one(member, one, today, acts=acts) for one in conditions_of(kept)]
    values = {
        "open": [one for one in rows if one.row.is_open],
        "closed": [one for one in rows if not one.row.is_open],
        "may_add": acts,
        "places": [(one, sentence(f"decisions.about_{one}")) for one in PLACES],
        "names": [one.name for one in list_members(member) if one.sees_all],
        "longest": LONGEST_TEXT,
        "longest_name": LONGEST_NAME,
        "wrong": wrongs(error),
        "typed": request.POST if error and "about" in request.POST else {},
        "done": request.GET.get("done", ""),
        "today": today,
    }
    return render(
        request, "decisions/conditions.html", values, status=error.status if error else 200
    )


def shown_one(member: Member, row: ConditionRow, today: date, *, acts: bool) -> Shown:
    """Return a condition as its reader sees it; `acts` when they may do anything here at all."""
    is_author = member.person is not None and row.person == member.person
    judges = is_author or (row.person is None and member.may("manage"))
    return Shown(
        row=row,
        is_late=row.is_late(today),
        may_meet=acts and row.state == "open",
        may_judge=acts and judges,
        may_change=acts and row.is_open and (is_author or member.may("edit")),
    )


@require_POST
@for_alliance("answer")
def condition_add(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Keep a condition."""
    sent = request.POST
    wish = Wish(
        sent.get("condition", ""),
        sent.get("about", "all"),
        sent.get("owner", ""),
        sent.get("due", ""),
    )
    try:
        key = add_condition(member, kept, wish, clock.now())
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_conditions(member, kept, "added", key)


@require_POST
@for_alliance("answer")
def condition_change(
    request: HttpRequest, member: Member, kept: Kept, condition: str
) -> HttpResponse:
    """Give a condition another owner or day."""
    owner, due = request.POST.get("owner", ""), request.POST.get("due", "")
    try:
        change_condition(member, kept, condition, owner, due, clock.now())
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_conditions(member, kept, "changed", condition)


@require_POST
@for_alliance("answer")
def condition_turn(
    request: HttpRequest, member: Member, kept: Kept, condition: str
) -> HttpResponse:
    """Say that a condition is met, confirm or deny that, or withdraw it."""
    turn, note = request.POST.get("turn", ""), request.POST.get("note", "")
    try:
        turn_condition(member, kept, condition, turn, note, clock.now())
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_conditions(member, kept, "changed", condition)


def to_conditions(member: Member, kept: Kept, done: str, key: str) -> HttpResponse:
    """Lead back to the page, which says what was done, at the condition."""
    return redirect(f"{reverse('conditions', args=[member.key, kept.key])}?done={done}#{key}")
