"""The pages of "why do we do this": each writes alone, all is shown at once, one is settled on."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.decisions.actions import (
    AGAIN,
    add_colleague,
    ask_why,
    drop_colleague,
    mark_lasted,
    renew_link,
    reveal,
    settle,
    withdraw_asking,
    write_sentence,
)
from alliancemap_web.decisions.checks import LONGEST_SENTENCE
from alliancemap_web.decisions.lasting import lasting, shown_before
from alliancemap_web.decisions.letters import address_of, mail_link
from alliancemap_web.decisions.queries import (
    AskingRow,
    askings_of,
    own_sentence,
    sentences_of,
    voices_of,
)
from alliancemap_web.decisions.wrong import wrongs
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member


@require_safe
@for_alliance("see")
def why(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show the question as it stands: to be asked, to be written, or all answers side by side."""
    return shown(request, member, kept)


def shown(
    request: HttpRequest,
    member: Member,
    kept: Kept,
    error: RefusedError | None = None,
    *,
    link: str = "",
    invited: str = "",
    mailed: bool = False,
) -> HttpResponse:
    """Show the page, with what was wrong with what was sent, or a link that is told this once."""
    askings = askings_of(kept)
    latest = askings[0] if askings else None
    before = earlier(latest, askings)
    runs = member.may("edit") and kept.row.archived_at is None
    own = own_sentence(member, latest) if latest else None
    said = sentences_of(member, latest, before) if latest else ()
    together = judged_of(kept.document).alliance.relations[0].together
    values: dict[str, Any] = {
        "asking": latest,
        "before": before,
        "before_text": shown_before(member, before) if before else "",
        "own": own,
        "said": said,
        "lasting": lasting(said) if before else None,
        "voices": voices_of(member, latest) if latest and latest.is_open and runs else (),
        "older": askings[1:],
        "on_map": together.text if together else "",
        "may_write": member.may("answer")
        and member.person is not None
        and kept.row.archived_at is None,
        "may_run": runs,
        "months": AGAIN,
        "longest": LONGEST_SENTENCE,
        "wrong": wrongs(error),
        "typed": request.POST if error else {},
        "link": link,
        "invited": invited,
        "mailed": mailed,
        "has_mail": settings.HAS_MAIL,
        "done": request.GET.get("done", ""),
        "today": clock.today(),
    }
    return render(request, "decisions/why.html", values, status=error.status if error else 200)


def earlier(latest: AskingRow | None, askings: tuple[AskingRow, ...]) -> AskingRow | None:
    """Return the last asking before the latest that was revealed, None for none."""
    found = (one for one in askings[1:] if one.revealed_at is not None)
    return next(found, None) if latest else None


@require_safe
@for_alliance("see")
def why_asking(request: HttpRequest, member: Member, kept: Kept, asking: str) -> HttpResponse:
    """Show an earlier asking with its sentences, once it is revealed."""
    askings = askings_of(kept)
    one = next((one for one in askings if one.key == asking), None)
    if one is None or one.revealed_at is None:
        raise Http404
    place = askings.index(one)
    before = earlier(one, askings[place:])
    values = {"asking": one, "said": sentences_of(member, one, before), "before": before}
    return render(request, "decisions/why_asking.html", values)


@require_POST
@for_alliance("edit")
def why_ask(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Ask everybody, or again."""
    try:
        ask_why(member, kept, request.POST.get("until", ""), clock.now())
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_why(member, kept, "asked")


@require_POST
@for_alliance("answer")
def why_write(request: HttpRequest, member: Member, kept: Kept, asking: str) -> HttpResponse:
    """Keep one's own sentence."""
    try:
        one = asking_or_404(kept, asking)
        write_sentence(member, one, request.POST.get("sentence", ""), clock.now())
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_why(member, kept, "written")


@require_POST
@for_alliance("answer")
def why_mark(request: HttpRequest, member: Member, kept: Kept, asking: str) -> HttpResponse:
    """Say whether one's own sentence still says what was settled last time."""
    try:
        mark_lasted(member, asking_or_404(kept, asking), request.POST.get("lasted", ""))
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_why(member, kept, "marked")


@require_POST
@for_alliance("edit")
def why_invite(request: HttpRequest, member: Member, kept: Kept, asking: str) -> HttpResponse:
    """Ask a colleague without an account; show their link this once."""
    name = request.POST.get("name", "")
    try:
        address = address_of(request.POST.get("address", ""))
        secret = add_colleague(member, asking_or_404(kept, asking), name, clock.now())
    except RefusedError as error:
        return shown(request, member, kept, error)
    link = link_of(request, secret)
    mailed = mail_link(member, address, name.strip(), kept.row.name, link)
    return shown(request, member, kept, link=link, invited=name.strip(), mailed=mailed)


@require_POST
@for_alliance("edit")
def why_link(
    request: HttpRequest, member: Member, kept: Kept, asking: str, colleague: str
) -> HttpResponse:
    """Make a colleague's link anew, or end it."""
    one = asking_or_404(kept, asking)
    try:
        if request.POST.get("do") == "end":
            drop_colleague(member, one, colleague)
            return to_why(member, kept, "ended")
        secret = renew_link(member, one, colleague)
    except RefusedError as error:
        return shown(request, member, kept, error)
    names = {voice.colleague: voice.name for voice in voices_of(member, one)}
    name = names.get(colleague, "")
    return shown(request, member, kept, link=link_of(request, secret), invited=name)


@require_POST
@for_alliance("edit")
def why_reveal(request: HttpRequest, member: Member, kept: Kept, asking: str) -> HttpResponse:
    """Show all sentences side by side, or take the asking back."""
    try:
        one = asking_or_404(kept, asking)
        if request.POST.get("do") == "withdraw":
            withdraw_asking(member, one)
            return to_why(member, kept, "withdrawn")
        reveal(member, one, clock.now())
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_why(member, kept, "revealed")


@require_POST
@for_alliance("edit")
def why_settle(request: HttpRequest, member: Member, kept: Kept, asking: str) -> HttpResponse:
    """Keep the sentence that the team took, and put it on the map."""
    months = request.POST.get("months", "0")
    try:
        settle(
            member,
            kept,
            asking_or_404(kept, asking),
            request.POST.get("sentence", ""),
            int(months) if months.isdecimal() and len(months) < 3 else -1,
            clock.now(),
        )
    except RefusedError as error:
        return shown(request, member, kept, error)
    return to_why(member, kept, "settled")


def asking_or_404(kept: Kept, key: str) -> AskingRow:
    """Return an asking of an alliance; Http404 for none."""
    found = next((one for one in askings_of(kept) if one.key == key), None)
    if found is None:
        raise Http404
    return found


def to_why(member: Member, kept: Kept, done: str) -> HttpResponse:
    """Lead back to the page, which says what was done."""
    return redirect(f"{reverse('why', args=[member.key, kept.key])}?done={done}")


def link_of(request: HttpRequest, secret: str) -> str:
    """Return the whole address of a colleague's link."""
    return request.build_absolute_uri(reverse("why_link_in", kwargs={"secret": secret}))
