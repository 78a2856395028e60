"""Reads of the edited briefs."""

from web.portfolio.desk import Desk

from alliancemap_web.briefs.actions import write_brief
from alliancemap_web.briefs.kinds import SCRIPTS, Which
from alliancemap_web.briefs.queries.edited import brief_row, briefs_of


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
