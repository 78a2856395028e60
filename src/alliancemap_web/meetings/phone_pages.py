"""A meeting in the hand of whoever was asked in its round: what is on, and one's own part in it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.meetings import actions
from alliancemap_web.meetings.doing_pages import day_of, uuid_of
from alliancemap_web.meetings.live import mark_for, stage_for
from alliancemap_web.meetings.queries import meeting_for, own_notes, own_tasks
from alliancemap_web.meetings.rows import MeetingRow
from alliancemap_web.meetings.showing import Stage
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds.actions import finish
from alliancemap_web.rounds.asking import Asked, all_asked
from alliancemap_web.rounds.entry import for_participants
from alliancemap_web.rounds.queries import seat_of
from alliancemap_web.rounds.rows import Seat


@dataclass(frozen=True, slots=True)
class Phone:
    """What a phone shows: the step, and one's own answers, notes and tasks; nothing of others'."""

    seat: Seat
    row: MeetingRow | None
    stage: Stage | None
    asked: tuple[Asked, ...]
    notes: tuple[tuple[str, str, str], ...]
    tasks: tuple[Any, ...]
    number: str
    mark: str


@require_safe
@for_participants
def phone(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Follow the meeting of one's round."""
    now = clock.now()
    found = phone_of(seat, now)
    come(found, now)
    return render(request, "meetings/phone.html", {"phone": found, "seat": seat})


@require_safe
@for_participants
def phone_live(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Give a phone what is new since a mark; 204 when nothing is."""
    now = clock.now()
    found = phone_of(seat, now)
    if request.GET.get("after", "") == found.mark:
        return HttpResponse(status=204, headers={"X-Sequence": found.mark})
    come(found, now)
    return parts(request, found)


def come(found: Phone, now: datetime) -> None:
    """Note that somebody is there; who waited for the meeting to begin is there when it does."""
    if found.row is not None and found.row.state == "on":
        with suppress(RefusedError):  # ended this moment: the page says so
            actions.attend(found.seat, found.row.key, now)


def phone_of(seat: Seat, now: datetime) -> Phone:
    """Return what a phone shows at a moment."""
    row = meeting_for(seat)
    language = current_language()
    if row is None:
        return Phone(seat, None, None, (), (), (), "", "0")
    shown = stage_for(seat, row, language, now)
    is_answering = row.state == "on" and row.step.kind == "again" and seat.is_open
    notes = own_notes(row.key, seat.key)
    names = {one.id: one.name for one in shown.talked} if shown else {}
    return Phone(
        seat=seat,
        row=row,
        stage=shown,
        asked=all_asked(seat, language) if is_answering else (),
        notes=tuple((factor, name, notes.get(factor, "")) for factor, name in names.items()),
        tasks=own_tasks(row.key, seat.name),
        number=str(actions.new_number()),
        mark=f"{mark_for(row, shown)}.{int(seat.is_done)}",
    )


def parts(request: HttpRequest, found: Phone, wrong: str = "") -> HttpResponse:
    """Return the parts of a phone's page that move."""
    values = {"phone": found, "seat": found.seat, "wrong": wrong}
    answer = render(request, "meetings/phone_moving.html", values, status=422 if wrong else 200)
    answer["X-Sequence"] = found.mark
    return answer


@require_POST
@for_participants
def phone_do(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Keep what somebody does on their phone: done with answering, why they moved, a task."""
    sent, now, wrong = request.POST, clock.now(), ""
    row = meeting_for(seat)
    if row is None:
        raise Http404
    try:
        match sent.get("do", ""):
            case "done" | "undone":
                finish(seat, now, done=sent.get("do") == "done")
            case "note":
                actions.note(seat, row.key, sent.get("factor", ""), sent.get("text", ""), now)
            case "task":
                day, number = day_of(sent, "day"), uuid_of(sent)
                what, who = sent.get("what", ""), sent.get("who", "")
                actions.add_task(seat, row.key, number, what, who, day, now)
            case _:
                raise Http404
    except RefusedError as error:
        wrong = error.reasons[0].sentence(current_language())
    if request.headers.get("HX-Request"):
        fresh = seat_of(seat.key, now) or seat
        return parts(request, phone_of(fresh, now), wrong)
    if wrong:
        return render(
            request,
            "meetings/phone.html",
            {"phone": phone_of(seat, now), "seat": seat, "wrong": wrong},
            status=422,
        )
    return redirect("meeting_phone", guest=seat.key)
