"""What the doors of the rooms above tell the log: files taken away, and pages refused."""

from django.http import HttpRequest, HttpResponse

from alliancemap_web import clock
from alliancemap_web.logbook.actions import (
    ON_SERVER,
    Acting,
    Said,
    Who,
    note_once,
    place_of,
    who_is,
    write,
)

LONGEST_SUFFIX = 5


def taken_away(answer: HttpResponse) -> bool:
    """Say whether an answer is a file to take away."""
    is_file = answer.get("Content-Disposition", "").startswith("attachment")
    return is_file and answer.status_code == 200


def suffix_of(answer: HttpResponse) -> str:
    """Return what kind of file an answer is, by the end of its name."""
    name = answer.get("Content-Disposition", "").partition('filename="')[2].partition('"')[0]
    suffix = name.rpartition(".")[2].lower()
    return suffix if suffix.isalnum() and len(suffix) <= LONGEST_SUFFIX else ""


def page_of(request: HttpRequest) -> str:
    """Return the name of the page that was asked for; it holds nothing anybody typed."""
    match = request.resolver_match
    return (match.url_name or "")[:40] if match else ""


def note_export(
    request: HttpRequest, answer: HttpResponse, member: Acting, alliance: str = ""
) -> None:
    """Write down that a member takes a file away, each time, before it is sent."""
    if taken_away(answer):
        detail = {"page": page_of(request), "as": suffix_of(answer)}
        said = Said(
            place_of(member), who_is(member), "exported", clock.now(), alliance, detail=detail
        )
        write(said)


def note_refused(request: HttpRequest, member: Acting, alliance: str = "") -> None:
    """Write down, once a day and page, that a member asked for what their role does not allow."""
    note_once(place_of(member), who_is(member), "page_refused", alliance, page=page_of(request))


def note_stranger(request: HttpRequest, person: int) -> None:
    """Write into the server's log, once a day and page, that somebody tried a firm not theirs.

    Whether there is such a firm makes no difference: neither to what is done nor to how long.
    """
    note_once(ON_SERVER, Who("member", str(person)), "page_refused", page=page_of(request))
