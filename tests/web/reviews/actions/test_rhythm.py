"""Looking an alliance over closes what was open about it and moves the day on."""

from datetime import date

import pytest
from web.portfolio.desk import Desk

from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.reviews.actions import add_note, look, set_day, set_rhythm
from alliancemap_web.reviews.queries import looks_of, months_of, notes_of
from alliancemap_web.workspaces.rights import Member, NotAllowedError


def test_looking_closes_filed_notes_and_leaves_those_without_a_place(ada: Desk) -> None:
    kept, now = ada.kept(), ada.clock.moment
    add_note(ada.member, kept, "Our sponsor has left", now)
    add_note(ada.member, kept, "hm", now)
    set_rhythm(ada.member, kept, 1, None, now)
    assert look(ada.member, kept, " All calm ", now) == date(2026, 2, 6)
    assert {one.text: one.state for one in notes_of(kept.id)} == {
        "Our sponsor has left": "done", "hm": "unfiled",
    }  # fmt: skip
    assert [(one.text, one.by) for one in looks_of(kept.id)] == [("All calm", "Ada")]


def test_without_a_rhythm_the_day_goes_when_it_was_looked_at(ada: Desk) -> None:
    kept, now = ada.kept(), ada.clock.moment
    set_day(ada.member, kept, date(2026, 3, 1), now)
    assert ada.kept().row.review_on == date(2026, 3, 1)
    assert look(ada.member, kept, "", now) is None
    assert ada.kept().row.review_on is None


def test_too_much_text_and_unknown_rhythms_are_refused_and_nothing_is_kept(ada: Desk) -> None:
    kept, now = ada.kept(), ada.clock.moment
    with pytest.raises(RefusedError):
        look(ada.member, kept, "x" * 2001, now)
    with pytest.raises(RefusedError):
        set_rhythm(ada.member, kept, 2, None, now)
    assert looks_of(kept.id) == ()
    assert months_of(kept.id) == 0


def test_who_may_only_answer_sets_no_day(ada: Desk) -> None:
    low = Member(ada.member.workspace, ada.member.key, "Petite", "respondent", "Ben")
    for act in (
        lambda: look(low, ada.kept(), "", ada.clock.moment),
        lambda: set_rhythm(low, ada.kept(), 1, None, ada.clock.moment),
    ):
        with pytest.raises(NotAllowedError):
            act()
