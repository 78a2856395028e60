"""Which alliances are there for whom, and as much of each as is open."""

import pytest
from portfolio_made import member_in
from web.portfolio.firm import begin_short, open_to

from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.portfolio.queries import Row, row_of, seen_whole, visible
from alliancemap_web.workspaces.rights import Member


@pytest.fixture
def eva(owner: Member) -> Member:
    """Somebody from outside to whom nothing is open yet."""
    assert owner
    return member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)


def test_a_firm_sees_its_own_alliances_and_no_others(
    owner: Member, stranger: Member, alliance: str
) -> None:
    theirs = begin_short(stranger, "Gigant")
    assert [one.key for one in visible(owner)] == [alliance]
    assert [one.key for one in seen_whole(stranger)] == [theirs]


def test_somebody_from_outside_sees_what_was_opened(
    owner: Member, eva: Member, alliance: str
) -> None:
    other, closed = begin_short(owner, "Gigant"), begin_short(owner, "Colosse")
    open_to(eva, alliance, "outline")
    open_to(eva, other)
    assert {one.key for one in visible(eva)} == {alliance, other}
    assert [one.key for one in seen_whole(eva)] == [other]
    assert {one.key for one in seen_whole(owner)} == {alliance, other, closed}


def test_an_outline_says_name_partner_stage_and_verdict_and_nothing_else(
    owner: Member, alliance: str
) -> None:
    one = Alliance.objects.get(key=alliance)
    outline = row_of(one, {alliance: "outline"})
    assert outline == Row(alliance, "MannKind × Sanofi", "Sanofi", "idea", one.verdict, "outline")
    assert row_of(one, {}) == outline


def test_a_row_seen_whole_says_what_the_table_keeps(owner: Member, alliance: str) -> None:
    one = Alliance.objects.get(key=alliance)
    whole = row_of(one)
    assert whole == row_of(one, {alliance: "whole"})
    assert whole.level == "whole"
    assert whole.ranges == tuple(map(tuple, one.ranges))
    assert len(whole.ranges) == 3
    names = ("dots", "share", "known", "relevant", "fades_on", "contested", "broken", "sequence")
    assert [getattr(whole, name) for name in names] == [getattr(one, name) for name in names]
