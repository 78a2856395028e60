"""What goes out with everything: what was shown to all, and else one's own alone."""

import pytest
from web.portfolio.desk import Desk
from web.rounds.team import Team, prepare

from alliancemap_web.rounds import actions
from alliancemap_web.rounds.queries import taken_out
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def test_of_what_is_not_shown_only_one_s_own_answers_go_out(team: Team, ada: Desk) -> None:
    member = Membership.objects.get(pk=ada.member.membership)
    guest = actions.Guest("finance", membership=member.key)
    team.people["Ada"] = actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    team.say("Sam", R05="3")
    team.say("Ada", R05="1")
    (one,) = taken_out(ada.member, ada.alliance)
    (turn,) = one["turns"]
    assert [row["reason"] for row in turn["mine"]] == ["Ada on R05"]
    assert "Sam on R05" not in str(one)
    assert turn["frozen"] == {}
    team.reveal(force=True)
    (one,) = taken_out(ada.member, ada.alliance)
    assert "Sam on R05" in str(one)


def test_drafts_other_firms_and_the_workspace_itself_have_nothing(
    ada: Desk, stranger: Member
) -> None:
    prepare(ada)
    assert taken_out(ada.member, ada.alliance) == []
    assert taken_out(ada.member, None) == []
    assert taken_out(stranger, ada.alliance) == []
