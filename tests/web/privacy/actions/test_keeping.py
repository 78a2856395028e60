"""Owners choose how long what is kept; what is over goes, is written down, and nothing else is."""

import json
from datetime import timedelta

import pytest
from web.privacy.filled import NOW

from alliancemap_web.logbook.models import Entry
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.privacy.actions.keeping import choose_keeping, let_go
from alliancemap_web.privacy.keeping import BY_NAME
from alliancemap_web.workspaces.models import Opening, OpeningEntry, Workspace
from alliancemap_web.workspaces.rights import Member, NotAllowedError

FOREVER = dict.fromkeys(BY_NAME, 0)
DAY = timedelta(days=1)


def look(member: Member, kind: str, alliance: str) -> OpeningEntry:
    """A line of the opening log."""
    return OpeningEntry.objects.create(
        workspace_id=member.workspace, kind=kind, alliance=alliance, at=NOW, day=NOW.date()
    )


def test_only_owners_choose_and_a_refusal_changes_nothing(owner: Member, zoe: Member) -> None:
    choose_keeping(owner, FOREVER | {"links": 365})
    with pytest.raises(NotAllowedError):
        choose_keeping(zoe, FOREVER)
    assert Workspace.objects.get(pk=owner.workspace).keeps["links"] == 365


def test_who_looked_goes_and_what_was_opened_stays(owner: Member, alliance: str) -> None:
    choose_keeping(owner, FOREVER | {"looks": 30})
    seen, opened = (look(owner, kind, alliance) for kind in ("seen", "opened"))
    assert let_go(owner.workspace, NOW + 31 * DAY) == {"looks": 1}
    left = OpeningEntry.objects.filter(pk__in=(seen.pk, opened.pk))
    assert [one.kind for one in left] == ["opened"]


def test_an_alliance_that_goes_by_itself_is_written_down_as_nobody_s_act(
    owner: Member, zoe: Member, alliance: str
) -> None:
    choose_keeping(owner, FOREVER | {"archived": 30})
    archive(owner, alliance, NOW)
    Opening.objects.create(
        membership_id=zoe.membership,
        alliance=alliance,
        level="whole",
        opened_by="Ada",
        opened_at=NOW,
    )
    assert let_go(owner.workspace, NOW + 31 * DAY) == {"archived": 1}
    assert not Alliance.objects.exists()
    assert not Opening.objects.exists()
    entry = Entry.objects.get(event="alliance_deleted")
    assert (entry.who_kind, entry.who_key, entry.alliance) == ("program", "", alliance)
    assert entry.chain.workspace == owner.workspace


def test_what_nothing_goes_of_leaves_no_entry(owner: Member, alliance: str) -> None:
    before = Entry.objects.count()
    choose_keeping(owner, FOREVER)
    assert let_go(owner.workspace, NOW + 9_000 * DAY) == {}
    assert Entry.objects.count() == before
    assert json.loads(Alliance.objects.get(key=alliance).document)
