"""What a leaver hands on, and what a newcomer reads."""

from datetime import date

from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import StoryGiven, begin_handover, tell_story
from alliancemap_web.contacts.handing import (
    handover_shown,
    own_answers,
    pack_of,
    promises,
    to_hand_on,
)
from alliancemap_web.contacts.queries import PersonRow, handovers_of
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.reviews.actions import Wish, watch

TODAY = date(2026, 1, 6)


def ada_of(people: Known) -> PersonRow:
    found = people.now().find(people.keys["Ada"])
    assert found
    return found


def busy(people: Known) -> Desk:
    """Ada has answered, promised and watches something."""
    desk = people.desk
    changes = [
        Change("answer/R20", {"level": 1}),
        Change("answer/R18", {"level": "unknown"}),
        Change("fact/promises", {"people": [{"name": "Ada", "hours": 10}]}),
    ]
    record(desk.member, desk.alliance, changes, desk.clock.moment)
    event = Wish("event", "Their unit is sold", watched_by="Ada")
    watch(desk.member, desk.kept(), event, desk.clock.moment)
    return desk


def test_ties_answers_and_promises_are_listed(people: Known) -> None:
    desk = busy(people)
    items = to_hand_on(desk.kept(), people.now(), ada_of(people), TODAY)
    ties = {one.contact for one in items if one.kind == "tie"}
    assert ties == {people.keys["Eva Lund"], people.keys["Max"]}
    assert [one.subject for one in items if one.kind == "answer"] == ["R20"]
    assert [one.text for one in items if one.kind == "promise"] == [
        "Promised to this alliance: 10 hours a month.",
        "Watches: Their unit is sold",
    ]


def test_somebody_who_did_nothing_has_nothing_to_hand_on(people: Known) -> None:
    desk = busy(people)
    ben = people.now().find(people.keys["Ben"])
    assert ben
    assert own_answers(desk.kept(), ben) == ()
    assert promises(desk.kept(), ben) == ()


def test_a_handover_tells_who_else_knows_somebody(people: Known) -> None:
    desk = busy(people)
    kept, everybody = desk.kept(), people.now()
    items = to_hand_on(kept, everybody, ada_of(people), TODAY)
    begin_handover(
        desk.member, kept, people.keys["Ada"], date(2026, 1, 5), items, desk.clock.moment
    )
    (row,) = handovers_of(kept.id)
    shown = handover_shown(row, kept, everybody, TODAY, "en")
    assert (shown.leaver, shown.open, shown.count, shown.is_late) == ("Ada", 5, 5, True)
    groups = dict(shown.groups)
    assert list(groups) == ["tie", "answer", "promise"]
    hints = [one.hint for one in groups["tie"]]
    assert hints == [
        "Known by nobody else of ours. Last met on 20 December 2025.",
        "Also known by Ben. Last met on 1 June 2025.",
    ]
    assert groups["answer"][0].says.startswith("R20 ")


def test_the_pack_gathers_what_this_room_has(people: Known) -> None:
    desk = people.desk
    tell_story(desk.member, desk.kept(), StoryGiven("It began"), desk.clock.moment)
    pack = pack_of(desk.kept(), TODAY, "fr")
    assert [one.name for one in pack.contacts.ours] == ["Ada", "Ben"]
    assert [one.happened for one in pack.stories] == ["It began"]
    assert pack.standing.says
    assert pack.handovers == ()
