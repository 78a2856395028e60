"""The pages on which owners take out what is kept of a person, and have them forgotten."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from alliancemap_web import clock
from alliancemap_web.exchange.pages import attachment
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.privacy.actions import forget_in_firm
from alliancemap_web.privacy.forms import Asked, Wrong, asked_of, not_typed, wrong, wrong_with
from alliancemap_web.privacy.looking import Look, look
from alliancemap_web.privacy.parcel import Firm, person_parcel
from alliancemap_web.privacy.queries import written_files
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member, NotAllowedError

ZIP = "application/zip"


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("manage")
def persons(request: HttpRequest, member: Member) -> HttpResponse:
    """Ask who is meant, and show what is kept of them."""
    sees_all(member)
    if request.method != "POST":
        return shown(request, Asked())
    asked = asked_of(request.POST)
    trouble = wrong_with(asked)
    if trouble:
        return shown(request, asked, trouble=trouble)
    return shown(request, asked, look(member, asked, current_language()))


@require_POST
@for_members("manage")
def persons_file(request: HttpRequest, member: Member) -> HttpResponse:
    """Give what is kept of somebody as one zip."""
    sees_all(member)
    asked = asked_of(request.POST)
    trouble = wrong_with(asked)
    if trouble:
        return shown(request, asked, trouble=trouble)
    language, now = current_language(), clock.now()
    found = look(member, asked, language)
    files = tuple(written_files(member.workspace, found.whom))
    firm = Firm(member.key, member.workspace_name, found.rooms, files)
    about = {"names": list(found.whom.names), "addresses": list(found.whom.addresses)}
    content = person_parcel(about, {}, [firm], now, language)
    return attachment(content, ZIP, f"{sentence('privacy.file_name')}-{now:%Y-%m-%d}.zip")


@require_POST
@for_members("manage")
def persons_forget(request: HttpRequest, member: Member) -> HttpResponse:
    """Have somebody forgotten once their name was typed again; members are not, while they are."""
    sees_all(member)
    asked = asked_of(request.POST)
    trouble = wrong_with(asked)
    if trouble:
        return shown(request, asked, trouble=trouble)
    found = look(member, asked, current_language())
    if found.member:
        return shown(request, asked, found, trouble=wrong("form", "PRV004", name=found.member))
    trouble = not_typed(asked)
    if trouble:
        return shown(request, asked, found, trouble=trouble)
    done = forget_in_firm(
        member, found.whom, sentence("privacy.neutral"), clock.now(), files=asked.files
    )
    return render(request, "privacy/forgotten.html", {"done": done})


def shown(
    request: HttpRequest, asked: Asked, found: Look | None = None, trouble: Wrong | None = None
) -> HttpResponse:
    """Return the page, with what was found and what was wrong."""
    values = {
        "asked": replace(asked, typed=""),
        "spellings": "\n".join(asked.spellings),
        "found": found,
        "form": trouble or Wrong(),
        "neutral": sentence("privacy.neutral"),
    }
    return render(request, "privacy/persons.html", values, status=422 if trouble else 200)


def sees_all(member: Member) -> None:
    """Raise NotAllowedError for whoever does not see all of the workspace."""
    if not member.sees_all:
        raise NotAllowedError("manage")
