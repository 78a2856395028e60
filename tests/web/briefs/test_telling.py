"""A brief as it stands: its numbers live, what moved since said."""

from web.portfolio.desk import Desk

from alliancemap_web.briefs.actions import write_brief
from alliancemap_web.briefs.kinds import Which
from alliancemap_web.briefs.queries import brief_row
from alliancemap_web.briefs.telling import document_of, tell
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.readings import judged_of

PAGE = Which("page")


def told(ada: Desk) -> object:
    kept = ada.kept()
    return tell(judged_of(kept.document), PAGE, "en", brief_row(kept.id, PAGE, "en"))


def test_an_unedited_brief_is_never_behind(ada: Desk) -> None:
    record(ada.member, ada.alliance, [Change("answer/R05", {"level": 4})], ada.clock.moment)
    assert not told(ada).is_behind  # type: ignore[attr-defined]


def test_an_edited_brief_says_which_numbers_moved_and_from_what(ada: Desk) -> None:
    kept = ada.kept()
    before = judged_of(kept.document).assessment.futures.dots
    write_brief(ada.member, kept, PAGE, "en", {"need": "Ours: {futures}"}, 0, ada.clock.moment)
    changes = [Change(f"answer/R{n:02}", {"level": 4}) for n in range(1, 12)]
    record(ada.member, ada.alliance, changes, ada.clock.moment)
    shown = told(ada)
    after = judged_of(ada.kept().document).assessment.futures.dots
    assert before != after
    moved = {one.field: one for one in shown.moved}  # type: ignore[attr-defined]
    assert moved["futures"].before == f"{before} of 20 futures say yes"
    assert moved["futures"].after == f"{after} of 20 futures say yes"
    need = next(part for part in shown.parts if part.id == "need")  # type: ignore[attr-defined]
    assert "".join(piece.text for piece in need.lines[0]) == f"Ours: {after} of 20 futures say yes"


def test_the_document_carries_the_version_of_the_map(ada: Desk) -> None:
    kept = ada.kept()
    judged = judged_of(kept.document)
    document = document_of(
        judged, tell(judged, PAGE, "fr", None), (), kept.row.sequence, ada.clock.moment.date()
    )
    assert f"version {kept.row.sequence}" in document.foot
    assert "6 janvier 2026" in document.foot
