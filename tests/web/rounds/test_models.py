"""The tables hold each thing once, and their rows say nothing of what is in them."""

import pytest
from django.db import IntegrityError, transaction
from web.portfolio.desk import Desk
from web.rounds.team import Team, gather

from alliancemap_web.rounds import actions
from alliancemap_web.rounds.models import Answer, Link, Participant, Round, Standing, Turn
from alliancemap_web.workspaces.models import Membership

pytestmark = pytest.mark.django_db


def test_nothing_is_there_twice(team: Team) -> None:
    team.say("Sam", R05="3")
    who, turn = Participant.objects.get(name="Sam"), Turn.objects.get()
    Standing.objects.create(participant=who, turn=turn)
    doubles = (
        Answer(participant=who, turn=turn, factor="R05", at=team.now),
        Standing(participant=who, turn=turn),
        Turn(round=who.round, number=1, opened_at=team.now),
        Participant(
            round=who.round, name="x", function="sales", identity=who.identity, made_at=team.now
        ),
        Link(participant=who, secret_hash=who.links.get().secret_hash, made_at=team.now),
    )
    for double in doubles:
        with pytest.raises(IntegrityError), transaction.atomic():
            double.save()


def test_rows_are_called_by_what_tells_nothing(team: Team) -> None:
    team.say("Sam", R05="3")
    told = " ".join(
        str(row)
        for table in (Round, Participant, Link, Turn, Answer)
        for row in table.objects.all()
    )
    assert not any(said in told for said in ("Sam", "Before", "Sam on R05", "secret-"))


def test_who_leaves_the_firm_stays_in_what_was_said(ada: Desk) -> None:
    member = Membership.objects.get(pk=ada.member.membership)
    team = gather(ada)
    guest = actions.Guest("finance", membership=member.key)
    key = actions.add_person(ada.member, team.kept, team.key, guest, team.now)
    member.delete()
    row = Participant.objects.get(key=key)
    assert (row.name, row.membership_id) == ("Ada", None)
