"""What guests do at the links of an alliance, told to the log: which kind of link, never who."""

from django.http import HttpResponse

from alliancemap_web import clock
from alliancemap_web.logbook.actions import GUEST, ITSELF, About, Place, Said, Who, note_once, write
from alliancemap_web.logbook.looking import taken_away
from alliancemap_web.portfolio.queries import whose


def note_guest(kind: str, alliance: str, link: str = "") -> None:
    """Write down, once a day, that somebody came by a link of a kind to an alliance (its key).

    `link` is the link's own key, where it says nothing of who was to have it.
    """
    found = whose(alliance)
    if found is not None:
        about = About("link", link) if link else None
        note_once(Place(*found), Who(GUEST, kind), "link_opened", alliance, about)


def write_guest(kind: str, event: str, alliance: str, link: str = "") -> None:
    """Write down what somebody did who came by a link."""
    found = whose(alliance)
    if found is not None:
        about = About("link", link) if link else None
        write(Said(Place(*found), Who(GUEST, kind), event, clock.now(), alliance, about))


def write_itself(event: str, alliance: str) -> None:
    """Write down what the program did by itself, as its time had come."""
    found = whose(alliance)
    if found is not None:
        write(Said(Place(*found), ITSELF, event, clock.now(), alliance))


def note_taken(kind: str, alliance: str, link: str, answer: HttpResponse) -> None:
    """Write down that a guest takes a file away, when an answer is one."""
    if taken_away(answer):
        write_guest(kind, "exported_by_guest", alliance, link)
