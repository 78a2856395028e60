"""The ways from the team's page."""

from web.portfolio.desk import Desk

from alliancemap_web.briefs.actions import write_brief
from alliancemap_web.briefs.doors import briefs_behind, briefs_door, is_behind
from alliancemap_web.briefs.kinds import Which
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change


def test_briefs_and_links_have_doors_and_a_reader_has_none_to_the_links(
    ada: Desk, sit: object
) -> None:
    found = list(briefs_door(ada.member, ada.kept(), ada.clock.moment))
    assert [(one.place, one.waiting) for one in found] == [(70, 0), (75, 0)]
    shown = ada.get("team/").content.decode()
    assert all(one.url in shown for one in found)
    ben = sit("Ben", "reader")  # type: ignore[operator]
    assert [one.place for one in briefs_door(ben.member, ben.kept(), ben.clock.moment)] == [70]


def test_a_brief_that_the_map_left_behind_waits(ada: Desk) -> None:
    write_brief(ada.member, ada.kept(), Which("page"), "en", {"need": "x"}, 0, ada.clock.moment)
    assert not is_behind(ada.kept(), "page", "", "en")
    assert list(briefs_behind(ada.member, ada.clock.moment)) == []
    changes = [Change(f"answer/R{n:02}", {"level": 4}) for n in range(1, 12)]
    record(ada.member, ada.alliance, changes, ada.clock.moment)
    assert is_behind(ada.kept(), "page", "", "en")
    (waiting,) = briefs_behind(ada.member, ada.clock.moment)
    assert waiting.url == ada.address("team/briefs/page/")
    assert next(iter(briefs_door(ada.member, ada.kept(), ada.clock.moment))).waiting == 1
