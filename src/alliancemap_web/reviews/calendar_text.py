"""A calendar of whole days as text (RFC 5545, with the name and the rhythm of RFC 7986). Pure."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event, vDatetime, vDuration, vText, vUri

from alliancemap_web.reviews.feed_events import Day

MAKER = "-//Alliancemap//Alliancemap//EN"
RHYTHM = timedelta(hours=12)
ONE_DAY = timedelta(days=1)


def calendar_text(name: str, language: str, days: Iterable[Day]) -> bytes:
    """Return a calendar of some days, in UTF-8; the same days always give the same bytes."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", MAKER)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Each twice: by the standard's name, and by the older one that many calendars still read.
    calendar.add("name", vText(name), parameters={"LANGUAGE": language})
    calendar.add("x-wr-calname", vText(name))
    calendar.add("refresh-interval", vDuration(RHYTHM), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(RHYTHM))
    for day in days:
        calendar.add_component(event(day, language))
    return bytes(calendar.to_ical())


def event(day: Day, language: str) -> Event:
    """Return one day as a calendar's event; it takes none of the day's time."""
    made = Event()
    made.add("uid", vText(day.uid))
    made.add("dtstamp", vDatetime(day.changed_at))
    made.add("last-modified", vDatetime(day.changed_at))
    made.add("sequence", day.sequence)
    made.add("dtstart", day.day)
    made.add("dtend", day.day + ONE_DAY)
    made.add("summary", vText(day.title), parameters={"LANGUAGE": language})
    made.add("description", vText(day.text), parameters={"LANGUAGE": language})
    made.add("url", vUri(day.place))
    made.add("transp", "TRANSPARENT")
    made.add("class", "PRIVATE")
    return made
