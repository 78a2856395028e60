"""What is open to people from outside, and who looked."""

from datetime import timedelta

import pytest
from web.workspaces.conftest import (
    NOW,
    ORCHID,
    TULIP,
    join,
    key_of,
)

from alliancemap_web.workspaces.actions import note_visit, open_alliance
from alliancemap_web.workspaces.opening_queries import opened_to, opening_log, outsiders
from alliancemap_web.workspaces.rights import Member, NotAllowedError
from alliancemap_web.workspaces.rows import LogLine

pytestmark = pytest.mark.django_db


def test_everything_is_open_to_the_firm(cast: dict[str, Member]) -> None:
    assert opened_to(cast["Dee"]) is None
    assert opened_to(cast["Eva"]) == {}


def test_owners_see_who_from_outside_sees_an_alliance_and_who_looked(
    cast: dict[str, Member],
) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    gil = join(ada.workspace, "Gil", "editor", sees_all=False)
    open_alliance(ada, key_of(eva), ORCHID, "outline", NOW)
    open_alliance(ada, key_of(gil), TULIP, "whole", NOW)
    note_visit(eva, ORCHID, "outline", NOW + timedelta(days=1))
    note_visit(eva, ORCHID, "outline", NOW + timedelta(days=3))
    first, second = outsiders(ada, ORCHID)
    assert (first.name, first.level, first.opened_by) == ("Eva", "outline", "Ada")
    assert first.seen_at == NOW + timedelta(days=3)
    assert (second.name, second.level, second.seen_at) == ("Gil", "", None)
    log = opening_log(ada, ORCHID)
    assert [line.kind for line in log] == ["seen", "seen", "opened"]
    assert log[-1] == LogLine("opened", "outline", "Eva", "Ada", NOW)
    assert opening_log(ada, ORCHID, most=1) == log[:1]
    for name in ("Bob", "Eva"):
        with pytest.raises(NotAllowedError):
            outsiders(cast[name], ORCHID)
        with pytest.raises(NotAllowedError):
            opening_log(cast[name], ORCHID)
