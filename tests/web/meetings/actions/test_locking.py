"""Whatever is done to a meeting begins with who may do it and how far it is."""

import pytest
from portfolio_made import member_in
from web.meetings.team import NOW, Team

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.actions.locking import locked, planned, running
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError, Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["reader", "respondent"])
def test_who_may_not_edit_does_not_drive(made: Team, role: Role) -> None:
    key = made.planned().key
    other = member_in("Petite", "lou@example.org", "Lou", role)
    with pytest.raises(NotAllowedError):
        locked(other, made.kept, key)


def test_a_meeting_of_another_alliance_is_not_there(made: Team) -> None:
    with pytest.raises(RefusedError) as refused:
        locked(made.owner, made.kept, "z" * 12)
    assert refused.value.status == 404


def test_a_meeting_is_planned_then_on_then_over(made: Team) -> None:
    key = made.planned().key
    assert planned(made.owner, made.kept, key).key == key
    with pytest.raises(RefusedError) as refused:
        running(made.owner, made.kept, key)
    assert refused.value.reasons[0].code == "MTG003"
    actions.begin(made.owner, made.kept, key, NOW)
    assert running(made.owner, made.kept, key).key == key
    with pytest.raises(RefusedError) as refused:
        planned(made.owner, made.kept, key)
    assert refused.value.reasons[0].code == "MTG002"
    actions.end(made.owner, made.kept, key, NOW)
    with pytest.raises(RefusedError):
        running(made.owner, made.kept, key)
