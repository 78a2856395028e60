"""The pages on which somebody answers a round: one factor each, saved by themselves."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.guests_noted import note_guest
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds.actions import LONGEST_REASON, MOST_TOP, Wish, answer, finish, pick_top
from alliancemap_web.rounds.asking import all_asked, asked_of
from alliancemap_web.rounds.entry import KIND, for_participants
from alliancemap_web.rounds.queries import guest_of_link, result_for, seat_of
from alliancemap_web.rounds.rows import Seat
from alliancemap_web.rounds.showing import shown_result
from alliancemap_web.workspaces.guests import let_go, way_in

round_in = way_in(KIND, guest_of_link, "round_start")


@require_safe
@for_participants
def round_start(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Say what is asked, by whom, until when and who will see what; lead to where one left off."""
    note_guest(KIND, seat.alliance)
    first = seat.missing[0] if seat.missing else ""
    return render(request, "rounds/start.html", {"seat": seat, "first": first})


@require_http_methods(["GET", "HEAD", "POST"])
@for_participants
def round_factor(request: HttpRequest, seat: Seat, factor: str) -> HttpResponse:
    """Ask one factor; keep what its form says."""
    if request.method == "POST":
        return answered(request, seat, factor)
    return factor_page(request, seat, factor)


def factor_page(
    request: HttpRequest, seat: Seat, factor: str, wrong: str = "", wish: Wish | None = None
) -> HttpResponse:
    """Show one factor with its form; `wrong` says what cannot be kept of it."""
    asked = asked_of(seat, factor, current_language())
    if asked is None:
        raise Http404
    values = {"seat": seat, "asked": asked, "wrong": wrong, "wish": wish, "longest": LONGEST_REASON}
    return render(request, "rounds/factor.html", values, status=422 if wrong else 200)


def answered(request: HttpRequest, seat: Seat, factor: str) -> HttpResponse:
    """Keep what the form of a factor says, and go on where a button says so."""
    sent = request.POST
    wish = Wish(*(sent.get(name, "") for name in ("level", "low", "high", "sure", "reason")))
    is_part = bool(request.headers.get("HX-Request"))
    try:
        if wish != Wish():
            answer(seat, factor, wish, clock.now())
    except RefusedError as error:
        if error.status == 404:
            raise Http404 from None
        wrong = error.reasons[0].sentence(current_language())
        if is_part:
            return render(request, "rounds/wrong.html", {"wrong": wrong}, status=422)
        return factor_page(request, seat, factor, wrong, wish)
    if is_part:
        fresh = seat_of(seat.key, clock.now()) or seat
        values = {"seat": fresh, "asked": asked_of(fresh, factor, current_language())}
        return render(request, "rounds/moved.html", values)
    asked = asked_of(seat, factor, current_language())
    if asked and asked.after:
        return redirect("round_factor", guest=seat.key, factor=asked.after)
    return redirect("round_list", guest=seat.key)


@require_safe
@for_participants
def round_list(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show everything that one is asked, with what is missing, and the end."""
    values = {"seat": seat, "all": all_asked(seat, current_language())}
    return render(request, "rounds/list.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@for_participants
def round_top(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Ask which factors decide the alliance; it may be left out."""
    chosen = list(seat.top)
    wrong = ""
    if request.method == "POST":
        chosen = request.POST.getlist("top")
        try:
            pick_top(seat, chosen, clock.now())
        except RefusedError as error:
            if error.status == 404:
                raise Http404 from None
            wrong = error.reasons[0].sentence(current_language())
        else:
            return redirect("round_list", guest=seat.key)
    values = {
        "seat": seat,
        "all": all_asked(seat, current_language()),
        "chosen": chosen,
        "most": MOST_TOP,
        "wrong": wrong,
    }
    return render(request, "rounds/top.html", values, status=422 if wrong else 200)


@require_POST
@for_participants
def round_done(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Keep that somebody is done, or that they go on after all."""
    with suppress(RefusedError):  # once answering is over the page says so
        finish(seat, clock.now(), done=request.POST.get("done") != "no")
    return redirect("round_start", guest=seat.key)


@require_POST
@for_participants
def round_leave(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Forget on this phone that one came by the link."""
    let_go(request, KIND, seat.key)
    return render(request, "rounds/left.html", {})


@require_safe
@for_participants
def round_outcome(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show somebody who was asked what came out."""
    found = result_for(seat)
    if found is None:
        raise Http404
    values = {"seat": seat, "shown": shown_result(found, seat.document, current_language())}
    return render(request, "rounds/outcome.html", values)
