"""The review of one alliance: its rhythm, what is watched, its notes."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.reviews.actions import (
    Wish,
    fire,
    look,
    remove_trigger,
    set_rhythm,
    watch,
)
from alliancemap_web.reviews.months import RHYTHMS
from alliancemap_web.reviews.queries import looks_of, months_of, notes_of, triggers_of
from alliancemap_web.reviews.watching import suggestions
from alliancemap_web.workspaces.rights import Member

DONE = ("happened", "looked", "removed", "rhythm", "watched")


@require_safe
@for_alliance("see")
def alliance_review(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show how an alliance is kept under review."""
    return review(request, member, kept)


def review(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    wrong: RefusedError | None = None,
) -> HttpResponse:
    """Show the review of an alliance, with what was wrong with the form that was sent."""
    language, today = current_language(), clock.today()
    reading = judged_of(kept.document)
    names = {key: one.name for key, one in reading.words(language).factors.items()}
    watched = triggers_of(kept.id)
    notes = notes_of(kept.id)
    day = kept.row.review_on
    values = {
        "months": months_of(kept.id),
        "rhythms": RHYTHMS,
        "day": day,
        "is_late": bool(day and day < today),
        "is_due": bool(day and day <= today),
        "looks": looks_of(kept.id),
        "triggers": [(one, names.get(one.factor, one.factor)) for one in watched],
        "notes": [(one, names.get(one.factor, "")) for one in notes],
        "suggested": [
            one
            for one in suggestions(reading, language)
            if not any(
                (had.way, had.factor, had.level) == (one.way, one.factor, one.level)
                for had in watched
            )
        ],
        "factors": tuple(names.items()),
        "levels": range(5),
        "may_edit": member.may("edit") and kept.row.archived_at is None,
        "may_answer": member.may("answer") and kept.row.archived_at is None,
        "sent": request.POST,
        "wrong": [one.sentence(language) for one in wrong.reasons] if wrong else (),
        "done": said(request.GET.get("done", "")),
    }
    status = wrong.status if wrong else 200
    return render(request, "reviews/review.html", values, status=status)


@require_POST
@for_alliance("edit")
def review_rhythm(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Keep how often an alliance is looked at, and when next."""
    sent = request.POST
    said = sent.get("months", "0")
    months = int(said) if said.isdecimal() and len(said) < 4 else -1
    day = read_day(sent.get("day", ""))
    # Another rhythm than before begins anew, unless the day was changed with it.
    if months != months_of(kept.id) and day == kept.row.review_on:
        day = None
    try:
        set_rhythm(member, kept, months, day, clock.now())
    except RefusedError as error:
        return review(request, member, kept, error)
    return back(member, kept, "rhythm")


@require_POST
@for_alliance("edit")
def review_looked(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Note that an alliance was looked over today."""
    try:
        look(member, kept, request.POST.get("text", ""), clock.now())
    except RefusedError as error:
        return review(request, member, kept, error)
    return back(member, kept, "looked")


@require_POST
@for_alliance("edit")
def trigger_add(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Keep a trigger."""
    try:
        watch(member, kept, read_wish(request.POST), clock.now())
    except RefusedError as error:
        return review(request, member, kept, error)
    return back(member, kept, "watched")


@require_POST
@for_alliance("edit")
def trigger_happened(
    _request: HttpRequest, member: Member, kept: Kept, trigger: str
) -> HttpResponse:
    """Keep that what a trigger waits for has happened."""
    try:
        fire(member, kept, trigger, clock.now())
    except RefusedError:
        raise Http404 from None
    return back(member, kept, "happened")


@require_POST
@for_alliance("edit")
def trigger_remove(_request: HttpRequest, member: Member, kept: Kept, trigger: str) -> HttpResponse:
    """Take a trigger away."""
    remove_trigger(member, kept, trigger)
    return back(member, kept, "removed")


def read_wish(sent: QueryDict) -> Wish:
    """Return a trigger as its form says it."""
    level = sent.get("level", "")
    return Wish(
        way=sent.get("way", "event"),
        sentence=sent.get("sentence", ""),
        then=sent.get("then", ""),
        watched_by=sent.get("watched_by", ""),
        look_by=read_day(sent.get("look_by", "")),
        factor=sent.get("factor", ""),
        level=int(level) if level in {"0", "1", "2", "3", "4"} else None,
    )


def read_day(text: str) -> date | None:
    """Return the day of a date field; None when it is empty or says no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def said(done: str) -> str:
    """Return what was done in words; nothing for anything else."""
    return sentence(f"reviews.done_{done}") if done in DONE else ""


def back(member: Member, kept: Kept, done: str) -> HttpResponse:
    """Lead back to the review, saying what was done."""
    response = redirect("alliance_review", key=member.key, alliance=kept.key)
    response["Location"] += f"?done={done}"
    return response
