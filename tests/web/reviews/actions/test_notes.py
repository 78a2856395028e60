"""Notes: who may keep, move and drop them, and of which alliances."""

import pytest
from web.portfolio.desk import Desk

from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.reviews.actions import add_note, close_note, drop_note, file_note
from alliancemap_web.reviews.queries import find_note
from alliancemap_web.workspaces.rights import Member, NotAllowedError

KNOWN = frozenset({"R05", "R20"})


def kept_note(desk: Desk, text: str = "Our sponsor has left", **more: str) -> str:
    """The key of a note of the alliance."""
    return add_note(desk.member, desk.kept(), text, desk.clock.moment, **more)


def test_a_note_keeps_who_wrote_it_and_when(ada: Desk) -> None:
    note = find_note(ada.member, kept_note(ada))
    assert note is not None
    assert (note.text, note.factor, note.by, note.at, note.state) == (
        "Our sponsor has left", "R05", "Ada", ada.clock.moment, "filed",
    )  # fmt: skip


def test_whoever_writes_it_may_say_where_it_belongs(ada: Desk) -> None:
    note = find_note(ada.member, kept_note(ada, factor="R20"))
    assert note is not None
    assert note.factor == "R20"


def test_a_note_of_another_firm_is_not_there(ada: Desk, stranger: Member) -> None:
    key = kept_note(ada)
    assert find_note(stranger, key) is None
    for act in (
        lambda: file_note(stranger, key, "R20", KNOWN),
        lambda: close_note(stranger, key),
        lambda: drop_note(stranger, key),
    ):
        with pytest.raises(RefusedError) as refused:
            act()
        assert refused.value.status == 404
    assert find_note(ada.member, key) is not None


def test_a_reader_writes_none(ada: Desk, sit: object) -> None:
    reader = Member(ada.member.workspace, ada.member.key, "Petite", "reader", "Rea")
    with pytest.raises(NotAllowedError):
        add_note(reader, ada.kept(), "x", ada.clock.moment)
