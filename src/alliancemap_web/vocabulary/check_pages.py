"""The pages of an alliance's word checks: opened, answered, closed, and settled."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap.model.functions import FUNCTIONS
from alliancemap.vocabulary import dictionary, word_checks
from alliancemap.words import dated
from alliancemap_web import clock
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.vocabulary import actions
from alliancemap_web.vocabulary.asking import chosen_in, questions
from alliancemap_web.vocabulary.outcome import results
from alliancemap_web.vocabulary.queries import (
    Checked,
    Chosen,
    asked_of_member,
    checks_of,
    find_check,
)
from alliancemap_web.workspaces.limits import may_send_letter
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import RIGHTS, Member, require

NOT_THERE = 404
USUAL_DAYS = 7
OTHERS = 4
# The words that are ticked to begin with: those over which a first contract is quarrelled.
USUAL = ("exclusivity", "minimum_purchase", "background_foreground_rights", "pilot", "termination")


@require_safe
@for_alliance("see")
def check_list(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Show the word checks of an alliance."""
    return render(request, "vocabulary/checks.html", {"checks": checks_of(kept, clock.today())})


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("edit")
def check_new(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Ask which words, whom and until when; open the check."""
    wrong: list[str] = []
    if request.method == "POST":
        try:
            key = actions.open_check(
                member, kept, request.POST.getlist("words"), people_in(request.POST, member),
                day_in(request.POST.get("closes_on", "")), clock.now(),
            )  # fmt: skip
        except RefusedError as error:
            wrong = sentences(error)
        else:
            return to_check(member, kept, key, "opened")
    sent = request.POST if wrong else QueryDict()
    terms = dictionary(current_language())
    shown = {
        "wrong": wrong,
        "words": [
            (one, terms[one.id].term, one.id in (sent.getlist("words") if wrong else USUAL))
            for one in word_checks(current_language()).values()
        ],
        "members": [
            (one, one.key in sent.getlist("members"), sent.get(f"function_{one.key}", ""))
            for one in list_members(member)
            if may_be_asked(one.role)
        ],
        "others": [
            (at, sent.get(f"name_{at}", ""), sent.get(f"function_{at}", "")) for at in range(OTHERS)
        ],
        "functions": functions(),
        "closes_on": sent.get(
            "closes_on", (clock.today() + timedelta(days=USUAL_DAYS)).isoformat()
        ),
    }
    return render(request, "vocabulary/check_new.html", shown, status=422 if wrong else 200)


def may_be_asked(role: str) -> bool:
    """Say whether somebody of a role answers; who only reads is asked by a link."""
    return "answer" in RIGHTS[role]  # type: ignore[index]


def functions() -> list[tuple[str, str]]:
    """Return the functions of a firm with their words."""
    return [(one, sentence(f"functions.{one}")) for one in FUNCTIONS]


def people_in(sent: QueryDict, member: Member) -> list[actions.NewPerson]:
    """Return the people that the form names: members that are ticked, and others by name."""
    by_key = {one.key: one for one in list_members(member) if may_be_asked(one.role)}
    found = [
        actions.NewPerson(by_key[key].name, sent.get(f"function_{key}", ""), key)
        for key in sent.getlist("members")
        if key in by_key
    ]
    for at in range(OTHERS):
        name = sent.get(f"name_{at}", "").strip()
        if name:
            found.append(actions.NewPerson(name, sent.get(f"function_{at}", "")))
    return found


def day_in(text: str) -> date | None:
    """Return the day that was typed; None for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("see")
def check(request: HttpRequest, member: Member, kept: Kept, check: str) -> HttpResponse:
    """Ask a member what they understand; once it is over, show what everybody does."""
    if request.method != "POST":
        return one_check(request, member, kept, check)
    require(member, "answer")
    one = found(kept, check)
    asked = asked_of_member(member, one, clock.today())
    if asked is None:
        raise Http404
    sent = chosen_in(request.POST, one.words)
    try:
        is_done = actions.pick(asked, sent, clock.now())
    except RefusedError as error:
        return one_check(request, member, kept, check, sentences(error), sent)
    return to_check(member, kept, check, "done" if is_done else "part")


def one_check(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    key: str,
    wrong: Sequence[str] = (),
    sent: Mapping[str, Chosen] | None = None,
) -> HttpResponse:
    """Return the page of a check, with what was wrong with what was asked of it, if anything."""
    one = found(kept, key)
    asked = asked_of_member(member, one, clock.today())
    asks = asked is not None and not one.is_over and member.may("answer")
    shown = {
        "check": one,
        "asked": asked,
        "questions": questions(asked, sent) if asked and asks else (),
        "results": results(one, current_language()) if one.is_over else (),
        "functions": functions(),
        "wrong": wrong,
        "done": request.GET.get("done", ""),
        "has_mail": settings.HAS_MAIL,
    }
    return render(request, "vocabulary/check.html", shown, status=422 if wrong else 200)


@require_POST
@for_alliance("edit")
def check_close(request: HttpRequest, member: Member, kept: Kept, check: str) -> HttpResponse:
    """Close a check before its day."""
    return tried(
        request, member, kept, check, "closed",
        lambda: actions.close(member, kept, check, clock.now()),
    )  # fmt: skip


@require_POST
@for_alliance("edit")
def check_person(request: HttpRequest, member: Member, kept: Kept, check: str) -> HttpResponse:
    """Ask one more person by a link."""
    person = actions.NewPerson(request.POST.get("name", ""), request.POST.get("function", ""))
    return tried(
        request, member, kept, check, "asked",
        lambda: actions.add_person(member, kept, check, person, clock.now()),
    )  # fmt: skip


@require_POST
@for_alliance("edit")
def check_person_gone(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    check: str,
    person: str,
) -> HttpResponse:
    """Ask somebody no more."""
    return tried(
        request, member, kept, check, "unasked",
        lambda: actions.remove_person(member, kept, check, person, clock.now()),
    )  # fmt: skip


@require_POST
@for_alliance("edit")
def check_link(
    request: HttpRequest, member: Member, kept: Kept, check: str, person: str
) -> HttpResponse:
    """Make somebody's link and show it this once; mail it where that is wanted and possible."""
    one = found(kept, check)
    whose = next((each for each in one.people if each.key == person), None)
    if whose is None:
        raise Http404
    link = request.build_absolute_uri(
        reverse("words_in", kwargs={"secret": actions.make_link(member, kept, check, person)})
    )
    address = request.POST.get("address", "").strip()
    mailed = bool(address) and settings.HAS_MAIL and may_send_letter(member.workspace)
    if mailed:
        names = {"name": member.name, "workspace": member.workspace_name}
        day = dated(one.closes_on.isoformat(), current_language())
        mailed = send_later(
            address,
            sentence("vocabulary.mail_subject", **names),
            sentence("vocabulary.mail_text", **names, link=link, day=day),
            current_language(),
        )
    shown = {"link": link, "whose": whose, "check": one, "mailed": mailed, "address": address}
    return render(request, "vocabulary/link.html", shown)


@require_POST
@for_alliance("edit")
def check_settle(
    request: HttpRequest, member: Member, kept: Kept, check: str, term: str
) -> HttpResponse:
    """Settle what a word means, or leave it to a lawyer."""
    outcome, text = request.POST.get("outcome", ""), request.POST.get("text", "")
    return tried(
        request, member, kept, check, "settled",
        lambda: actions.settle(
            member, kept, check, term, outcome, text, current_language(), clock.now()
        ),
        f"#word-{term}",
    )  # fmt: skip


def tried(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    key: str,
    done: str,
    act: Callable[[], object],
    place: str = "",
) -> HttpResponse:
    """Do something with a check and lead back to it; its page says why when it was refused."""
    try:
        act()
    except RefusedError as error:
        if error.status == NOT_THERE:
            raise Http404 from None
        return one_check(request, member, kept, key, sentences(error))
    return to_check(member, kept, key, done, place)


def found(kept: Kept, key: str) -> Checked:
    """Return a check of an alliance; Http404 when it has none of that key."""
    one = find_check(kept, key, clock.today())
    if one is None:
        raise Http404
    return one


def sentences(error: RefusedError) -> list[str]:
    """Return why something was refused, in words."""
    return [one.sentence(current_language()) for one in error.reasons]


def to_check(member: Member, kept: Kept, key: str, done: str, place: str = "") -> HttpResponse:
    """Lead to a check, which says what was done."""
    where = reverse("word_check", kwargs={"key": member.key, "alliance": kept.key, "check": key})
    return redirect(f"{where}?done={done}{place}")
