"""Search finds what is to do and what keepers of minutes wrote, where one may look."""

import pytest
from portfolio_made import member_in
from web.meetings.team import NOW, Team

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.minute_pages import minute_of
from alliancemap_web.meetings.queries import heard
from alliancemap_web.meetings.queries.found import MOST_SHOWN, shown

pytestmark = pytest.mark.django_db


def kept_one(made: Team, remarks: str) -> str:
    key = made.ended().key
    data = minute_of(made.owner, made.kept, made.row(key))
    actions.keep_minute(made.owner, made.kept, key, data, remarks, NOW)
    return key


def test_a_task_is_found_by_words_of_it_and_of_its_meeting(made: Team) -> None:
    key = made.ended().key
    (one,) = heard(made.owner, ("lawyer", "offer"))
    assert one.url.endswith(f"/team/meetings/{key}/")
    assert (one.kind, one.text) == ("To do", "Ada: Ask the lawyer")
    assert not list(heard(made.owner, ("lawyer", "elephant")))


def test_of_a_minutes_versions_the_latest_remarks_are_found(made: Team) -> None:
    key = kept_one(made, "The élan of the pilot.")
    assert [one.kind for one in heard(made.owner, ("elan",))] == ["Minute"]
    data = minute_of(made.owner, made.kept, made.row(key))
    actions.keep_minute(made.owner, made.kept, key, data, "The offer first.", NOW)
    assert not list(heard(made.owner, ("elan",)))


def test_nobody_finds_what_they_may_not_see(made: Team) -> None:
    kept_one(made, "The pilot first.")
    stranger = member_in("Autre", "zoe@example.org", "Zoé")
    adviser = member_in("Petite", "avo@example.org", "Avo", "reader", sees_all=False)
    for one in (stranger, adviser):
        assert not list(heard(one, ("pilot",)))
        assert not list(heard(one, ("lawyer",)))


def test_so_many_are_shown_and_no_more(made: Team) -> None:
    meeting = made.ended()
    rows = actions.locking.Meeting.objects.filter(key=meeting.key).select_related("alliance")
    said = (("again", rows[0]) for _ in range(MOST_SHOWN + 5))
    assert len(list(shown(made.owner, ("again",), "meetings.heard_task", said))) == MOST_SHOWN
