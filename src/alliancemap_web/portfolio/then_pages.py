"""An alliance as it was believed on any day, and at its signing, against what is true now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.actions import set_signed
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import Reason
from alliancemap_web.portfolio.shown import show
from alliancemap_web.portfolio.then import against, begun_on, marks_of, read_day, whole_day
from alliancemap_web.workspaces.rights import Member


@require_safe
@for_alliance("see")
def alliance_then(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show an alliance at the end of a day against now, and apart from it at its signing."""
    text = request.GET.get("on", "")
    return shown_then(request, member, kept, text)


def shown_then(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    text: str = "",
    wrong_signing: Reason | None = None,
) -> HttpResponse:
    """Show the page for a day as it was asked for, with what was wrong with the day of signing.

    Without a day it is the one on which the alliance was begun, where no signing stands beside it.
    """
    language, today = current_language(), clock.today()
    shown = show(member, kept, language, today)
    home, signed = shown.page.home, kept.row.signed_on
    day, wrong = read_day(text, today)
    began = begun_on(kept)
    if not text.strip() and signed is None and began is not None and began < today:
        day = began
    signing = signed if signed is not None and signed <= today else None
    values: dict[str, Any] = {
        "page": shown.page,
        "read": shown.page.read,
        "today": today,
        "day": day,
        "asked": text.strip(),
        "wrong": told(wrong, language),
        "wrong_signing": told(wrong_signing, language),
        "marks": marks_of(kept, today),
        "free": against(kept, day, language, home, "free") if day else None,
        "signed": signed,
        "signing": against(kept, signing, language, home, "signing") if signing else None,
        "may_sign": shown.may_edit,
    }
    status = 422 if wrong or wrong_signing else 200
    return render(request, "portfolio/then.html", values, status=status)


def told(reason: Reason | None, language: str) -> str:
    """Return what is wrong in words with its code, nothing for nothing."""
    return f"{reason.sentence(language)} {reason.code}" if reason else ""


@require_POST
@for_alliance("edit")
def alliance_signed(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Say on which day an alliance was signed, or that it was not."""
    text = request.POST.get("signed_on", "").strip()
    day = whole_day(text)
    if text and day is None:
        return shown_then(request, member, kept, wrong_signing=Reason("PRT038"))
    set_signed(member, kept.key, day, clock.now())
    return redirect(f"{reverse('alliance_then', args=[member.key, kept.key])}#signing")
