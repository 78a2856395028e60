"""The pages of a note: written in ten seconds, filed by itself, and put right in one."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.queries import Kept, Row, find_alliance, find_row, list_alliances
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.reviews.actions import add_note, close_note, drop_note, file_note
from alliancemap_web.reviews.filing import guesses, names_of
from alliancemap_web.reviews.queries import NoteRow, find_note
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member

MOST_CHOICES = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A factor under which a note may be filed, and the words of the note that say so."""

    factor: str
    name: str
    because: tuple[str, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("answer")
def something_changed(request: HttpRequest, member: Member) -> HttpResponse:
    """Ask what changed, of which alliance; keep it at once."""
    if request.method != "POST":
        return asked(request, member, request.GET.get("alliance", ""))
    chosen, text = request.POST.get("alliance", ""), request.POST.get("text", "")
    kept = find_alliance(member, chosen)
    if kept is None or not kept.is_whole:
        raise Http404
    try:
        key = add_note(member, kept, text, clock.now())
    except RefusedError as error:
        return asked(request, member, chosen, text, error)
    return redirect("changed_note", key=member.key, note=key)


def asked(
    request: HttpRequest,
    member: Member,
    chosen: str,
    text: str = "",
    error: RefusedError | None = None,
) -> HttpResponse:
    """Show the one question, with what was wrong with what was sent."""
    latest = list_alliances(member, most=MOST_CHOICES + 1)
    rows = [one for one in latest.rows if one.level == "whole"][:MOST_CHOICES]
    rows = with_chosen(member, rows, chosen)
    values = {
        "rows": rows,
        "more": latest.total > MOST_CHOICES,
        "chosen": chosen or (rows[0].key if rows else ""),
        "text": text,
        "wrong": [one.sentence(current_language()) for one in error.reasons] if error else (),
    }
    return render(request, "reviews/changed.html", values, status=error.status if error else 200)


def with_chosen(member: Member, rows: list[Row], chosen: str) -> list[Row]:
    """Return the choices with the one that was asked for first, should it not be among them."""
    if not chosen or any(one.key == chosen for one in rows):
        return rows
    one = find_row(member, chosen)
    if one is None or one.level != "whole":
        raise Http404
    return [one, *rows[: MOST_CHOICES - 1]]


@require_safe
@for_members("answer")
def changed_note(request: HttpRequest, member: Member, note: str) -> HttpResponse:
    """Show where a note was filed and why, and the ways to put that right."""
    found, kept, reading = note_or_404(member, note)
    instrument, words = reading.instrument, reading.words(current_language())
    likely = guesses(found.text, instrument.id, instrument.version, instrument.sector)
    names = dict(names_of(words))
    places = [Place(one.factor, names[one.factor], one.because) for one in likely]
    here = next((one for one in places if one.factor == found.factor), None)
    if here is None and found.factor in names:
        here = Place(found.factor, names[found.factor])
    values = {
        "note": found,
        "kept": kept,
        "here": here,
        "others": [one for one in places if one.factor != found.factor],
        "factors": names_of(words),
        "may_drop": member.may("edit") or found.person == member.person,
    }
    return render(request, "reviews/note.html", values)


def note_or_404(member: Member, key: str) -> tuple[NoteRow, Kept, Judged]:
    """Return a note with its alliance, which the member sees whole; Http404 otherwise."""
    found = find_note(member, key)
    kept = find_alliance(member, found.alliance) if found else None
    if found is None or kept is None or not kept.is_whole:
        raise Http404
    return found, kept, judged_of(kept.document)


@require_POST
@for_members("answer")
def note_file(request: HttpRequest, member: Member, note: str) -> HttpResponse:
    """File a note under another factor."""
    _, _, reading = note_or_404(member, note)
    known = frozenset(one.id for one in reading.instrument.factors)
    try:
        file_note(member, note, request.POST.get("factor", ""), known)
    except RefusedError:
        raise Http404 from None
    return redirect("changed_note", key=member.key, note=note)


@require_POST
@for_members("answer")
def note_done(_request: HttpRequest, member: Member, note: str) -> HttpResponse:
    """Close a note: nothing is left to do about it."""
    found, _, _ = note_or_404(member, note)
    close_note(member, note)
    return redirect("alliance_review", key=member.key, alliance=found.alliance)


@require_POST
@for_members("answer")
def note_drop(_request: HttpRequest, member: Member, note: str) -> HttpResponse:
    """Take a note back, and lead to where another can be written."""
    found, _, _ = note_or_404(member, note)
    drop_note(member, note)
    response = redirect("something_changed", key=member.key)
    response["Location"] += f"?alliance={found.alliance}"
    return response
