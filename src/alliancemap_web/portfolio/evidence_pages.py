"""Files as evidence for an answer: taken in, given out, and removed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.errors import error_page
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.actions import MOST_FILE, attach, record, remove_file
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.answer_pages import refused, told
from alliancemap_web.portfolio.answering import act_number, read_standpoint, said_so_far
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.evidence import content_type, file_name, headers
from alliancemap_web.portfolio.factor_parts import default_fades
from alliancemap_web.portfolio.queries import Kept, attachment_content
from alliancemap_web.portfolio.refusals import Reason, RefusedError
from alliancemap_web.portfolio.shown import show
from alliancemap_web.workspaces.queries import settings_of
from alliancemap_web.workspaces.rights import Member


@require_POST
@for_alliance("answer")
def alliance_evidence_add(
    request: HttpRequest, member: Member, kept: Kept, factor: str
) -> HttpResponse:
    """Keep a file, and name it as a source of what one says about a factor."""
    language, now = current_language(), clock.now()
    shown = show(member, kept, language, now.date())
    if factor not in {one.id for one in shown.reading.instrument.factors}:
        raise Http404
    sent = request.FILES.get("file")
    if sent is None:
        return refused(request, member, kept, factor, {"file": Reason("PRT027")})
    if (sent.size or 0) > MOST_FILE:
        most = Reason("PRT009", (("most", MOST_FILE // 1_000_000),))
        return refused(request, member, kept, factor, {"file": most})
    content = sent.read()
    name = file_name(sent.name or "")
    kind = content_type(sent.content_type or "", content)
    try:
        file = attach(member, kept.key, name, kind, content, now)
    except RefusedError as error:
        return refused(request, member, kept, factor, {"file": error.reasons[0]})
    address = request.build_absolute_uri(
        reverse("alliance_evidence", args=[member.key, kept.key, file.key])
    )
    at = read_standpoint(request.POST.dict())
    value = said_so_far(shown.said.get(factor, ()), member.person, at)
    source = {"text": name, "url": address, "date": now.date().isoformat()}
    value["sources"] = [*value.get("sources", []), source]
    if value["level"] != "unknown":
        fades = default_fades(now.date(), settings_of(member).fades_after)
        value |= {"fades": fades} if fades else {}
    register = f"answer/{factor}"
    change = Change(register, value, act_number("", register, value))
    recorded = record(member, kept.key, [change], now)
    return told(request, member, kept, factor, recorded, at, with_sources=True)


@require_safe
@for_alliance("see")
def alliance_evidence(request: HttpRequest, _: Member, kept: Kept, file: str) -> HttpResponse:
    """Give out a file, to be saved and never run."""
    found = attachment_content(kept, file)
    if found is None:
        return error_page(request, 404, "no_such_evidence")
    attached, content = found
    return HttpResponse(content, content_type=attached.content_type, headers=headers(attached.name))


@require_POST
@for_alliance("edit")
def alliance_evidence_remove(_: HttpRequest, member: Member, kept: Kept, file: str) -> HttpResponse:
    """Delete a file; sources that name it stay, and say where it was."""
    remove_file(member, kept.key, file)
    home = reverse("alliance_page", args=[member.key, kept.key])
    return redirect(f"{home}#files")
