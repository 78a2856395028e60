"""What goes with a workspace, and where a second person left within a year."""

from collections.abc import Callable
from datetime import timedelta

from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import StoryGiven, tell_story
from alliancemap_web.contacts.queries import changes_in_sight, counted


def test_what_goes_is_counted(people: Known) -> None:
    desk = people.desk
    tell_story(desk.member, desk.kept(), StoryGiven("x"), desk.clock.moment)
    found = {one.sentence: one.count for one in counted(desk.member.workspace)}
    assert found["contacts.going_people"] == 5
    assert found["contacts.going_stories"] == 1
    assert counted(0)[0].count == 0


def test_the_second_change_of_a_side_is_told_for_a_month(
    people: Known, sit: Callable[..., Desk]
) -> None:
    today = people.desk.clock.moment.date()
    people.add("partner", "One", "legal", left_on=today - timedelta(days=300))
    assert changes_in_sight(people.desk.member, today) == ()
    people.add("us", "Own", "legal", left_on=today - timedelta(days=3))
    assert changes_in_sight(people.desk.member, today) == ()
    people.add("partner", "Two", "legal", left_on=today - timedelta(days=2))
    (found,) = changes_in_sight(people.desk.member, today)
    assert (found.side, found.count, found.day) == ("partner", 2, today - timedelta(days=2))
    assert changes_in_sight(people.desk.member, today + timedelta(days=40)) == ()
    outside = sit("Eva", "editor", sees_all=False)
    assert changes_in_sight(outside.member, today) == ()
