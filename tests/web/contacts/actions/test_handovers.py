"""A handover begins with a list, each item of which goes to somebody and gets done."""

from collections.abc import Callable

import pytest
from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import (
    ItemGiven,
    add_item,
    begin_handover,
    drop_handover,
    set_item,
)
from alliancemap_web.contacts.queries import HandoverRow, find_handover, handovers_of, waiting_for
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError


def begun(people: Known, leaver: str = "Ada") -> HandoverRow:
    desk = people.desk
    items = [ItemGiven("tie", contact=people.keys["Eva Lund"]), ItemGiven("answer", subject="R05")]
    key = begin_handover(
        desk.member, desk.kept(), people.keys[leaver], None, items, desk.clock.moment
    )
    found = find_handover(desk.kept().id, key)
    assert found
    return found


def test_each_item_is_given_and_done(people: Known, sit: Callable[..., Desk]) -> None:
    desk, ben, row = people.desk, sit("Ben"), begun(people)
    first, second = row.items
    assert (row.open, first.contact and first.contact.name, second.subject) == (
        2,
        "Eva Lund",
        "R05",
    )
    who, kept, now = desk.member, desk.kept(), desk.clock.moment
    set_item(who, kept, row.key, first.key, "Ben", False, now)
    assert [one.count for one in waiting_for(ben.member)] == [1]
    assert waiting_for(desk.member) == ()
    set_item(who, kept, row.key, first.key, "Ben", True, now)
    assert waiting_for(ben.member) == ()
    found = find_handover(kept.id, row.key)
    assert found
    assert (found.open, found.items[0].done_by) == (1, "Ada")
    set_item(who, kept, row.key, first.key, "", False, now)
    found = find_handover(kept.id, row.key)
    assert found
    assert (found.open, found.items[0].done_by, found.items[0].account) == (2, "", None)


def test_only_ours_hand_on_and_not_twice_at_once(people: Known) -> None:
    desk = people.desk
    with pytest.raises(RefusedError) as refused:
        begun(people, "Max")
    assert refused.value.status == 404
    begun(people)
    with pytest.raises(RefusedError) as refused:
        begun(people)
    assert refused.value.reasons[0].code == "CON022"
    assert len(handovers_of(desk.kept().id)) == 1


def test_lines_of_ones_own_are_added_within_bounds(
    people: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alliancemap_web.contacts.actions import handovers

    desk, row = people.desk, begun(people)
    add_item(desk.member, desk.kept(), row.key, "  The key of\n the laboratory ")
    found = find_handover(desk.kept().id, row.key)
    assert found
    assert found.items[-1].text == "The key of the laboratory"
    monkeypatch.setattr(handovers, "MOST_ITEMS", 3)
    for text, code in (("", "CON023"), ("x" * 301, "CON002"), ("one more", "CON024")):
        with pytest.raises(RefusedError) as refused:
            add_item(desk.member, desk.kept(), row.key, text)
        assert refused.value.reasons[0].code == code


def test_what_is_not_there_is_not_touched(people: Known, sit: Callable[..., Desk]) -> None:
    desk, row = people.desk, begun(people)
    now = desk.clock.moment
    with pytest.raises(RefusedError):
        set_item(desk.member, desk.kept(), row.key, "zzzzzzzzzzzz", "", True, now)
    with pytest.raises(RefusedError):
        add_item(desk.member, desk.kept(), "zzzzzzzzzzzz", "x")
    with pytest.raises(RefusedError):
        set_item(desk.member, desk.kept(), row.key, row.items[0].key, "x" * 81, True, now)
    cy = sit("Cy", "respondent")
    with pytest.raises(NotAllowedError):
        drop_handover(cy.member, cy.kept(), row.key)
    drop_handover(desk.member, desk.kept(), row.key)
    assert handovers_of(desk.kept().id) == ()
