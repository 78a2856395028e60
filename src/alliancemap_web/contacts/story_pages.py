"""The pages of stories: those of one alliance, and those of the whole firm."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap.model.instrument import catalogue_order
from alliancemap_web import clock
from alliancemap_web.contacts.actions import StoryGiven, change_story, drop_story, tell_story
from alliancemap_web.contacts.given import a_day, some_text
from alliancemap_web.contacts.pages import told
from alliancemap_web.contacts.queries import (
    StoryRow,
    find_story,
    lessons,
    stories_in_sight,
    stories_of,
)
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member

A_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("see")
def stories(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show the stories of an alliance and what others taught; keep one more."""
    wrong, status = list[str](), 200
    if request.method == "POST":
        try:
            tell_story(member, kept, story_typed(request.POST), clock.now())
        except RefusedError as error:
            wrong, status = told(error), error.status
        else:
            return redirect(f"{address(member, kept)}?done=told")
    values = {
        "stories": [(one, names(one, kept)) for one in stories_of(kept.id)],
        "lessons": lessons(member, kept.key),
        "factors": factors(kept),
        "typed": request.POST if wrong else None,
        "chosen": request.POST.getlist("factor") if wrong else [],
        "wrong": wrong,
        "done": request.GET.get("done", ""),
        "may_answer": member.may("answer"),
        "today": clock.today(),
    }
    return render(request, "contacts/stories.html", values, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("answer")
def story(request: HttpRequest, member: Member, kept: Kept, story: str) -> HttpResponse:
    """Ask to put a story right, and keep it."""
    found = find_story(member, story)
    if found is None or found.alliance != kept.key:
        raise Http404
    wrong, status = list[str](), 200
    if request.method == "POST":
        try:
            change_story(member, kept, story, story_typed(request.POST))
        except RefusedError as error:
            wrong, status = told(error), error.status
        else:
            return redirect(f"{address(member, kept)}?done=kept#{story}")
    values = {
        "story": found,
        "factors": factors(kept),
        "typed": request.POST if wrong else fields(found),
        "chosen": request.POST.getlist("factor") if wrong else list(found.factors),
        "wrong": wrong,
        "may_drop": member.may("edit") or found.person == member.person,
        "today": clock.today(),
    }
    return render(request, "contacts/story.html", values, status=status)


@require_POST
@for_alliance("answer")
def story_drop(_request: HttpRequest, member: Member, kept: Kept, story: str) -> HttpResponse:
    """Take a story back."""
    try:
        drop_story(member, kept, story)
    except RefusedError:
        raise Http404 from None
    return redirect(f"{address(member, kept)}?done=dropped")


@require_safe
@for_members("see")
def all_stories(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the stories of all alliances, the newest first."""
    asked = request.GET.get("page", "1")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
    rows, total = stories_in_sight(member, A_PAGE * (number - 1), A_PAGE)
    values = {
        "stories": rows,
        "total": total,
        "number": number,
        "has_more": total > A_PAGE * number,
    }
    return render(request, "contacts/all_stories.html", values)


def story_typed(sent: QueryDict) -> StoryGiven:
    """Return the story that a form holds; RefusedError (422) with what is wrong."""
    return StoryGiven(
        some_text(sent.get("happened", "")),
        some_text(sent.get("surprised", "")),
        some_text(sent.get("again", "")),
        a_day(sent.get("day", ""), clock.today()),
        tuple(sent.getlist("factor")),
    )


def fields(one: StoryRow) -> Mapping[str, str]:
    """Return a story as its form holds it."""
    return {
        "happened": one.happened,
        "surprised": one.surprised,
        "again": one.again,
        "day": one.day.isoformat() if one.day else "",
    }


def factors(kept: Kept) -> list[tuple[str, str]]:
    """Return the factors of an alliance's list by name."""
    judged = judged_of(kept.document)
    words = judged.words(current_language())
    ids = sorted((one.id for one in judged.instrument.factors), key=catalogue_order)
    return [(one, words.factor(one).name) for one in ids]


def names(one: StoryRow, kept: Kept) -> list[tuple[str, str]]:
    """Return the factors that a story is about, by name."""
    known = dict(factors(kept))
    return [(factor, known[factor]) for factor in one.factors if factor in known]


def address(member: Member, kept: Kept) -> str:
    """Return where the stories of an alliance stand."""
    return reverse("stories", args=[member.key, kept.key])
