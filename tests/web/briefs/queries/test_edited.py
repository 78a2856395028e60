"""Reads of the edited briefs."""

from web.portfolio.desk import Desk

from alliancemap_web.briefs.actions import write_brief
from alliancemap_web.briefs.kinds import SCRIPTS, Which
from alliancemap_web.briefs.queries.edited import brief_row, briefs_of, left_behind
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change


def test_each_audience_and_language_has_a_text_of_its_own(ada: Desk) -> None:
    kept = ada.kept()
    assert briefs_of(kept.id) == ()
    for which in (Which("page"), SCRIPTS[0], SCRIPTS[1]):
        write_brief(ada.member, kept, which, "fr", {"need": which.slug}, 0, ada.clock.moment)
    assert len(briefs_of(kept.id)) == 3
    row = brief_row(kept.id, SCRIPTS[1], "fr")
    assert row
    assert row.texts["need"] == SCRIPTS[1].slug
    assert brief_row(kept.id, SCRIPTS[1], "en") is None


def test_only_the_writers_own_briefs_of_maps_that_moved_are_behind(ada: Desk, sit: object) -> None:
    ben = sit("Ben", "editor")  # type: ignore[operator]
    write_brief(ada.member, ada.kept(), Which("page"), "en", {"need": "x"}, 0, ada.clock.moment)
    assert left_behind(ada.member, 5) == ()
    record(ada.member, ada.alliance, [Change("answer/M01", {"level": 0})], ada.clock.moment)
    ((row, alliance, _),) = left_behind(ada.member, 5)
    assert (row.kind, alliance.key) == ("page", ada.alliance)
    assert left_behind(ben.member, 5) == ()
