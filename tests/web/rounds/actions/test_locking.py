"""What every write begins with: a round that is there, and not over."""

import pytest
from web.portfolio.desk import Desk
from web.rounds.team import Team

from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions
from alliancemap_web.rounds.actions.locking import locked, seated

pytestmark = pytest.mark.django_db


def test_a_round_of_another_alliance_or_firm_is_not_there(team: Team, stranger: object) -> None:
    with pytest.raises(RefusedError) as refused:
        locked(team.desk.member, team.kept, "z" * 12)
    assert (refused.value.status, refused.value.reasons[0].code) == (404, "RND001")


def test_a_cancelled_round_takes_nothing_any_more(team: Team) -> None:
    actions.cancel(team.desk.member, team.kept, team.key, team.now)
    with pytest.raises(RefusedError) as refused:
        locked(team.desk.member, team.kept, team.key)
    assert refused.value.reasons[0].code == "RND002"


def test_nobody_answers_after_the_last_day_or_the_end(team: Team, ada: Desk) -> None:
    assert seated(team.people["Sam"], team.now)[0].name == "Sam"
    ada.clock.passes(days=7)
    assert seated(team.people["Sam"], team.now)[0].name == "Sam"  # the last day is a whole day
    ada.clock.passes(days=1)
    with pytest.raises(RefusedError) as refused:
        seated(team.people["Sam"], team.now)
    assert refused.value.reasons[0].code == "RND030"
    with pytest.raises(RefusedError) as refused:
        seated("z" * 12, team.now)
    assert refused.value.status == 404
