"""The pages of meetings for the members of a firm: planning, the desk, the wall."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.meetings import actions
from alliancemap_web.meetings.live import Standing, standing
from alliancemap_web.meetings.minute_pages import drafted
from alliancemap_web.meetings.queries import meeting_of, meetings_of
from alliancemap_web.meetings.rows import MeetingRow
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds.queries import result_of, rounds_of
from alliancemap_web.workspaces.rights import Member, require


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("see")
def meetings(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """List an alliance's meetings; plan another from a round that was revealed."""
    now, wrong = clock.now(), ""
    if request.method == "POST":
        require(member, "edit")
        try:
            key = actions.make(member, kept, request.POST.get("round", ""), now)
        except RefusedError as error:
            wrong = said(error)
        else:
            return to_meeting(member, kept, key)
    found = rounds_of(member, kept.key, now)
    values = {
        "meetings": meetings_of(kept),
        "rounds": [one for one in found if one.revealed and one.state != "cancelled"],
        "wrong": wrong,
    }
    return render(request, "meetings/meetings.html", values, status=422 if wrong else 200)


@require_safe
@for_alliance("see")
def meeting(request: HttpRequest, member: Member, kept: Kept, meeting: str) -> HttpResponse:
    """Show one meeting as far as it is: its plan, the desk it is run from, or its minute."""
    return shown(request, member, kept, meeting)


def shown(
    request: HttpRequest, member: Member, kept: Kept, key: str, wrong: str = ""
) -> HttpResponse:
    """Show one meeting, with why something was refused."""
    row = meeting_or_404(kept, key)
    now, language = clock.now(), current_language()
    values: dict[str, Any] = {
        "meeting": row,
        "wrong": wrong,
        "may_edit": member.may("edit"),
        "may_answer": member.may("answer"),
        "number": str(actions.new_number()),
    }
    status = 422 if wrong else 200
    if row.state == "planned":
        values |= planned(member, kept, row, language)
        return render(request, "meetings/plan.html", values, status=status)
    if row.state == "ended":
        values |= drafted(member, kept, row, language, now)
        return render(request, "meetings/ended.html", values, status=status)
    values["standing"] = standing(member, kept, row, language, now)
    values["there"] = values["standing"].there
    return render(request, "meetings/desk.html", values, status=status)


def planned(member: Member, kept: Kept, row: MeetingRow, language: str) -> dict[str, Any]:
    """Return what the page of a planned meeting shows besides."""
    found = result_of(member, kept.key, row.round)
    words = judged_of(kept.document).words(language)
    minutes = {step.factor: step.seconds for step in row.steps if step.factor}
    shown = [one.factor for one in found.factors] if found else []
    chosen = list(row.talks)
    rest = [factor for factor in shown if factor not in chosen]
    differs = {one.factor for one in found.factors if one.differs} if found else set()
    return {
        "choices": [
            (factor, words.factors[factor].name, minutes.get(factor), factor in differs)
            for factor in [*chosen, *rest]
        ],
    }


@require_safe
@for_alliance("see")
def meeting_screen(request: HttpRequest, member: Member, kept: Kept, meeting: str) -> HttpResponse:
    """Show the wall: the step in letters to be read from the back of a room, and nothing else."""
    row = meeting_or_404(kept, meeting)
    if row.state != "on":
        return redirect("meeting", key=member.key, alliance=kept.key, meeting=row.key)
    values = {"standing": standing(member, kept, row, current_language(), clock.now())}
    return render(request, "meetings/screen.html", values | {"meeting": row})


@require_safe
@for_alliance("see")
def meeting_live(request: HttpRequest, member: Member, kept: Kept, meeting: str) -> HttpResponse:
    """Give the desk, or the wall, what is new since a mark; 204 when nothing is."""
    row = meeting_or_404(kept, meeting)
    now = standing(member, kept, row, current_language(), clock.now())
    is_wall = "wall" in request.GET
    mark = now.wall_mark if is_wall else now.mark
    if request.GET.get("after", "") == mark:
        return HttpResponse(status=204, headers={"X-Sequence": mark})
    if is_wall:
        answer = render(request, "meetings/stage.html", {"now": now.stage, "oob": True})
        answer["X-Sequence"] = mark
        return answer
    return fragments(request, member, now)


def fragments(request: HttpRequest, member: Member, now: Standing, wrong: str = "") -> HttpResponse:
    """Return the parts of the desk and the wall that move."""
    values = {
        "standing": now,
        "meeting": now.row,
        "may_edit": member.may("edit"),
        "there": now.there,
        "wrong": wrong,
    }
    answer = render(request, "meetings/moving.html", values, status=422 if wrong else 200)
    answer["X-Sequence"] = now.mark
    return answer


def meeting_or_404(kept: Kept, key: str) -> MeetingRow:
    """Return one meeting of an alliance; Http404 when it is not there."""
    row = meeting_of(kept, key)
    if row is None:
        raise Http404
    return row


def said(error: RefusedError) -> str:
    """Return why something is refused, in the page's language."""
    return error.reasons[0].sentence(current_language())


def to_meeting(member: Member, kept: Kept, key: str) -> HttpResponse:
    """Lead to the page of a meeting."""
    return redirect("meeting", key=member.key, alliance=kept.key, meeting=key)
