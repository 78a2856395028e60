"""What is told of a look: files each time, refusals once a day, and of strangers no name."""

import json
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from web.logbook.acting import ADA, BOB, ORCHID, told

from alliancemap_web.logbook.looking import (
    LONGEST_SUFFIX,
    note_export,
    note_refused,
    note_stranger,
    page_of,
    suffix_of,
    taken_away,
)
from alliancemap_web.logbook.queries import SERVER, entries_of


def answer(disposition: str = "", status: int = 200) -> HttpResponse:
    """An answer that is a file, or is not."""
    made = HttpResponse(status=status)
    if disposition:
        made["Content-Disposition"] = disposition
    return made


def asked(page: str | None = "alliance_file") -> HttpRequest:
    """A request for a page of that name; None for an address there is none of."""
    request = RequestFactory().get("/somebody/typed/this/")
    request.resolver_match = SimpleNamespace(url_name=page) if page is not None else None  # type: ignore[assignment]
    return request


@pytest.mark.parametrize(
    ("made", "suffix"),
    [
        (answer('attachment; filename="map.pdf"'), "pdf"),
        (answer('attachment; filename="A.B.DOCX"'), "docx"),
        (answer('attachment; filename="nameless"'), ""),
        (answer("attachment"), ""),
    ],
)
def test_an_attachment_is_taken_away_as_what_its_name_ends_with(
    made: HttpResponse, suffix: str
) -> None:
    assert taken_away(made)
    assert suffix_of(made) == suffix


@pytest.mark.parametrize(
    "made",
    [
        answer(),
        answer('inline; filename="map.svg"'),
        answer('attachment; filename="map.pdf"', 404),
        answer('attachment; filename="map.pdf"', 304),
    ],
)
def test_what_is_shown_or_refused_is_not_taken_away(made: HttpResponse) -> None:
    assert not taken_away(made)


@given(st.text(st.characters(exclude_categories=["C"]), max_size=30))
def test_whatever_a_file_is_called_no_more_than_a_short_suffix_is_kept_of_it(name: str) -> None:
    suffix = suffix_of(answer(f'attachment; filename="{name}"'))
    assert len(suffix) <= LONGEST_SUFFIX
    assert not suffix or suffix.isalnum()


def test_a_page_is_known_by_its_name_and_never_by_its_address() -> None:
    assert page_of(asked()) == "alliance_file"
    assert page_of(asked("p" * 99)) == "p" * 40
    assert page_of(asked("")) == page_of(asked(None)) == ""


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_a_file_taken_away_is_written_down_each_time_and_a_page_shown_is_not() -> None:
    taken = answer('attachment; filename="map.pdf"')
    for made in (taken, answer(), taken, answer('attachment; filename="map.pdf"', 403)):
        note_export(asked(), made, ADA, ORCHID)
    assert told() == [("Ada", "exported")] * 2
    for one in entries_of(ADA.key):
        assert one.alliance == ORCHID
        assert json.loads(one.detail) == {"as": "pdf", "page": "alliance_file"}


@pytest.mark.django_db
def test_a_refusal_is_written_down_once_a_day_person_and_page(now: list[datetime]) -> None:
    for member in (ADA, ADA, BOB):
        note_refused(asked("members"), member)
    note_refused(asked("settings"), ADA)
    note_refused(asked("members"), ADA, ORCHID)
    assert told() == [(name, "page_refused") for name in ("Ada", "Bob", "Ada", "Ada")]
    now[0] += timedelta(days=1)
    note_refused(asked("members"), ADA)
    assert len(told()) == 5


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_of_a_stranger_the_server_keeps_their_number_the_page_and_nothing_they_typed() -> None:
    for _ in range(3):
        note_stranger(asked("alliance"), 13)
    (entry,) = entries_of(SERVER)
    assert (entry.event, entry.who_kind, entry.who.key, entry.who.name) == (
        "page_refused",
        "member",
        "13",
        "",
    )
    assert (entry.alliance, entry.about.key, entry.detail) == ("", "", '{"page":"alliance"}')
