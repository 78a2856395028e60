"""The pages of what holds."""

import pytest
from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap.model.formality import FORMAL_ITEMS
from alliancemap_web.contacts.queries import formal_items, rests_on

LEAVES, STANDING = "team/contacts/leaves/", "team/contacts/standing/"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_person_can_be_taken_away_and_nothing_is_kept(people: Known, language: str) -> None:
    desk = people.desk
    desk.language = language
    before, everybody = desk.kept(), people.now()
    for key in people.keys.values():
        assert desk.get(LEAVES, who=key).status_code == 200
    assert (desk.kept(), people.now()) == (before, everybody)


def test_a_tag_makes_an_answer_rest_on_somebody_until_it_is_removed(people: Known) -> None:
    desk, key = people.desk, people.keys["Eva Lund"]
    rests = f"team/contacts/people/{key}/rests/"
    desk.send("answer/R20/", level="1")
    assert desk.post(rests, one="R05").status_code == 302
    assert desk.post(rests, one="V13").status_code == 302
    assert rests_on(desk.kept().id) == {key: ("R05", "V13")}
    assert "Said to rest on Eva Lund" in desk.get(LEAVES, who=key).content.decode()
    desk.post(rests, factor="V13")
    assert rests_on(desk.kept().id) == {key: ("V13",)}
    assert desk.post(rests, one="X99").status_code == 404


def test_nobody_and_who_has_left_is_not_taken_away(people: Known) -> None:
    desk = people.desk
    gone = people.add("partner", "Gone", "legal", left_on=desk.clock.moment.date().replace(day=1))
    assert desk.get(LEAVES, who="zzzzzzzzzzzz").status_code == 404
    assert desk.get(LEAVES, who=gone).status_code == 404
    assert desk.get(LEAVES).status_code == 200


def test_before_anybody_is_written_down_it_says_so(ada: Desk) -> None:
    assert "Nobody is written down yet" in ada.get(LEAVES).content.decode()


def test_what_is_in_place_is_kept_and_shown_at_once(ada: Desk) -> None:
    part = ada.send(STANDING, charter="yes", plan="no", exit="")
    assert part.status_code == 200
    assert 'id="standing-now"' in part.content.decode()
    assert "between 1 and 7" in part.content.decode()
    told = formal_items(ada.kept().id)
    assert {item: one.is_there for item, one in told.items()} == {"charter": True, "plan": False}
    assert ada.post(STANDING, **dict.fromkeys(FORMAL_ITEMS, "yes")).status_code == 302
    assert len(formal_items(ada.kept().id)) == 8


def test_words_that_are_no_answer_change_nothing(ada: Desk) -> None:
    ada.post(STANDING, charter="perhaps", handshake="yes")
    assert formal_items(ada.kept().id) == {}


def test_a_reader_ticks_nothing(people: Known, sit) -> None:  # type: ignore[no-untyped-def]
    cy = sit("Cy", "reader")
    assert cy.get(STANDING).status_code == 200
    assert cy.post(STANDING, charter="yes").status_code == 403
    assert formal_items(cy.kept().id) == {}
