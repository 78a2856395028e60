"""Only the alliances whose acts bear a name are made again, to what their acts then say."""

import pytest
from portfolio_made import member_in
from web.portfolio.conftest import NOW
from web.portfolio.firm import begin_short

from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.actions.refolding import fold_again
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.models import Act, Alliance, Assessed
from alliancemap_web.workspaces.rights import Member

BEFORE, AFTER = "Yves Lainé", "un ancien collègue"


@pytest.fixture
def bearing(owner: Member) -> str:
    """An alliance that somebody answered on."""
    yves = member_in("Petite", "yves@example.org", BEFORE, "editor")
    key = begin_short(owner, "Gigant")
    record(yves, key, [Change("answer/M01", {"level": 3})], NOW)
    return key


def renamed() -> None:
    """Put another name into the acts, beneath what they add up to."""
    Act.objects.filter(by=BEFORE).update(by=AFTER)


def test_an_alliance_says_what_its_acts_say_after_they_were_changed(
    owner: Member, bearing: str
) -> None:
    other = begin_short(owner, "Autre")
    untouched = Alliance.objects.get(key=other)
    told = Assessed.objects.get(alliance__key=bearing).mark
    renamed()
    assert BEFORE in Alliance.objects.get(key=bearing).document
    assert fold_again(owner.workspace, AFTER) == 1
    after = Alliance.objects.get(key=bearing)
    assert AFTER in after.document
    assert BEFORE not in after.document
    assert Assessed.objects.get(alliance__key=bearing).mark != told
    assert Alliance.objects.get(key=other).document == untouched.document


def test_a_name_within_what_an_act_says_counts_too(owner: Member) -> None:
    key = begin_short(owner, "Gigant")
    record(owner, key, [Change("fact/note", f"says {AFTER}")], NOW)
    assert fold_again(owner.workspace, AFTER) == 1
    assert fold_again(owner.workspace, "Nobody Atall") == 0


def test_another_firm_s_alliances_stay(owner: Member, bearing: str) -> None:
    far = member_in("Autre", "eve@example.org", "Eve")
    renamed()
    assert fold_again(far.workspace, AFTER) == 0
    assert BEFORE in Alliance.objects.get(key=bearing).document


def test_one_that_cannot_be_read_stays_and_the_others_are_made(owner: Member, bearing: str) -> None:
    broken = begin_short(owner, "Autre")
    Act.objects.filter(alliance__key=broken).update(by=AFTER, value='{"alliancemap": 99}')
    before = Alliance.objects.get(key=broken).document
    renamed()
    assert fold_again(owner.workspace, AFTER) == 1
    assert Alliance.objects.get(key=broken).document == before
    assert AFTER in Alliance.objects.get(key=bearing).document
