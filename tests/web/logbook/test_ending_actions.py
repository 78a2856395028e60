"""Somebody forgotten leaves no trace and breaks no chain; a workspace's chain goes with it."""

import json

import pytest
from web.logbook.acting import ADA, BOB, Person, fail_after, told

from alliancemap_web.logbook.actions import (
    About,
    Who,
    place_of,
    together,
    who_is,
    write_for,
    write_server,
)
from alliancemap_web.logbook.checking import check
from alliancemap_web.logbook.ending_actions import close, forget
from alliancemap_web.logbook.models import Chain, Entry
from alliancemap_web.logbook.queries import SERVER, entries_of, head_of, orphans, people_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_somebody_forgotten_is_in_no_entry_any_more_and_every_chain_still_holds() -> None:
    write_for(ADA, "invited")
    write_for(BOB, "member_changed", about=About("person", "11", "Ada"), role="editor")
    write_for(BOB, "exported")
    write_server("signed_in", Who("member", "11", "Ada"))
    assert forget(11) == 3
    assert told() == [
        ("", "invited"),
        ("Bob", "member_changed"),
        ("Bob", "exported"),
        ("", "forgotten"),
    ]
    assert told(SERVER) == [("", "signed_in"), ("", "forgotten")]
    for one in Entry.objects.values():
        assert "Ada" not in str(one)
        assert "11" not in (one["who_key"], one["about_key"])
    assert people_in(ADA.key) == (("12", "Bob"),)
    assert check(head_of(ADA.key), entries_of(ADA.key)).forgotten == 2
    assert forget(11) == 0


def test_somebody_else_s_key_of_a_program_is_not_forgotten_with_a_person() -> None:
    write_for(Person(name="Figures", person=None, program="11"), "list_read")
    assert forget(11) == 0
    assert told() == [("Figures", "list_read")]


def test_a_workspace_that_is_deleted_takes_its_chain_and_the_server_keeps_how_far_it_went() -> None:
    write_for(ADA, "invited")
    write_for(ADA, "joined")
    head = head_of(ADA.key)
    with together():
        write_for(ADA, "exported")
        close(place_of(ADA), who_is(ADA))
    assert told() == []
    assert orphans() == 0
    assert not Chain.objects.filter(key=ADA.key).exists()
    (entry,) = entries_of(SERVER)
    assert (entry.event, entry.about.key) == ("workspace_deleted", ADA.key)
    assert json.loads(entry.detail) == {"entries": 2, "seal": head.seal}
    assert told(SERVER) == [("", "workspace_deleted")]


def test_a_chain_whose_workspace_is_not_deleted_after_all_stays() -> None:
    write_for(ADA, "invited")
    fail_after(lambda: close(place_of(ADA), who_is(ADA)))
    assert told() == [("Ada", "invited")]
    assert told(SERVER) == []
    write_for(ADA, "joined")
    assert told() == [("Ada", "invited"), ("Ada", "joined")]
