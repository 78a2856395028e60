"""What is due of a kind is due to the second, in one firm, and counted now or soon, never twice."""

from datetime import datetime, timedelta

import pytest
from portfolio_made import data_of, member_in
from web.privacy.filled import NOW

from alliancemap_web.portfolio.actions import archive, create
from alliancemap_web.privacy.actions.keeping import choose_keeping
from alliancemap_web.privacy.keeping import BY_NAME, NEVER, NOTICE
from alliancemap_web.privacy.queries.keeping import due, every_workspace, going, keeps_of
from alliancemap_web.workspaces.rights import Member

FOREVER = dict.fromkeys(BY_NAME, NEVER)
ARCHIVED = BY_NAME["archived"]
SECOND = timedelta(seconds=1)
END = NOW + timedelta(days=30)


@pytest.fixture
def away(owner: Member, alliance: str) -> str:
    """An alliance archived now, kept for thirty days from then on."""
    choose_keeping(owner, FOREVER | {"archived": 30})
    archive(owner, alliance, NOW)
    return alliance


def test_its_days_are_over_a_moment_after_the_last(owner: Member, away: str) -> None:
    assert not due(ARCHIVED, owner.workspace, 30, END).exists()
    assert [one.key for one in due(ARCHIVED, owner.workspace, 30, END + SECOND)] == [away]


def test_what_is_kept_for_ever_is_never_due(owner: Member, away: str) -> None:
    assert not due(ARCHIVED, owner.workspace, NEVER, END + timedelta(days=99_999)).exists()


def test_only_one_firm_s_is_due(owner: Member, away: str) -> None:
    far = member_in("Autre", "eve@example.org", "Eve")
    archive(far, create(far, data_of("mannkind-sanofi"), NOW, "file"), NOW)
    found = due(ARCHIVED, owner.workspace, 30, END + SECOND)
    assert [one.key for one in found] == [away]


@pytest.mark.parametrize(
    ("moment", "counts"),
    [
        (END - NOTICE, (0, 0)),
        (END - NOTICE + SECOND, (0, 1)),
        (END, (0, 1)),
        (END + SECOND, (1, 0)),
    ],
)
def test_it_is_announced_for_two_weeks_and_then_goes(
    owner: Member, away: str, moment: datetime, counts: tuple[int, int]
) -> None:
    lines = {one.name: one for one in going(owner.workspace, moment)}
    assert tuple(lines) == tuple(BY_NAME)
    assert (lines["archived"].now, lines["archived"].soon) == counts
    assert lines["archived"].days == 30


def test_what_a_firm_chose_is_its_own(owner: Member) -> None:
    far = member_in("Autre", "eve@example.org", "Eve")
    choose_keeping(owner, FOREVER)
    assert keeps_of(owner.workspace) == FOREVER
    assert keeps_of(far.workspace) == {}
    assert set(every_workspace()) == {owner.workspace, far.workspace}
    assert [one.days for one in going(far.workspace, NOW)] == [
        kind.default for kind in BY_NAME.values()
    ]
