"""The pages of people and ties: the grid, writing down, one person, a pasted table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap.model.contacts import RANKS, TIE_KINDS
from alliancemap.model.functions import FUNCTIONS
from alliancemap_web import clock
from alliancemap_web.contacts.actions import (
    add_pasted,
    add_people,
    change_person,
    forget_person,
    set_ties,
    tie_people,
)
from alliancemap_web.contacts.given import (
    LONGEST_NOTE,
    SIDES,
    Given,
    TieGiven,
    a_day,
    kinds_given,
    one_line,
    person_given,
)
from alliancemap_web.contacts.naming import called, works
from alliancemap_web.contacts.people_table import read_people, write_people
from alliancemap_web.contacts.queries import People, PersonRow, people_of
from alliancemap_web.contacts.shown import contacts_shown
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member

ROWS = 3  # empty rows to write people into at once
REACH = "R21"


def codes() -> dict[str, Any]:
    """Return the closed lists that the forms offer."""
    return {"ranks": RANKS, "functions": FUNCTIONS, "kinds": TIE_KINDS, "sides": SIDES}


def told(error: RefusedError) -> list[str]:
    """Return why something was refused, in words with the codes."""
    return [f"{one.sentence(current_language())} {one.code}" for one in error.reasons]


@require_safe
@for_alliance("see")
def contacts(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show who knows whom: the grid, the picture, what is missing, who holds it together."""
    language, today = current_language(), clock.today()
    shown = contacts_shown(people_of(kept.id), kept.row.partner, today, language)
    judged = judged_of(kept.document)
    asks = any(one.id == REACH for one in judged.instrument.factors)
    said = judged.words(language).factor(REACH) if asks and shown.reach is not None else None
    values = {
        "shown": shown,
        "reach_name": said.name if said else "",
        "reach_text": said.levels[shown.reach or 0] if said else "",
        "may_answer": member.may("answer") and kept.row.archived_at is None,
        "done": request.GET.get("done", ""),
    }
    return render(request, "contacts/contacts.html", values)


