"""What this room says on the team's page, the home page, in search and to a beginning."""

from collections.abc import Callable
from datetime import timedelta

from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import (
    ItemGiven,
    StoryGiven,
    begin_handover,
    set_item,
    tell_story,
)
from alliancemap_web.contacts.queries import handovers_of
from alliancemap_web.contacts.welcoming import dated, doors, heard, learned, waiting


def test_the_doors_stand_in_their_places_and_say_how_things_stand(people: Known) -> None:
    desk = people.desk
    found = list(doors(desk.member, desk.kept(), desk.clock.moment))
    assert [one.place for one in found] == [50, 55, 57]
    assert "3 people" in found[0].says
    page = desk.get("team/").content.decode()
    for one in found:
        assert one.url in page


def test_an_alliance_without_anybody_says_what_to_do(ada: Desk) -> None:
    first = next(iter(doors(ada.member, ada.kept(), ada.clock.moment)))
    assert "five minutes" in first.says


def test_what_is_to_be_taken_over_waits_for_who_takes_it(
    people: Known, sit: Callable[..., Desk]
) -> None:
    desk, ben = people.desk, sit("Ben")
    who, kept, now = desk.member, desk.kept(), desk.clock.moment
    until = now.date() - timedelta(days=1)
    items = [ItemGiven("other", text="the key")]
    key = begin_handover(who, kept, people.keys["Ada"], until, items, now)
    assert list(waiting(ben.member, now)) == []
    (row,) = handovers_of(kept.id)
    set_item(who, kept, key, row.items[0].key, "Ben", False, now)
    (found,) = waiting(ben.member, now)
    assert (found.text, found.is_late) == ("One thing to take over from Ada", True)
    home = ben.client.get(f"/en/work/{ben.firm}/").content.decode()
    assert "One thing to take over from Ada" in home
    assert [one.waiting for one in doors(ben.member, ben.kept(), now)][-1] == 1
    assert [one.day for one in dated(who, now.date())] == [until]


def test_a_second_change_waits_for_who_may_edit(people: Known, sit: Callable[..., Desk]) -> None:
    desk = people.desk
    today = desk.clock.moment.date()
    for name in ("One", "Two"):
        people.add("partner", name, "legal", left_on=today - timedelta(days=2))
    (found,) = waiting(desk.member, desk.clock.moment)
    assert found.text.startswith("2 of the partner’s contact people left")
    cy = sit("Cy", "respondent")
    assert list(waiting(cy.member, desk.clock.moment)) == []


def test_stories_are_found_by_search_and_taught_to_beginners(ada: Desk) -> None:
    told = StoryGiven("Their board changed", again="Meet the second line early")
    tell_story(ada.member, ada.kept(), told, ada.clock.moment)
    (found,) = heard(ada.member, ("second", "line"))
    assert "Meet the second line early" in found.text
    page = ada.client.get(f"/en/work/{ada.firm}/search/", {"q": "Second LINE"}).content.decode()
    assert found.url in page
    (lesson,) = learned(ada.member, "")
    assert lesson.text == "Meet the second line early"
    begin = ada.client.get(f"/en/work/{ada.firm}/alliances/new/").content.decode()
    assert "Meet the second line early" in begin
    assert list(learned(ada.member, ada.alliance)) == []


def test_an_end_is_a_date_of_the_calendar(people: Known) -> None:
    desk = people.desk
    day = desk.clock.moment.date() + timedelta(days=9)
    items = [ItemGiven("other", text="the key")]
    begin_handover(desk.member, desk.kept(), people.keys["Ada"], day, items, desk.clock.moment)
    agenda = desk.client.get(f"/en/work/{desk.firm}/reviews/").content.decode()
    assert "everything is handed on by now" in agenda
