"""What is in sight: the firm's own alliances, to an adviser those that are open whole."""

from collections.abc import Callable

from portfolio_made import member_in
from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import Wish, add_condition
from alliancemap_web.decisions.models import Condition
from alliancemap_web.decisions.queries.sight import in_sight, living
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.models import Opening
from alliancemap_web.workspaces.rights import Member


def test_an_adviser_sees_what_is_open_whole_and_nothing_else(
    ada: Member, stranger: Member, whole: Callable[[], Kept]
) -> None:
    add_condition(ada, whole(), Wish("they sign"), NOW)
    adviser = member_in("Petite", "eve@example.org", "Eve", "respondent", sees_all=False)
    counts = [Condition.objects.filter(in_sight(one)).count() for one in (ada, stranger, adviser)]
    assert counts == [1, 0, 0]
    opening = Opening.objects.create(
        membership_id=adviser.membership, alliance=whole().key, level="outline", opened_at=NOW
    )
    assert not Condition.objects.filter(in_sight(adviser)).exists()
    opening.level = "whole"
    opening.save()
    assert Condition.objects.filter(in_sight(adviser)).exists()


def test_what_is_put_away_lives_no_more(ada: Member, whole: Callable[[], Kept]) -> None:
    add_condition(ada, whole(), Wish("they sign"), NOW)
    assert Condition.objects.filter(living(ada)).exists()
    archive(ada, whole().key, NOW)
    assert not Condition.objects.filter(living(ada)).exists()
    assert Condition.objects.filter(in_sight(ada)).exists()
