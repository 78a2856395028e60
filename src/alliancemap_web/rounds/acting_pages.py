"""What is done to a round and to its people, as the forms of its page say."""

from datetime import date, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alliancemap.instruments.functions import load_askers
from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError, refused
from alliancemap_web.rounds import actions, choosing
from alliancemap_web.rounds.queries import letter_by_hand, round_of
from alliancemap_web.rounds.reminders import invite, write
from alliancemap_web.rounds.round_pages import said, shown, to_round
from alliancemap_web.rounds.rows import Person, RoundRow
from alliancemap_web.workspaces.limits import may_send_letter
from alliancemap_web.workspaces.links import new_secret
from alliancemap_web.workspaces.rights import Member

# The fields of the form that adds somebody, in the order of `Guest`.
GUEST = ("function", "name", "member", "address")


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


def act(member: Member, kept: Kept, key: str, do: str, sent: QueryDict, now: datetime) -> None:
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
        case "leader":
            actions.show_leader(member, kept, key, now)
        case "take":
            chosen = sent.getlist("factor")
            levels = {one: sent.get(f"level-{one}", actions.SPAN) for one in chosen}
            actions.take(member, kept, key, levels, sent.get("form", ""), current_language(), now)
        case "again":
            until = day_of(sent) if sent.get("until") else None
            actions.open_second(member, kept, key, sent.getlist("factor"), now, until)
        case _:
            raise Http404


def day_of(sent: QueryDict) -> date:
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
    until = day_of(request.POST)
    pairs = actions.open_round(member, kept, key, until, secrets, now)
    links = links_of(request, one, pairs)
    if request.POST.get("mail"):
        for person, link in links:
            if person.address and may_send_letter(member.workspace):
                invite(person, one, kept.row.name, link, until)
    return shown(request, member, kept, key, links=links)


def links_of(
    request: HttpRequest, one: RoundRow, pairs: tuple[tuple[str, str], ...]
) -> tuple[tuple[Person, str], ...]:
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
    do, secret = request.POST.get("do", ""), new_secret()
    try:
        person = act_on(request, member, kept, round, do, secret)
    except RefusedError as error:
        if error.status == 404:
            raise Http404 from None
        return shown(request, member, kept, round, wrong=said(error))
    one = round_of(member, kept.key, round, clock.now())
    if one and one.state != "draft" and do in ("add", "link"):
        links = links_of(request, one, ((person, secret),))
        return shown(request, member, kept, round, links=links)
    return to_round(member, kept, round, f"person-{do}")


def act_on(request: HttpRequest, member: Member, kept: Kept, key: str, do: str, secret: str) -> str:
    """Do to one of a round's people what a form says; return their key. Http404 for nothing."""
    sent, now = request.POST, clock.now()
    person = sent.get("person", "")
    match do:
        case "add":
            guest = actions.Guest(*(sent.get(one, "").strip() for one in GUEST))
            return actions.add_person(member, kept, key, guest, now, secret)
        case "remove":
            actions.remove_person(member, kept, key, person)
        case "leads":
            actions.mark_leader(member, kept, key, person)
        case "factors":
            actions.give_factors(member, kept, key, person, sent.getlist("factor"))
        case "link":
            actions.renew_link(member, kept, key, person, secret, now)
        case "unlink":
            actions.end_link(member, kept, key, person)
        case "remind":
            remind_by_hand(request, member, kept, key, person)
        case _:
            raise Http404
    return person


def remind_by_hand(request: HttpRequest, member: Member, kept: Kept, key: str, person: str) -> None:
    """Send one who is not done a reminder with a link, once a turn; RefusedError (409) else."""
    one = round_of(member, kept.key, key, clock.now())
    letter = letter_by_hand(key, person) if one and one.is_answering else None
    if letter is None or not settings.HAS_MAIL or not may_send_letter(member.workspace):
        raise refused(409, "RND045")
    write(letter, request.build_absolute_uri("/").rstrip("/"))
