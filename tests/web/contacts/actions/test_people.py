"""People and ties are written down, put right and forgotten."""

from dataclasses import replace
from datetime import date

import pytest
from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import (
    ItemGiven,
    StoryGiven,
    add_people,
    begin_handover,
    change_person,
    forget_person,
    set_formal,
    set_rests,
    set_ties,
    tell_story,
    tie_people,
)
from alliancemap_web.contacts.actions.people import blotted
from alliancemap_web.contacts.given import Given, TieGiven
from alliancemap_web.contacts.queries import (
    formal_items,
    handovers_of,
    people_of,
    rests_on,
    stories_of,
    stories_with,
    taken_out,
)
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError

ZOE = Given("partner", "Zoe", "", "top", "legal")


def refusal(error: RefusedError) -> tuple[int, str]:
    return error.status, error.reasons[0].code


def test_who_bears_a_members_name_is_that_member(people: Known) -> None:
    found = {one.name: one for one in people.now().people}
    assert found["Ada"].account == people.desk.member.person
    assert found["Ben"].account is None
    assert found["Eva Lund"].account is None


def test_a_tie_has_ours_first_and_is_kept_once(people: Known) -> None:
    desk, key = people.desk, people.keys
    pairs = [(key["Max"], key["Ben"]), (key["Ben"], key["Max"])]
    assert tie_people(desk.member, desk.kept(), pairs, date(2026, 1, 2), desk.clock.moment) == 2
    ties = people.now().ties_of(key["Ben"])
    assert [(tie.one, tie.other, tie.met_on) for tie in ties] == [
        (key["Ben"], key["Max"], date(2026, 1, 2))
    ]


def test_meeting_earlier_than_known_does_not_move_the_day_back(people: Known) -> None:
    desk, pair = people.desk, (people.keys["Ada"], people.keys["Eva Lund"])
    tie_people(desk.member, desk.kept(), [pair], date(2020, 1, 1), desk.clock.moment)
    (tie,) = people.now().ties_of(people.keys["Eva Lund"])
    assert (tie.met_on, tie.kinds) == (date(2025, 12, 20), ("work",))


def test_colleagues_are_never_tied(people: Known) -> None:
    desk, key = people.desk, people.keys
    same = [(key["Ada"], key["Ben"]), (key["Ada"], "zzzzzzzzzzzz")]
    assert tie_people(desk.member, desk.kept(), same, None, desk.clock.moment) == 0
    with pytest.raises(RefusedError) as refused:
        set_ties(desk.member, desk.kept(), key["Ada"], {key["Ben"]: TieGiven()}, desk.clock.moment)
    assert refusal(refused.value) == (409, "CON015")


def test_ties_not_given_are_taken_away(people: Known) -> None:
    desk, key = people.desk, people.keys
    told = TieGiven(date(2026, 1, 3), ("work", "friendship"), "from school")
    set_ties(desk.member, desk.kept(), key["Ada"], {key["Ida"]: told}, desk.clock.moment)
    (tie,) = people.now().ties_of(key["Ada"])
    assert (tie.other, tie.kinds, tie.note) == (key["Ida"], ("work", "friendship"), "from school")
    assert len(people.now().ties_of(key["Max"])) == 1


def test_a_person_with_ties_does_not_change_to_the_side_they_are_tied_to(people: Known) -> None:
    desk, key = people.desk, people.keys
    with pytest.raises(RefusedError) as refused:
        change_person(
            desk.member, desk.kept(), key["Eva Lund"], replace(ZOE, side="us"), desk.clock.moment
        )
    assert refusal(refused.value) == (409, "CON015")
    change_person(desk.member, desk.kept(), key["Ida"], ZOE, desk.clock.moment)
    found = people.now().find(key["Ida"])
    assert found
    assert (found.name, found.function) == ("Zoe", "legal")


def test_nobody_of_another_alliance_is_reached(people: Known, sit) -> None:  # type: ignore[no-untyped-def]
    desk = people.desk
    with pytest.raises(RefusedError) as refused:
        change_person(desk.member, desk.kept(), "zzzzzzzzzzzz", ZOE, desk.clock.moment)
    assert refusal(refused.value) == (404, "CON013")


