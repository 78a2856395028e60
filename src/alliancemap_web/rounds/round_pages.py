"""The pages of rounds for the members of a firm: the list, and one round from draft to reveal."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliancemap.model.answers import UNKNOWN, levels
from alliancemap.model.functions import FUNCTIONS, MOST_FACTORS, MOST_MINUTES
from alliancemap_web import clock
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.answering import LEVELS
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions, choosing
from alliancemap_web.rounds.moving import moved_shown
from alliancemap_web.rounds.queries import (
    is_stable,
    moved_of,
    result_of,
    round_of,
    rounds_of,
    seat_key,
)
from alliancemap_web.rounds.results import Result
from alliancemap_web.rounds.rows import RoundRow
from alliancemap_web.rounds.showing import shown_result
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member, require

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Take:
    """One factor to be put on the map: what the team says, and what stands there now."""

    factor: str
    name: str
    says: str
    stands: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("see")
def rounds(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """List the rounds of an alliance; begin another."""
    now, wrong = clock.now(), ""
    if request.method == "POST":
        require(member, "edit")
        sent = request.POST
        factors = choosing.factors_of(kept, sent.get("set", ""))
        try:
            key = actions.begin(
                member, kept, sent.get("title", ""), factors, current_language(), now
            )
        except RefusedError as error:
            wrong = said(error)
        else:
            return to_round(member, kept, key)
    values = {
        "rounds": rounds_of(member, kept.key, now),
        "sets": choosing.sets_of(kept, current_language()),
        "title": request.POST.get("title", ""),
        "chosen": request.POST.get("set", choosing.FIRST),
        "wrong": wrong,
    }
    return render(request, "rounds/rounds.html", values, status=422 if wrong else 200)


def said(error: RefusedError) -> str:
    """Return why something is refused, in the page's language."""
    return error.reasons[0].sentence(current_language())


def to_round(member: Member, kept: Kept, key: str, done: str = "") -> HttpResponse:
    """Lead to the page of a round, which says what was done."""
    here = reverse("round", kwargs={"key": member.key, "alliance": kept.key, "round": key})
    return redirect(f"{here}?done={done}" if done else here)


@require_http_methods(["GET", "HEAD"])
@for_alliance("see")
def round_page(request: HttpRequest, member: Member, kept: Kept, round: str) -> HttpResponse:  # noqa: A002 - the address names it
    """Show one round as far as it is: a draft, answering, or what came out."""
    return shown(request, member, kept, round)


def shown(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    key: str,
    wrong: str = "",
    links: tuple[Any, ...] = (),
) -> HttpResponse:
    """Show one round, with why something was refused, or with links that are shown this once."""
    now, language = clock.now(), current_language()
    one = round_of(member, kept.key, key, now)
    if one is None:
        raise Http404
    values: dict[str, Any] = {
        "round": one,
        "wrong": wrong,
        "links": links,
        "done": request.GET.get("done", ""),
        "own_seat": seat_key(member, key),
        "has_mail": settings.HAS_MAIL,
        "today": now.date(),
        "may_edit": member.may("edit"),
    }
    if one.state == "draft":
        values |= drafted(member, kept, one, now.date(), language)
    if one.revealed:
        values |= revealed(request, member, kept, one, language)
    return render(request, "rounds/round.html", values, status=422 if wrong else 200)


def drafted(
    member: Member, kept: Kept, one: RoundRow, today: date, language: str
) -> dict[str, Any]:
    """Return what the page of a draft shows besides."""
    asked = {person.membership for person in one.people}
    return {
        "members": [row for row in list_members(member) if row.key not in asked],
        "functions": FUNCTIONS,
        "themes": choosing.by_theme(kept, one.factors, language),
        "whole": choosing.by_theme(kept, choosing.factors_of(kept, "all"), language),
        "sets": choosing.sets_of(kept, language),
        "most": MOST_FACTORS,
        "most_minutes": MOST_MINUTES,
        "until": today + WEEK,
        "is_shared": bool(one.people) and all(person.factors for person in one.people),
    }


def revealed(
    request: HttpRequest, member: Member, kept: Kept, one: RoundRow, language: str
) -> dict[str, Any]:
    """Return what the page of a revealed round shows besides."""
    turn = request.GET.get("turn", "")
    number = int(turn) if turn.isdecimal() and len(turn) < 4 else None
    found = result_of(member, kept.key, one.key, turn=number)
    if found is None:
        return {}
    moved = moved_of(member, kept.key, one.key, found.turn)
    return {
        "shown": shown_result(found, kept.document, language),
        "moved": moved_shown(moved, kept.document, language),
        "is_stable": is_stable(moved),
        "turns": range(1, one.revealed + 1),
        "takes": takes(found, kept, language) if member.may("edit") else (),
        "form": actions.new_form(),
        "is_last": found.turn == one.revealed,
        "levels": LEVELS,
    }


def takes(found: Result, kept: Kept, language: str) -> tuple[Take, ...]:
    """Return what a turn brought, factor by factor, to be put on the map."""
    reading = judged_of(kept.document)
    stands = levels(reading.alliance)
    words = reading.words(language)
    return tuple(
        Take(
            one.factor,
            words.factors[one.factor].name,
            span_words(actions.span_of(one)),
            span_words(stood(stands.get(one.factor))),
        )
        for one in found.factors
    )


def stood(span: tuple[int, int] | None) -> str:
    """Return what stands on the map, as a span is called; nothing where nobody answered."""
    if span is None:
        return ""
    low, high = span
    if low < 0:
        return "irrelevant"
    if span == UNKNOWN:
        return "unknown"
    return str(low) if low == high else f"{low}-{high}"


def span_words(span: str) -> str:
    """Return a span in words."""
    return sentence(f"rounds.span_{span}") if span.isalpha() else span.replace("-", "–")
