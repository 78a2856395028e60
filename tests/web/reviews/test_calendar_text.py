"""The calendar as text: read back by a calendar's own reader, whatever was written in it."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from alliancemap_web.reviews.calendar_text import calendar_text
from alliancemap_web.reviews.feed_events import Day, clean

NOW = datetime(2027, 3, 10, 9, 0, tzinfo=UTC)
DAY = date(2027, 5, 1)
PLACE = "https://x.example/en/work/a/"
# What would end a line, open another, or mean something in one.
NASTY = st.text(
    "aé漢👩\U0001f1eb;:,\\\"'=^n\r\n\t\x00\x0b\x1b\x7f\x85\u2028\u2029\u202e BEGIN", max_size=90
)
TEXTS = st.text(max_size=200) | NASTY | NASTY.map(lambda text: f"x\r\nEND:VEVENT\r\nX:{text}")
LEAST = ["BEGIN", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY",
         "DESCRIPTION", "URL", "TRANSP", "CLASS", "END"]  # fmt: skip


def day(title: str = "Orchid", text: str = "Look", **more: Any) -> Day:
    values = {"uid": "u@a", "day": DAY, "place": PLACE, "changed_at": NOW} | more
    return Day(title=clean(title), text=clean(text), **values)


def events(raw: bytes) -> list[Any]:
    return list(Calendar.from_ical(raw).walk("VEVENT"))


def unfolded(raw: bytes) -> list[str]:
    return raw.replace(b"\r\n ", b"").decode().split("\r\n")


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_whole_and_puts_no_line_in(name: str, title: str, text: str) -> None:
    raw = calendar_text(clean(name), "en", [day(title, text), day("second", uid="v@a")])
    first, second = events(raw)
    assert str(first["summary"]) == clean(title)
    assert str(first["description"]) == clean(text)
    assert str(second["summary"]) == "second"
    # The library leaves this one as it is written.
    written = str(Calendar.from_ical(raw)["name"])
    assert re.sub(r"\\([\\;,])", r"\1", written) == clean(name)
    lines = unfolded(raw)
    begins = [place for place, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    assert len(begins) == 2
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for place in begins:
        names = [line.split(":")[0].split(";")[0] for line in lines[place : place + len(LEAST)]]
        assert sorted(names) == sorted(LEAST)
        assert names[-1] == "END"


@given(TEXTS, TEXTS)
def test_no_line_is_longer_than_75_octets_and_none_breaks_a_letter(title: str, text: str) -> None:
    raw = calendar_text("A", "fr", [day(title, text)])
    assert raw.endswith(b"\r\n")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert b"\r" not in line
        assert b"\n" not in line


def test_an_event_is_a_whole_day_that_takes_no_time() -> None:
    (one,) = events(calendar_text("A", "fr", [day()]))
    assert one.decoded("dtstart") == DAY
    assert one.decoded("dtend") == DAY + timedelta(days=1)
    assert type(one.decoded("dtstart")) is date
    assert (str(one["transp"]), str(one["class"])) == ("TRANSPARENT", "PRIVATE")
    assert one.decoded("dtstamp") == one.decoded("last-modified") == NOW
    assert one["sequence"] == day().sequence > 0
    assert (str(one["uid"]), str(one["url"])) == ("u@a", PLACE)
    assert one["summary"].params["LANGUAGE"] == "fr"


def test_the_same_days_always_give_the_same_bytes() -> None:
    assert calendar_text("A", "en", [day()]) == calendar_text("A", "en", [day()])


def test_a_calendar_says_what_it_is_even_when_it_is_empty() -> None:
    calendar = Calendar.from_ical(calendar_text("Alliancemap · Petite", "en", []))
    assert str(calendar["version"]) == "2.0"
    assert str(calendar["name"]) == str(calendar["x-wr-calname"]) == "Alliancemap · Petite"
    assert calendar.decoded("refresh-interval") == timedelta(hours=12)
    assert not calendar.errors
