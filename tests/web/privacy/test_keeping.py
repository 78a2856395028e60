"""What a firm keeps only so long goes after that, is announced before, and nothing else goes."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django_tasks_db.models import DBTaskResult
from portfolio_made import member_in
from web.portfolio.firm import browser_of, text_of_page
from web.privacy.filled import NOW, Filled, tables

from alliancemap_web import clock
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.privacy.actions.keeping import choose_keeping, let_go
from alliancemap_web.privacy.keeping import BY_NAME, CHOICES, KINDS, days_of
from alliancemap_web.privacy.queries.keeping import going
from alliancemap_web.privacy.sweeping import sweep_kept
from alliancemap_web.workspaces.models import Membership, Workspace
from alliancemap_web.workspaces.rights import Member, NotAllowedError

FOREVER = dict.fromkeys(BY_NAME, 0)


@pytest.fixture
def filled(owner: Member, zoe: Member, alliance: str) -> Filled:
    """A row of everything that can go, all of one day, in a firm that keeps it for ever."""
    membership = Membership.objects.select_related("person", "workspace").get(pk=zoe.membership)
    row = Alliance.objects.get(key=alliance)
    found = Filled(membership.workspace, membership.person, membership, row)
    for told in tables():
        if told.table in {kind.table for kind in KINDS}:
            found.row(told.table)
    choose_keeping(owner, FOREVER)
    return found


@pytest.mark.parametrize("name", [one for one in BY_NAME if one != "archived"])
def test_each_kind_goes_after_its_days_and_not_before(
    owner: Member, filled: Filled, name: str
) -> None:
    kind = BY_NAME[name]
    row = filled.made[kind.table]
    table = type(row)._default_manager
    if kind.only:
        table.filter(pk=row.pk).update(**kind.only)
    begun = table.filter(pk=row.pk).values_list(kind.moment, flat=True).get()
    choose_keeping(owner, FOREVER | {name: 30})
    assert let_go(owner.workspace, begun + timedelta(days=30)) == {}
    soon = {one.name: one.soon for one in going(owner.workspace, begun + timedelta(days=20))}
    assert soon == FOREVER | {name: 1}
    assert let_go(owner.workspace, begun + timedelta(days=30, seconds=1)) == {name: 1}
    left = table.filter(pk=row.pk)
    if kind.blanked:
        assert set(left.values_list(*kind.blanked)) == {("",) * len(kind.blanked)}
    else:
        assert not left.exists()
    assert let_go(owner.workspace, begun + timedelta(days=4_000)) == {}


def test_an_archived_alliance_goes_whole_and_one_in_use_stays(owner: Member, alliance: str) -> None:
    choose_keeping(owner, FOREVER | {"archived": 365})
    assert let_go(owner.workspace, NOW + timedelta(days=9_000)) == {}
    archive(owner, alliance, NOW)
    assert let_go(owner.workspace, NOW + timedelta(days=365)) == {}
    assert let_go(owner.workspace, NOW + timedelta(days=366)) == {"archived": 1}
    assert not Alliance.objects.exists()


def test_another_firm_s_choice_is_its_own(owner: Member, filled: Filled) -> None:
    far = member_in("Autre", "eve@example.org", "Eve")
    choose_keeping(far, dict.fromkeys(BY_NAME, 30))
    assert let_go(far.workspace, NOW + timedelta(days=9_000)) == {}
    assert let_go(owner.workspace, NOW + timedelta(days=9_000)) == {}


def test_owners_are_told_once_a_week_before_it_goes(
    owner: Member, alliance: str, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HAS_MAIL = True
    choose_keeping(owner, FOREVER | {"archived": 30})
    archive(owner, alliance, NOW)
    for days in range(10, 32):
        monkeypatch.setattr(clock, "now", lambda days=days: NOW + timedelta(days=days))
        sweep_kept.func()
    letters = DBTaskResult.objects.filter(task_path__endswith="mailing.send")
    assert 1 <= letters.count() <= 3
    assert all("Archived alliances: 1" in one.args_kwargs["args"][2] for one in letters)
    assert not Alliance.objects.exists()


def test_the_page_keeps_a_choice_and_shows_what_goes(owner: Member, alliance: str) -> None:
    browser = browser_of(owner)
    where = f"/en/work/{owner.key}/settings/keeping/"
    assert "Archived alliances" in text_of_page(browser.get(where))
    sent = {f"keep-{name}": "0" for name in BY_NAME} | {"keep-links": "365"}
    assert browser.post(where, sent).status_code == 302
    assert Workspace.objects.get(pk=owner.workspace).keeps == FOREVER | {"links": 365}
    assert browser.post(where, sent | {"keep-links": "7"}).status_code == 400
    assert browser.post(where, {}).status_code == 400
    assert Client().get(where).status_code == 302


def test_only_owners_choose(owner: Member, zoe: Member) -> None:
    assert browser_of(zoe).get(f"/en/work/{owner.key}/settings/keeping/").status_code == 403
    with pytest.raises(NotAllowedError):
        choose_keeping(zoe, FOREVER)


def test_a_choice_that_is_none_is_as_if_not_made() -> None:
    for kind in KINDS:
        assert days_of({kind.name: 7}, kind) == kind.default
        assert days_of({}, kind) == kind.default
        assert kind.default in CHOICES
