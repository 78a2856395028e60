"""The pages of the briefs of an alliance: which there are, one of them, its editing, its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap.export.document_files import export_document
from alliancemap.export.error import ExportError
from alliancemap_web import clock
from alliancemap_web.briefs.actions import read_over, renew, write_brief
from alliancemap_web.briefs.added import added
from alliancemap_web.briefs.editing import field_choices
from alliancemap_web.briefs.from_rooms import own_terms
from alliancemap_web.briefs.kinds import BY_SLUG, FORMATS, PAGES, SCRIPTS, TYPES, Which
from alliancemap_web.briefs.queries import brief_row, briefs_of
from alliancemap_web.briefs.sharing import audience_name, kind_name
from alliancemap_web.briefs.telling import document_of, tell
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

DONE = ("written", "renewed", "read")


def which_of(slug: str) -> Which:
    """Return the brief that an address names; Http404 for none."""
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


@require_safe
@for_alliance("see")
def alliance_briefs(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show which briefs there are, and which of them somebody edited."""
    language = current_language()
    edited = {
        (one.kind, one.audience): one for one in briefs_of(kept.id) if one.language == language
    }
    shown = {
        "scripts": [
            (one, audience_name(one, language), edited.get((one.kind, one.audience)))
            for one in SCRIPTS
        ],
        "pages": [
            (one, kind_name(one, language), f"briefs.about_{one.kind}", edited.get((one.kind, "")))
            for one in PAGES
        ],
        "formats": FORMATS,
        "may_share": may_share(member, kept),
    }
    return render(request, "briefs/briefs.html", shown)


def may_edit(member: Member, kept: Kept) -> bool:
    """Say whether a member may change what is written about an alliance."""
    return member.may("edit") and kept.row.archived_at is None


def may_share(member: Member, kept: Kept) -> bool:
    """Say whether a member may make links to an alliance."""
    return may_edit(member, kept) and member.sees_all


@require_safe
@for_alliance("see")
def brief(request: HttpRequest, member: Member, kept: Kept, brief: str) -> HttpResponse:
    """Show one brief with its numbers, and what moved since somebody read it over."""
    return show(request, member, kept, which_of(brief))


@require_safe
@for_alliance("see")
def handover_pack(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show the handover pack, to which the handovers of the people lead."""
    return show(request, member, kept, Which("handover"))


def show(request: HttpRequest, member: Member, kept: Kept, which: Which) -> HttpResponse:
    """Show one brief."""
    language = current_language()
    judged, now = judged_of(kept.document), clock.now()
    told = tell(judged, which, language, brief_row(kept.id, which, language))
    more = added(member, kept, which.kind, language, now)
    document = document_of(judged, told, more, kept.row.sequence, now.date())
    written = {part.id for part in told.parts}
    done = request.GET.get("done", "")
    shown = {
        "told": told,
        "kind": kind_name(which, language),
        "audience": audience_name(which, language) if which.audience else "",
        "listed": [one for one in document.front if one.id not in written],
        "formats": FORMATS,
        "may_edit": may_edit(member, kept),
        "done": f"briefs.done_{done}" if done in DONE else "",
    }
    return render(request, "briefs/brief.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("edit")
def brief_edit(request: HttpRequest, member: Member, kept: Kept, brief: str) -> HttpResponse:
    """Show the texts of a brief to be edited, and keep what was made of them."""
    which, language = which_of(brief), current_language()
    judged = judged_of(kept.document)
    row = brief_row(kept.id, which, language)
    told = tell(judged, which, language, row)
    wrong: tuple[str, ...] = ()
    status = 200
    sent = {one.id: one.text for one in told.parts}
    version = row.version if row else 0
    if request.method == "POST":
        sent = {one.id: request.POST.get(f"text-{one.id}", one.text) for one in told.parts}
        given = request.POST.get("version", "")
        try:
            from_version = int(given) if given.isdecimal() and len(given) < 10 else version
            write_brief(member, kept, which, language, sent, from_version, clock.now())
        except RefusedError as error:
            wrong = tuple(one.sentence(language) for one in error.reasons)
            status = error.status
        else:
            return back(member, kept, which, "written")
    shown = {
        "told": told,
        "kind": kind_name(which, language),
        "audience": audience_name(which, language) if which.audience else "",
        "stops": [(one, sent[one.id]) for one in told.parts],
        "fields": field_choices(judged, language),
        "version": version,
        "wrong": wrong,
    }
    return render(request, "briefs/edit.html", shown, status=status)


@require_POST
@for_alliance("edit")
def brief_renew(_request: HttpRequest, member: Member, kept: Kept, brief: str) -> HttpResponse:
    """Let the map write a brief anew."""
    renew(member, kept, which_of(brief), current_language())
    return back(member, kept, which_of(brief), "renewed")


@require_POST
@for_alliance("edit")
def brief_read_over(_request: HttpRequest, member: Member, kept: Kept, brief: str) -> HttpResponse:
    """Note that an edited brief was read over and still fits."""
    read_over(member, kept, which_of(brief), current_language(), clock.now())
    return back(member, kept, which_of(brief), "read")


def back(member: Member, kept: Kept, which: Which, done: str) -> HttpResponse:
    """Lead back to a brief, which says what was done."""
    here = reverse("brief", args=[member.key, kept.key, which.slug])
    return redirect(f"{here}?done={done}")


@require_safe
@for_alliance("see")
def brief_file(
    _request: HttpRequest, member: Member, kept: Kept, brief: str, suffix: str
) -> HttpResponse:
    """Give a brief as a Word, PowerPoint, PDF or text file."""
    which, language = which_of(brief), current_language()
    if suffix not in TYPES:
        raise Http404
    judged = judged_of(kept.document)
    told = tell(judged, which, language, brief_row(kept.id, which, language))
    today = clock.today()
    more = added(member, kept, which.kind, language, clock.now())
    document = document_of(
        judged, told, more, kept.row.sequence, today, own_terms(member, language)
    )
    try:
        content = export_document(document, "text" if suffix == "txt" else suffix)
    except ExportError as error:
        raise Http404 from error
    return file_answer(f"{kept.row.name} {which.slug} {language}", suffix, content)


def file_answer(name: str, suffix: str, content: bytes) -> HttpResponse:
    """Return a file to take away; its name has plain letters only."""
    answer = HttpResponse(content, content_type=TYPES[suffix])
    safe = slugify(name)[:80] or "alliancemap"
    answer["Content-Disposition"] = f'attachment; filename="{safe}.{suffix}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
