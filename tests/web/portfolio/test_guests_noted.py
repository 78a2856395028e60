"""The log tells which kind of link a guest came by and what they did there, never who."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from web.portfolio.conftest import NOW

from alliancemap_web import clock
from alliancemap_web.logbook.actions import NOTED
from alliancemap_web.logbook.models import Entry
from alliancemap_web.portfolio.guests_noted import (
    note_guest,
    note_taken,
    write_guest,
    write_itself,
)
from alliancemap_web.workspaces.rights import Member

WHO = ("who_kind", "who_key", "who_name")


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All happens at once, and no test remembers what another wrote down."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    NOTED.clear()
    yield
    NOTED.clear()


def told(event: str) -> list[Entry]:
    return list(Entry.objects.filter(event=event).order_by("number"))


def test_who_came_by_a_link_is_noted_once_a_day_and_without_a_name(
    owner: Member, alliance: str
) -> None:
    for _ in range(3):
        note_guest("brief", alliance, "linkkey")
    (entry,) = told("link_opened")
    assert [getattr(entry, one) for one in WHO] == ["guest", "brief", ""]
    assert (entry.alliance, entry.about_kind, entry.about_key) == (alliance, "link", "linkkey")
    assert (entry.chain.workspace, entry.at) == (owner.workspace, NOW)
    note_guest("brief", alliance, "another")
    assert len(told("link_opened")) == 2


def test_a_link_that_tells_who_has_it_is_not_named(alliance: str) -> None:
    note_guest("mirror", alliance)
    (entry,) = told("link_opened")
    assert (entry.about_kind, entry.about_key) == ("", "")


def test_what_a_guest_does_is_written_each_time(alliance: str) -> None:
    for _ in range(2):
        write_guest("mirror", "mirror_answered", alliance)
    assert [one.who_kind for one in told("mirror_answered")] == ["guest", "guest"]


def test_what_the_program_did_by_itself_is_nobody_s(alliance: str) -> None:
    write_itself("mirror_revealed", alliance)
    (entry,) = told("mirror_revealed")
    assert [getattr(entry, one) for one in WHO] == ["program", "", ""]


def test_only_a_file_that_is_taken_away_is_written_down(alliance: str) -> None:
    page, refused, taken = HttpResponse(), HttpResponse(status=404), HttpResponse()
    for answer in (refused, taken):
        answer["Content-Disposition"] = 'attachment; filename="brief.pdf"'
    for answer in (page, refused):
        note_taken("brief", alliance, "linkkey", answer)
    assert told("exported_by_guest") == []
    note_taken("brief", alliance, "linkkey", taken)
    (entry,) = told("exported_by_guest")
    assert (entry.who_key, entry.about_key) == ("brief", "linkkey")


def test_of_an_alliance_that_is_gone_nothing_is_written(owner: Member, alliance: str) -> None:
    before = Entry.objects.count()
    note_guest("brief", "nosuchkey")
    write_guest("brief", "link_opened", "nosuchkey")
    write_itself("mirror_revealed", "nosuchkey")
    assert Entry.objects.count() == before
