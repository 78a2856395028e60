"""What is done to a meeting, as the forms of its pages say."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.meetings import actions
from alliancemap_web.meetings.actions.driving import MOVES
from alliancemap_web.meetings.live import standing
from alliancemap_web.meetings.meeting_pages import (
    fragments,
    meeting_or_404,
    said,
    shown,
    to_meeting,
)
from alliancemap_web.meetings.minute_pages import minute_of
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds.actions import show_leader
from alliancemap_web.workspaces.rights import Member


@require_POST
@for_alliance("answer")
def meeting_do(request: HttpRequest, member: Member, kept: Kept, meeting: str) -> HttpResponse:
    """Do one thing to a meeting, as the form says."""
    sent, now = request.POST, clock.now()
    do, wrong = sent.get("do", ""), ""
    try:
        act(member, kept, meeting, do, sent, now)
    except RefusedError as error:
        if error.status == 404:
            raise Http404 from None
        wrong = said(error)
    if do == "discard" and not wrong:
        return redirect("meetings", key=member.key, alliance=kept.key)
    if request.headers.get("HX-Request"):
        row = meeting_or_404(kept, meeting)
        return fragments(
            request, member, standing(member, kept, row, current_language(), now), wrong
        )
    return (
        shown(request, member, kept, meeting, wrong) if wrong else to_meeting(member, kept, meeting)
    )


def act(member: Member, kept: Kept, key: str, do: str, sent: QueryDict, now: datetime) -> None:
    """Do what a form of a meeting says; Http404 for what there is not."""
    version = number_of(sent, "version") or 0
    if do in MOVES:
        actions.drive(member, kept, key, do, version, now)
        return
    match do:
        case "plan":
            change(member, kept, key, sent)
        case "discard":
            actions.discard(member, kept, key)
        case "begin":
            actions.begin(member, kept, key, now)
        case "again":
            actions.again(member, kept, key, sent.getlist("factor"), version, now)
        case "leader":
            show_leader(member, kept, meeting_or_404(kept, key).round, now)
        case "end":
            actions.end(member, kept, key, now)
        case _:
            act_after(member, kept, key, do, sent, now)


def act_after(
    member: Member, kept: Kept, key: str, do: str, sent: QueryDict, now: datetime
) -> None:
    """Do what a form says of the tasks or the minute; Http404 for what there is not."""
    match do:
        case "task":
            day = day_of(sent, "day")
            what, who = sent.get("what", ""), sent.get("who", "")
            actions.add_task((member, kept), key, uuid_of(sent), what, who, day, now)
        case "done" | "undone":
            actions.tick(member, kept, key, sent.get("task", ""), now, done=do == "done")
        case "drop":
            actions.remove_task(member, kept, key, sent.get("task", ""))
        case "keep":
            actions.set_next(member, kept, key, day_of(sent, "next_on"))
            data = minute_of(member, kept, meeting_or_404(kept, key))
            actions.keep_minute(member, kept, key, data, sent.get("remarks", ""), now)
        case _:
            raise Http404


def change(member: Member, kept: Kept, key: str, sent: QueryDict) -> None:
    """Change a plan: factors ticked, in the order of the places given, each with its minutes."""
    chosen = sorted(sent.getlist("factor"), key=lambda one: place_of(sent, one))
    own = [number_of(sent, f"minutes-{one}") or 0 for one in chosen]
    whole = number_of(sent, "minutes")
    actions.change_plan(
        member,
        kept,
        key,
        sent.get("title", ""),
        chosen,
        whole,
        own if whole is None and all(own) else (),
    )


def place_of(sent: QueryDict, factor: str) -> int:
    """Return the place that a form gives a factor; those without one come last."""
    found = number_of(sent, f"place-{factor}")
    return 999 if found is None else found


def number_of(sent: Mapping[str, str], name: str) -> int | None:
    """Return a whole number of a form, None where there is none."""
    given = sent.get(name, "").strip()
    return int(given) if given.isdecimal() and len(given) < 7 else None


def day_of(sent: Mapping[str, str], name: str) -> date | None:
    """Return a day of a form, None where there is none."""
    with suppress(ValueError):
        return date.fromisoformat(sent.get(name, ""))
    return None


def uuid_of(sent: Mapping[str, str]) -> UUID:
    """Return the number a form gave what it sends, or a fresh one."""
    with suppress(ValueError):
        return UUID(sent.get("number", ""))
    return uuid4()