def test_a_forgotten_persons_name_is_nowhere_in_this_room(people: Known) -> None:
    desk, key = people.desk, people.keys
    who, kept, now = desk.member, desk.kept(), desk.clock.moment
    note = TieGiven(note="met through EVA LUND at the fair")
    set_ties(who, kept, key["Ben"], {key["Max"]: note}, now)
    tell_story(who, kept, StoryGiven("Eva Lund left.", again="Do not lean on Eva Lund alone"), now)
    items = [ItemGiven("other", text="Ask Eva Lund for the key")]
    begin_handover(who, kept, key["Ada"], None, items, now)
    forget_person(who, kept, key["Eva Lund"])
    (story,) = stories_of(kept.id)
    told = f"{people.now()} {story} {handovers_of(kept.id)} {taken_out(who, kept.key)}"
    assert stories_with(who, ("lund",)) == ()
    assert "lund" not in told.lower()
    assert people.now().find(key["Eva Lund"]) is None
    assert "met through … at the fair" in told


def test_a_name_is_blotted_only_as_words_of_its_own() -> None:
    assert blotted("Max said: maximum, MAX!", "Max") == "… said: maximum, …!"
    assert blotted("Will will rise", "Will") == "… will rise"
    assert blotted("helene DUPRÉ, Hélène Dupré", "Hélène Dupré") == "helene DUPRÉ, …"
    assert blotted("helene dupre", "Hélène Dupré") == "…"


def test_only_who_may_edit_has_somebody_forgotten(people: Known, sit) -> None:  # type: ignore[no-untyped-def]
    cy, dan = sit("Cy", "respondent"), sit("Dan", "reader")
    with pytest.raises(NotAllowedError):
        forget_person(cy.member, cy.kept(), people.keys["Max"])
    with pytest.raises(NotAllowedError):
        add_people(dan.member, dan.kept(), [ZOE], dan.clock.moment)
    assert len(add_people(cy.member, cy.kept(), [ZOE], cy.clock.moment)) == 1


def test_what_rests_on_somebody_is_said_and_unsaid(people: Known) -> None:
    desk, key = people.desk, people.keys["Eva Lund"]
    who, kept, now = desk.member, desk.kept(), desk.clock.moment
    set_rests(who, kept, key, ["V13", "R05", "V13"], now)
    assert rests_on(kept.id) == {key: ("R05", "V13")}
    set_rests(who, kept, key, ["R05"], now)
    assert rests_on(kept.id) == {key: ("R05",)}
    with pytest.raises(RefusedError) as refused:
        set_rests(who, kept, key, ["X99"], now)
    assert refusal(refused.value) == (422, "CON016")


def test_formal_items_are_yes_no_or_not_told(ada: Desk) -> None:
    who, kept, now = ada.member, ada.kept(), ada.clock.moment
    set_formal(who, kept, {"charter": True, "plan": False, "exit": None}, now)
    assert {item: one.is_there for item, one in formal_items(kept.id).items()} == {
        "charter": True,
        "plan": False,
    }
    set_formal(who, kept, {"charter": None}, now)
    assert set(formal_items(kept.id)) == {"plan"}
    with pytest.raises(RefusedError):
        set_formal(who, kept, {"handshake": True}, now)


def test_who_says_the_same_again_does_not_take_the_word_over(ada: Desk, sit) -> None:  # type: ignore[no-untyped-def]
    ben = sit("Ben")
    set_formal(ada.member, ada.kept(), {"plan": True}, ada.clock.moment)
    set_formal(ben.member, ben.kept(), {"plan": True}, ben.clock.moment)
    assert formal_items(ada.kept().id)["plan"].by == "Ada"


def test_an_alliance_keeps_only_so_many_people(
    people: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alliancemap_web.contacts.actions import people as room

    monkeypatch.setattr(room, "MOST_PEOPLE", 5)
    desk = people.desk
    with pytest.raises(RefusedError) as refused:
        add_people(desk.member, desk.kept(), [ZOE], desk.clock.moment)
    assert refusal(refused.value) == (409, "CON014")
    assert len(people_of(desk.kept().id).people) == 5
