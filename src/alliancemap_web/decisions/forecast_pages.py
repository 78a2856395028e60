"""The pages of one's own forecasts: of one alliance, and how all of them came true."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from alliancemap.model.forecasts import STEPS
from alliancemap_web import clock
from alliancemap_web.decisions.actions import Guess, drop_forecast, foretell, tell_outcome
from alliancemap_web.decisions.queries import own_forecasts
from alliancemap_web.decisions.record import record_of
from alliancemap_web.decisions.wrong import wrongs
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member

# What a forecast may be about, where somebody has no question of their own: the factor's own.
QUESTIONS = ("R05", "R06", "R09", "M03", "V13", "R11", "R20", "R03")


@require_safe
@for_alliance("see")
def forecasts(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show a person's own forecasts of an alliance, those to be told first."""
    return shown(request, member, kept)


def shown(
    request: HttpRequest, member: Member, kept: Kept, error: RefusedError | None = None
) -> HttpResponse:
    """Show the page, with what was wrong with what was sent."""
    today, rows = clock.today(), own_forecasts(member, kept)
    known = factors_of(kept)
    values = {
        "due": [one for one in rows if one.is_due(today)],
        "coming": [one for one in rows if not one.outcome and one.due > today],
        "told": [one for one in rows if one.outcome],
        "may_add": member.may("answer")
        and member.person is not None
        and kept.row.archived_at is None,
        "questions": [
            (one, sentence(f"decisions.question_{one}")) for one in QUESTIONS if one in known
        ],
        "steps": steps(),
        "record": record_of(own_forecasts(member)),
        "wrong": wrongs(error),
        "typed": request.POST if error and "own" in request.POST else {},
        "done": request.GET.get("done", ""),
        "today": today,
    }
    return render(
        request, "decisions/forecasts.html", values, status=error.status if error else 200
    )


def steps() -> list[tuple[int, str]]:
    """Return the steps that a form offers, from certainly not to certainly, with their names."""
    no = [(100 - one, sentence(f"decisions.chance_no_{one}")) for one in reversed(STEPS[1:])]
    return [*no, *((one, sentence(f"decisions.chance_yes_{one}")) for one in STEPS)]


def factors_of(kept: Kept) -> frozenset[str]:
    """Return the factors of an alliance's vocabulary."""
    return frozenset(one.id for one in judged_of(kept.document).instrument.factors)


@require_POST
@for_alliance("answer")
def forecast_add(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Keep a forecast for the person who made it."""
    sent = request.POST
    own, factor = sent.get("own", "").strip(), sent.get("question", "")
    known = factors_of(kept)
    offered = not own and factor in QUESTIONS and factor in known
    number = sent.get("number", "").strip() or sent.get("chance", "")
    guess = Guess(
        question=sentence(f"decisions.question_{factor}") if offered else own,
        chance=int(number) if number.isdecimal() and len(number) < 4 else 0,
        due=sent.get("due", ""),
        factor=factor if offered else "",
    )
    try:
        foretell(member, kept, guess, clock.now(), known)
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_forecasts(member, kept, "kept")


@require_POST
@for_alliance("answer")
def forecast_outcome(
    request: HttpRequest, member: Member, kept: Kept, forecast: str
) -> HttpResponse:
    """Say how a forecast came, or take it back."""
    outcome = request.POST.get("outcome", "")
    try:
        if outcome == "drop":
            drop_forecast(member, kept, forecast)
            return to_forecasts(member, kept, "dropped")
        tell_outcome(member, kept, forecast, outcome, clock.now())
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_forecasts(member, kept, "told")


@require_safe
@for_members("see")
def own_record(request: HttpRequest, member: Member) -> HttpResponse:
    """Show how all of a person's forecasts came true, for them alone."""
    rows = own_forecasts(member)
    today = clock.today()
    values = {
        "record": record_of(rows),
        "due": [one for one in rows if one.is_due(today)],
        "coming": [one for one in rows if not one.outcome and one.due > today],
        "told": [one for one in rows if one.outcome],
    }
    return render(request, "decisions/own_record.html", values)


def to_forecasts(member: Member, kept: Kept, done: str) -> HttpResponse:
    """Lead back to the page, which says what was done."""
    return redirect(f"{reverse('forecasts', args=[member.key, kept.key])}?done={done}")
