"""The pages of rounds for the members of a firm: the list, and one round from draft to reveal."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from alliancemap.instruments.functions import load_askers
from alliancemap.model.functions import FUNCTIONS, MOST_FACTORS, MOST_MINUTES
from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions, choosing
from alliancemap_web.rounds.queries import moved_of, result_of, round_of, rounds_of, seat_key
from alliancemap_web.rounds.rows import RoundRow
from alliancemap_web.rounds.showing import shown_result
from alliancemap_web.workspaces.links import new_secret
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member, require

WEEK = timedelta(days=7)
# The fields of the form that adds somebody, in the order of `Guest`.
GUEST = ("function", "name", "member", "address")


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
        "seat": seat_key(member, key),
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
    with_leader = "leader" in request.GET
    found = result_of(member, kept.key, one.key, turn=number, with_leader=with_leader)
    if found is None:
        return {}
    return {
        "shown": shown_result(found, kept.document, language),
        "moved": moved_of(member, kept.key, one.key, found.turn, with_leader=with_leader),
        "turns": range(1, one.revealed + 1),
    }


@require_POST
@for_alliance("edit")
def round_do(request: HttpRequest, member: Member, kept: Kept, round: str) -> HttpResponse:  # noqa: A002
    """Do one thing to a round as a whole, as the form says."""
    sent, now = request.POST, clock.now()
    do = sent.get("do", "")
    try:
        if do == "discard":
            actions.discard(member, kept, round)
            return redirect("rounds", key=member.key, alliance=kept.key)
        if do == "open":
            return opened(request, member, kept, round)
        act(member, kept, round, do, sent, now)
    except RefusedError as error:
        if error.status == 404:
            raise Http404 from None
        return shown(request, member, kept, round, wrong=said(error))
    return to_round(member, kept, round, do)


def act(member: Member, kept: Kept, key: str, do: str, sent: Any, now: Any) -> None:
    """Do what a form of a round says; Http404 for what there is not."""
    match do:
        case "change":
            picked = sent.get("set", "")
            is_own = picked in ("", "own")
            wanted = sent.getlist("factor") if is_own else choosing.factors_of(kept, picked)
            known = set(choosing.factors_of(kept, "all"))
            factors = [one for one in wanted if one in known]
            names = sent.get("names") != "no"
            actions.change(member, kept, key, sent.get("title", ""), factors, names=names)
        case "propose":
            actions.propose(member, kept, key, load_askers())
        case "close":
            actions.close(member, kept, key, now)
        case "extend":
            actions.extend(member, kept, key, day_of(sent), now)
        case "cancel":
            actions.cancel(member, kept, key, now)
        case "reveal":
            actions.reveal(member, kept, key, now)
        case "again":
            until = day_of(sent) if sent.get("until") else None
            actions.open_second(member, kept, key, sent.getlist("factor"), now, until)
        case _:
            raise Http404


def day_of(sent: Any) -> date:
    """Return the day that a form says; a day long past, which is refused, for one that is none."""
    try:
        return date.fromisoformat(sent.get("until", ""))
    except ValueError:
        return date.min


def opened(request: HttpRequest, member: Member, kept: Kept, key: str) -> HttpResponse:
    """Open a draft, and show each participant's link this once."""
    now = clock.now()
    one = round_of(member, kept.key, key, now)
    if one is None:
        raise Http404
    secrets = [new_secret() for _ in one.people]
    pairs = actions.open_round(member, kept, key, day_of(request.POST), secrets, now)
    return shown(request, member, kept, key, links=links_of(request, one, pairs))


def links_of(
    request: HttpRequest, one: RoundRow, pairs: tuple[tuple[str, str], ...]
) -> tuple[Any, ...]:
    """Return people with their links, as the page shows them this once."""
    by_key = {person.key: person for person in one.people}
    return tuple((by_key[key], link_of(request, secret)) for key, secret in pairs if key in by_key)


def link_of(request: HttpRequest, secret: str) -> str:
    """Return the address that a secret makes."""
    return request.build_absolute_uri(reverse("round_in", kwargs={"secret": secret}))


@require_POST
@for_alliance("edit")
def round_person(request: HttpRequest, member: Member, kept: Kept, round: str) -> HttpResponse:  # noqa: A002
    """Add somebody to a round, or change what one of its people is asked."""
    sent, now = request.POST, clock.now()
    do, person = sent.get("do", ""), sent.get("person", "")
    secret = new_secret()
    links: tuple[Any, ...] = ()
    try:
        match do:
            case "add":
                guest = actions.Guest(*(sent.get(one, "").strip() for one in GUEST))
                person = actions.add_person(member, kept, round, guest, now, secret)
            case "remove":
                actions.remove_person(member, kept, round, person)
            case "leads":
                actions.mark_leader(member, kept, round, person)
            case "factors":
                actions.give_factors(member, kept, round, person, sent.getlist("factor"))
            case "link":
                actions.renew_link(member, kept, round, person, secret, now)
            case "unlink":
                actions.end_link(member, kept, round, person)
            case _:
                raise Http404
    except RefusedError as error:
        if error.status == 404:
            raise Http404 from None
        return shown(request, member, kept, round, wrong=said(error))
    one = round_of(member, kept.key, round, now)
    if one and one.state != "draft" and do in ("add", "link"):
        links = links_of(request, one, ((person, secret),))
        return shown(request, member, kept, round, links=links)
    return to_round(member, kept, round, f"person-{do}")
