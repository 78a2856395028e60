"""The pages of a firm's words: all terms, one term, what is proposed, on paper, and for scripts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap.words import LANGUAGES
from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.vocabulary import actions
from alliancemap_web.vocabulary.queries import Term, find_term, history_of, own_words, terms_of
from alliancemap_web.vocabulary.sayings import BESIDE, FIELDS
from alliancemap_web.vocabulary.shown import Shown, book, found, in_order, shown
from alliancemap_web.workspaces.entry import Page, for_members
from alliancemap_web.workspaces.rights import Member, Right

SHOWN_ONLY = ("", "ours", "waiting")


def for_insiders(right: Right) -> Callable[[Page], Page]:
    """Return the decorator of a page of a firm's own words: not there for who does not see all."""

    def decorator(page: Page) -> Page:
        @for_members(right)
        @wraps(page)
        def entered(request: HttpRequest, member: Member, **rest: Any) -> HttpResponse:
            if not member.sees_all:
                raise Http404
            return page(request, member, **rest)

        return entered

    return decorator


@require_safe
@for_insiders("see")
def words(request: HttpRequest, member: Member) -> HttpResponse:
    """Show every term with the firm's own words beside it, or those that were looked for."""
    asked = " ".join(request.GET.get("q", "").split())[:80]
    only = request.GET.get("only", "")
    only = only if only in SHOWN_ONLY else ""
    everything = every(member)
    listed = found((one for one in everything if belongs(one, only)), asked)
    return render(
        request,
        "vocabulary/words.html",
        {
            "terms": listed,
            "total": len(everything),
            "q": asked,
            "only": only,
            "waiting": sum(one.proposed for one in everything),
        },
    )


def every(member: Member, language: str = "") -> tuple[Shown, ...]:
    """Return every term of the member's firm as pages show it to a reader, in their alphabet."""
    return in_order(shown(one, language or current_language()) for one in terms_of(member))


def belongs(one: Shown, only: str) -> bool:
    """Say whether a term is of the kind asked for."""
    return {"ours": one.has_said, "waiting": bool(one.proposed)}.get(only, True)


@require_safe
@for_insiders("see")
def words_paper(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the firm's words as they are printed."""
    only = request.GET.get("only", "")
    only = only if only in LANGUAGES else ""
    listed = [
        one
        for one in every(member, only)
        if any(part.term for part in one.sides if only in ("", part.language))
    ]
    shown_so = {"terms": listed, "only": only, "firm": member.workspace_name}
    return render(request, "vocabulary/paper.html", shown_so)


@require_safe
@for_members("see")
def words_book(request: HttpRequest, member: Member) -> HttpResponse:  # noqa: ARG001 - a page takes it
    """Give scripts what the firm says of words; nothing for who does not see all of the firm."""
    laid = book(own_words(member), member.workspace_name)
    home = reverse("own_words", kwargs={"key": member.key}) if member.sees_all else ""
    return JsonResponse(laid | ({"home": home} if home else {}))


@require_http_methods(["GET", "HEAD", "POST"])
@for_insiders("see")
def word(request: HttpRequest, member: Member, term: str) -> HttpResponse:
    """Show one term with its history, and keep what somebody would have it say."""
    one = find_term(member, term)
    if one is None:
        raise Http404
    if request.method == "POST":
        return keep(request, member, one)
    return one_page(request, member, one, form_of(one))


@require_http_methods(["GET", "HEAD", "POST"])
@for_insiders("answer")
def word_new(request: HttpRequest, member: Member) -> HttpResponse:
    """Ask for a term of the firm's own, and keep it."""
    if request.method == "POST":
        return keep(request, member, None)
    typed = {f"term_{current_language()}": request.GET.get("q", "")[: FIELDS["term"]]}
    return one_page(request, member, None, form_of(None, typed))


def keep(request: HttpRequest, member: Member, one: Term | None) -> HttpResponse:
    """Keep what was typed of a term, and lead to it; or say what is wrong with it."""
    names = BESIDE if one and not one.is_own else tuple(FIELDS)
    given = {
        language: {
            name: request.POST[f"{name}_{language}"]
            for name in names
            if f"{name}_{language}" in request.POST
        }
        for language in LANGUAGES
    }
    try:
        id_, stands = actions.say(member, one.id if one else "", given, clock.now())
    except RefusedError as error:
        wrong = [reason.sentence(current_language()) for reason in error.reasons]
        return one_page(request, member, one, form_of(one, request.POST.dict()), wrong)
    return to_word(member, id_, "kept" if stands else "proposed")


def form_of(one: Term | None, typed: dict[str, str] | None = None) -> list[dict[str, str]]:
    """Return the form's fields by language, the reader's first, as they stand or were typed."""
    order = (current_language(), *(one for one in LANGUAGES if one != current_language()))
    return [
        {"language": language}
        | {
            name: (typed or {}).get(
                f"{name}_{language}", getattr(one.said[language], name) if one else ""
            )
            for name in FIELDS
        }
        for language in order
    ]


def one_page(
    request: HttpRequest,
    member: Member,
    one: Term | None,
    form: list[dict[str, str]],
    wrong: list[str] | None = None,
) -> HttpResponse:
    """Return the page of a term; of a new one where there is none yet."""
    told = {
        "term": shown(one, current_language()) if one else None,
        "history": history_of(member, one.id) if one else (),
        "form": form,
        "wrong": wrong or [],
        "most": FIELDS,
        "done": request.GET.get("done", ""),
    }
    return render(request, "vocabulary/word.html", told, status=422 if wrong else 200)


@require_POST
@for_insiders("edit")
def word_decide(request: HttpRequest, member: Member, term: str, wording: str) -> HttpResponse:
    """Accept or decline what was proposed for a term."""
    accept = request.POST.get("accept") == "yes"
    try:
        actions.decide(member, term, wording, accept=accept, now=clock.now())
    except RefusedError:
        if find_term(member, term) is None:
            raise Http404 from None
        return to_word(member, term, "gone")
    return to_word(member, term, "accepted" if accept else "declined")


def to_word(member: Member, id_: str, done: str) -> HttpResponse:
    """Lead to the page of a term, which says what was done."""
    where = reverse("own_word", kwargs={"key": member.key, "term": id_})
    return redirect(f"{where}?done={done}")