@require_POST
@for_alliance("answer")
def contacts_reach(_request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Answer the points of contact with what the ties say."""
    now = clock.now()
    shown = contacts_shown(people_of(kept.id), kept.row.partner, now.date(), current_language())
    if shown.reach is None:
        raise Http404
    note = " ".join(shown.says[:2])
    value = {"level": shown.reach, "sure": "fairly_sure", "note": note}
    try:
        record(member, kept.key, [Change(f"answer/{REACH}", value)], now)
    except RefusedError:
        raise Http404 from None
    return redirect("alliance_page", key=member.key, alliance=kept.key)


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("answer")
def contacts_add(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Ask for people, a few rows at a time, and who knows whom; keep them."""
    if request.method == "POST":
        try:
            count = written(member, kept, request.POST)
        except RefusedError as error:
            return add_page(request, member, kept, told(error), error.status)
        here = reverse("contacts_add", args=[member.key, kept.key])
        return redirect(f"{here}?done={count}#{one_side(request.POST)}")
    return add_page(request, member, kept, [], 200)


def add_page(
    request: HttpRequest, member: Member, kept: Kept, wrong: list[str], status: int
) -> HttpResponse:
    """Show the rows to write people into, with what was typed when it was refused."""
    people, sent = people_of(kept.id).staying(clock.today()), request.POST
    there = {one.name for one in people.on("us")}
    values = codes() | {
        "people": people,
        "ours": named(people.on("us")),
        "theirs": [
            (one, name, {tie.beyond(one.key) for tie in people.ties_of(one.key)})
            for one, name in named(people.on("partner"))
        ],
        "members": [one.name for one in list_members(member) if one.name not in there],
        "rows": [row_typed(sent, at) for at in range(ROWS)],
        "side": one_side(sent),
        "wrong": wrong,
        "done": request.GET.get("done", "") if not wrong else "",
        "today": clock.today(),
        "partner": kept.row.partner,
    }
    return render(request, "contacts/add.html", values, status=status)


def named(people: tuple[PersonRow, ...]) -> list[tuple[PersonRow, str]]:
    """Return people, each with what they are called."""
    return [(one, called(one, current_language())) for one in people]


def row_typed(sent: QueryDict, at: int) -> dict[str, Any]:
    """Return what one row of the form holds."""
    fields = ("name", "role", "function", "rank", "met_on")
    typed = {field: sent.get(f"{field}-{at}", "") for field in fields}
    return typed | {"at": at, "known_by": sent.getlist(f"known_by-{at}")}


def one_side(sent: Mapping[str, str]) -> str:
    """Return which of the forms was sent."""
    side = sent.get("side", "")
    return side if side in (*SIDES, "ties") else "us"


def written(member: Member, kept: Kept, sent: QueryDict) -> int:
    """Keep what a form says; return how many people or ties it was."""
    now, side = clock.now(), one_side(sent)
    if side == "ties":
        met = a_day(sent.get("met_on", ""), now.date())
        pairs = [one.split("-", 1) for one in sent.getlist("tie")]
        given = [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]
        return tie_people(member, kept, given, met, now)
    rows = []
    for at in range(ROWS):
        typed = row_typed(sent, at)
        if not (typed["name"].strip() or typed["role"].strip()):
            continue
        fields = {name: str(value) for name, value in typed.items()} | {"side": side}
        given_row = person_given(fields, now.date())
        rows.append(replace(given_row, known_by=tuple(typed["known_by"])))
    rows += [
        Given("us", one_line(name), "", "middle", "direction") for name in sent.getlist("member")
    ]
    return len(add_people(member, kept, rows, now))


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("see")
def contact(request: HttpRequest, member: Member, kept: Kept, person: str) -> HttpResponse:
    """Show one person with their ties, and keep what is put right."""
    people = people_of(kept.id)
    found = people.find(person)
    if found is None:
        raise Http404
    if request.method != "POST":
        return contact_page(request, member, people, found, [], 200)
    now = clock.now()
    try:
        if request.POST.get("part") == "ties":
            set_ties(member, kept, person, ties_typed(request.POST, people, now.date()), now)
        else:
            change_person(member, kept, person, person_given(request.POST, now.date()), now)
    except RefusedError as error:
        return contact_page(request, member, people, found, told(error), error.status)
    here = reverse("contact", args=[member.key, kept.key, person])
    return redirect(f"{here}?done=yes")


def contact_page(
    request: HttpRequest,
    member: Member,
    people: People,
    found: PersonRow,
    wrong: list[str],
    status: int,
) -> HttpResponse:
    """Show the page of a person."""
    language = current_language()
    ties = {tie.beyond(found.key): tie for tie in people.ties_of(found.key)}
    today = clock.today()
    beyond = [
        one
        for one in people.people
        if one.side != found.side and (one in people.staying(today).people or one.key in ties)
    ]
    told_ones = sorted(beyond, key=lambda one: one.key not in ties)
    values = codes() | {
        "person": found,
        "name": called(found, language),
        "works": works(found, language),
        "typed": request.POST if wrong and request.POST.get("part") != "ties" else None,
        "others": [(one, called(one, language), works(one, language), ties.get(one.key))
                   for one in told_ones],
        "has_ties": bool(ties),
        "wrong": wrong,
        "is_done": request.GET.get("done") == "yes",
        "may_answer": member.may("answer"),
        "today": today,
    }  # fmt: skip
    return render(request, "contacts/contact.html", values, status=status)


def ties_typed(sent: QueryDict, people: People, today: date) -> dict[str, TieGiven]:
    """Return the ties that a person's form holds."""
    return {
        one.key: TieGiven(
            a_day(sent.get(f"met_on-{one.key}", ""), today),
            kinds_given(sent.getlist(f"kinds-{one.key}")),
            one_line(sent.get(f"note-{one.key}", ""), LONGEST_NOTE),
        )
        for one in people.people
        if sent.get(f"knows-{one.key}") == "yes"
    }


@require_POST
@for_alliance("edit")
def contact_forget(_request: HttpRequest, member: Member, kept: Kept, person: str) -> HttpResponse:
    """Take a person away, with their name."""
    try:
        forget_person(member, kept, person)
    except RefusedError:
        raise Http404 from None
    here = reverse("contacts", args=[member.key, kept.key])
    return redirect(f"{here}?done=forgotten")


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("answer")
def contacts_paste(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Ask for a table of people and ties, and write it down as a whole."""
    text, wrong, status = request.POST.get("table", ""), list[str](), 200
    if request.method == "POST":
        now = clock.now()
        try:
            add_pasted(member, kept, read_people(text, now.date()), now)
        except RefusedError as error:
            wrong, status = told(error), error.status
        else:
            here = reverse("contacts", args=[member.key, kept.key])
            return redirect(f"{here}?done=pasted")
    values = codes() | {"text": text, "wrong": wrong}
    return render(request, "contacts/paste.html", values, status=status)


@require_safe
@for_alliance("see")
def contacts_table(_request: HttpRequest, _member: Member, kept: Kept) -> HttpResponse:
    """Give everybody and their ties as CSV."""
    text = write_people(people_of(kept.id), current_language())
    answer = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="contacts.csv"'
    return answer
