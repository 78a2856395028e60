"""Who knows of which links, and when one still opens something."""

from collections.abc import Callable

from web.portfolio.desk import Desk

from alliancemap_web.briefs.models import Share
from alliancemap_web.briefs.queries.shared import (
    counted,
    find_share,
    may_share,
    share_of_key,
    shares_of_alliance,
    shares_of_workspace,
    view_days,
)
from alliancemap_web.workspaces.rights import Member


def test_an_owner_knows_of_all_and_an_editor_of_their_own(
    ada: Desk, share: Callable[..., str], sit: object
) -> None:
    share("map")
    ben = sit("Ben", "editor")  # type: ignore[operator]
    now = ada.clock.moment
    key = Share.objects.get().key
    assert [one.key for one in shares_of_alliance(ada.member, ada.alliance, now)] == [key]
    assert [one.key for one in shares_of_workspace(ada.member, now)] == [key]
    assert find_share(ada.member, ada.alliance, key, now)
    assert shares_of_alliance(ben.member, ada.alliance, now) == ()
    assert find_share(ben.member, ada.alliance, key, now) is None
    assert view_days(ben.member, key) == ()


def test_of_another_firm_there_is_nothing(
    ada: Desk, share: Callable[..., str], stranger: Member
) -> None:
    share("map")
    now = ada.clock.moment
    assert shares_of_alliance(stranger, ada.alliance, now) == ()
    assert find_share(stranger, ada.alliance, Share.objects.get().key, now) is None


def test_how_a_link_stands_is_told_apart(ada: Desk, share: Callable[..., str]) -> None:
    share("map", days="1")
    now = ada.clock.moment
    key = Share.objects.get().key
    (row,) = shares_of_alliance(ada.member, ada.alliance, now)
    assert row.state == "open"
    assert share_of_key(key, now)
    ada.clock.passes(days=1)
    (row,) = shares_of_alliance(ada.member, ada.alliance, ada.clock.moment)
    assert row.state == "expired"
    assert share_of_key(key, ada.clock.moment) is None
    Share.objects.update(maker=None)
    (row,) = shares_of_alliance(ada.member, ada.alliance, now)
    assert row.state == "maker_gone"


def test_open_links_are_counted_when_a_workspace_goes(ada: Desk, share: Callable[..., str]) -> None:
    share("map")
    (line,) = counted(ada.member.workspace)
    assert line.count == 1
    assert may_share(ada.member)
