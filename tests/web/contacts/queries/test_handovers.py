"""What waits to be handed on, for whom, and until when."""

from collections.abc import Callable
from datetime import date

from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import ItemGiven, begin_handover, set_item
from alliancemap_web.contacts.queries import find_handover, open_until, waiting_for
from alliancemap_web.portfolio.actions import archive


def test_only_open_handovers_with_a_day_have_a_date(
    people: Known, sit: Callable[..., Desk]
) -> None:
    desk, ben = people.desk, sit("Ben")
    who, kept, now = desk.member, desk.kept(), desk.clock.moment
    items = [ItemGiven("other", text="the key")]
    key = begin_handover(who, kept, people.keys["Ada"], date(2026, 2, 1), items, now)
    begin_handover(who, kept, people.keys["Ben"], None, items, now)
    assert open_until(who) == ((key, kept.key, "Ada", date(2026, 2, 1)),)
    row = find_handover(kept.id, key)
    assert row
    set_item(who, kept, key, row.items[0].key, "Ben", False, now)
    assert [(one.handover, one.count) for one in waiting_for(ben.member)] == [(key, 1)]
    archive(who, kept.key, now)
    assert open_until(who) == ()
    assert waiting_for(ben.member) == ()


def test_a_handover_of_another_alliance_is_not_found(people: Known) -> None:
    assert find_handover(people.desk.kept().id, "zzzzzzzzzzzz") is None
