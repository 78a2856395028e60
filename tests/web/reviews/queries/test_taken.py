"""What goes out of this room is what the member sees of one alliance."""

from web.portfolio.desk import Desk

from alliancemap_web.reviews.actions import add_note, set_rhythm
from alliancemap_web.reviews.queries import taken_out
from alliancemap_web.workspaces.rights import Member


def test_of_an_alliance_of_which_nothing_is_kept_nothing_goes_out(ada: Desk) -> None:
    assert taken_out(ada.member, ada.alliance) == {}
    assert taken_out(ada.member, None) == {}


def test_notes_go_out_by_name_with_their_day_the_oldest_first(ada: Desk) -> None:
    now = ada.clock.moment
    set_rhythm(ada.member, ada.kept(), 6, None, now)
    for said in ("one", "two"):
        add_note(ada.member, ada.kept(), said, now)
    out = taken_out(ada.member, ada.alliance)
    assert out["months"] == 6
    assert [(one["text"], one["by"], one["at"]) for one in out["notes"]] == [
        ("one", "Ada", now), ("two", "Ada", now),
    ]  # fmt: skip


def test_a_stranger_takes_nothing_out(ada: Desk, stranger: Member) -> None:
    add_note(ada.member, ada.kept(), "one", ada.clock.moment)
    assert taken_out(stranger, ada.alliance) == {}
