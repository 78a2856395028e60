"""The pages on which a firm makes share links, sees how often they were opened, ends them."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap.words import LANGUAGES
from alliancemap_web import clock
from alliancemap_web.briefs.actions import end_share, make_share
from alliancemap_web.briefs.actions.sharing import MOST_DAYS, USUAL_DAYS
from alliancemap_web.briefs.kinds import BY_SLUG, FORMATS
from alliancemap_web.briefs.pages import may_share
from alliancemap_web.briefs.plain import plain
from alliancemap_web.briefs.queries import (
    find_share,
    shares_of_alliance,
    shares_of_workspace,
    view_days,
)
from alliancemap_web.briefs.sharing import (
    LEAST,
    SCRIPT_PARTS,
    audience_name,
    parts_there_are,
    share_document,
)
from alliancemap_web.languages import NAMES, current_language, sentence
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member, require


@dataclass(frozen=True, slots=True)
class PartChoice:
    """One part that can be chosen: its id, what it is called, what it shows, whether it is now."""

    id: str
    name: str
    help: str
    is_chosen: bool


def part_name(part: str, language: str) -> str:
    """Return what a part is called."""
    if part in SCRIPT_PARTS:
        return sentence(
            "briefs.part_script", language, audience=audience_name(BY_SLUG[part], language)
        )
    return sentence(f"briefs.part_{part}", language)


@require_http_methods(["GET", "HEAD", "POST"])
@for_alliance("edit")
def shares(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show the links to an alliance, and make one; its address is shown this once."""
    wrong: tuple[str, ...] = ()
    status, address = 200, ""
    chosen = tuple(request.POST.getlist("parts")) if request.method == "POST" else LEAST
    if request.method == "POST":
        try:
            secret = make(request, member, kept)
        except RefusedError as error:
            wrong = tuple(one.sentence(current_language()) for one in error.reasons)
            status = error.status
        else:
            language = language_sent(request)
            path = reverse("shared", kwargs={"secret": secret})
            path = f"/{language}/" + path.lstrip("/").partition("/")[2]
            address = request.build_absolute_uri(path)
            chosen = LEAST
    language = current_language()
    shown = {
        "address": address,
        "wrong": wrong,
        "sent": request.POST if wrong else {},
        "parts": [
            PartChoice(one, part_name(one, language), help_of(one, language), one in chosen)
            for one in parts_there_are()
            if one not in SCRIPT_PARTS
        ],
        "scripts": [
            PartChoice(one, part_name(one, language), "", one in chosen) for one in SCRIPT_PARTS
        ],
        "formats": FORMATS,
        "days": USUAL_DAYS,
        "most": MOST_DAYS,
        "languages_known": [(code, NAMES[code]) for code in LANGUAGES],
        "shares": listed(shares_of_alliance(member, kept.key, clock.now()), language),
        "may_share": may_share(member, kept),
        "is_ended": request.GET.get("done") == "ended",
    }
    return render(request, "briefs/shares.html", shown, status=status)


def help_of(part: str, language: str) -> str:
    """Return what a part shows, in a sentence."""
    return sentence(f"briefs.part_{part}_help", language)


def listed(rows: tuple, language: str) -> list[tuple]:  # type: ignore[type-arg]
    """Return links with the names of their parts."""
    return [(one, [part_name(part, language) for part in one.parts]) for one in rows]


def language_sent(request: HttpRequest) -> str:
    """Return the language that was chosen for a link."""
    sent = request.POST.get("language", "")
    return sent if sent in LANGUAGES else current_language()


def make(request: HttpRequest, member: Member, kept: Kept) -> str:
    """Make the link that was asked for; return its secret."""
    sent = request.POST
    now = clock.now()
    language = language_sent(request)
    parts = tuple(one for one in parts_there_are() if one in sent.getlist("parts"))
    days = sent.get("days", "")
    frozen = None
    if sent.get("way") != "live":
        frozen = plain(share_document(member, kept, parts, language, now))
    return make_share(
        member,
        kept,
        sent.get("name", ""),
        language,
        parts,
        sent.getlist("formats"),
        int(days) if days.isdecimal() and len(days) < 5 else 0,
        frozen,
        now,
    )


@require_safe
@for_alliance("edit")
def share(request: HttpRequest, member: Member, kept: Kept, share: str) -> HttpResponse:
    """Show one link: what it shows, until when, and on which days it was opened."""
    row = find_share(member, kept.key, share, clock.now())
    if row is None:
        raise Http404
    language = current_language()
    shown = {
        "share": row,
        "part_names": [part_name(part, language) for part in row.parts],
        "days": view_days(member, row.key),
    }
    return render(request, "briefs/share.html", shown)


@require_POST
@for_alliance("edit")
def share_end(_request: HttpRequest, member: Member, kept: Kept, share: str) -> HttpResponse:
    """End a link at once."""
    if not end_share(member, kept.key, share, clock.now()):
        raise Http404
    here = reverse("shares", args=[member.key, kept.key])
    return redirect(f"{here}?done=ended")


@require_safe
@for_members("edit")
def all_shares(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the links of all alliances: an owner all of them, others those they made."""
    require(member, "edit")
    rows = listed(shares_of_workspace(member, clock.now()), current_language())
    return render(request, "briefs/all_shares.html", {"shares": rows})
