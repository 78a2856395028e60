"""Which parts of the other rooms stand in which kind of brief."""

from web.portfolio.desk import Desk

from alliancemap_web.briefs.added import ADDINGS, HELD, added, one_part


def test_every_part_that_is_held_is_one_that_there_is() -> None:
    assert {part for parts in HELD.values() for part in parts} == set(ADDINGS)


def test_of_an_alliance_about_which_no_room_knows_anything_nothing_is_added(ada: Desk) -> None:
    for kind in ("page", "pack", "handover", "script"):
        assert added(ada.member, ada.kept(), kind, "en", ada.clock.moment) == ()
    assert one_part(ada.member, ada.kept(), "decisions", "en", ada.clock.moment) == ()
    assert one_part(ada.member, ada.kept(), "nothing", "en", ada.clock.moment) == ()
