"""Rounds go out with everything and come back as they were shown; nobody's secret goes along."""

import json
from typing import Any

import pytest
from portfolio_made import data_of
from web.rounds.team import FIVE, Team, gather

from alliancemap_web.portfolio.actions import create
from alliancemap_web.rounds import actions
from alliancemap_web.rounds.models import Participant
from alliancemap_web.rounds.queries import result_of, rounds_of, taken_out
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def plain(team: Team) -> Any:
    """What goes out of a firm's rounds."""
    out = taken_out(team.desk.member, team.desk.alliance)
    return json.loads(json.dumps(out, default=lambda value: value.isoformat()))


def arrival(stranger: Member, team: Team) -> Arrival:
    """Another firm, with the same alliance."""
    key = create(stranger, data_of("mannkind-sanofi"), team.now, "file")
    return Arrival(stranger, key, team.now)


def test_a_revealed_round_comes_back_as_it_was_shown(team: Team, stranger: Member) -> None:
    team.say_all({"Sam": {"R05": "3", "M01": "unknown"}, "Eva": {"R05": "0", "M01": "2"}})
    actions.pick_top(team.seat("Sam"), ["R05"], team.now)
    team.reveal(force=True)
    there = arrival(stranger, team)
    actions.bring_back(there, plain(team))
    (row,) = rounds_of(stranger, there.alliance or "", team.now)
    assert (row.title, row.state, len(row.people)) == ("Before we sign", "revealed", len(FIVE))
    ours, theirs = team.result(), result_of(stranger, there.alliance or "", row.key)
    assert ours is not None
    assert theirs is not None
    assert theirs.measures == ours.measures
    assert [(one.factor, one.gap, len(one.dots)) for one in theirs.factors] == [
        (one.factor, one.gap, len(one.dots)) for one in ours.factors
    ]
    keys = set(Participant.objects.filter(round__key=row.key).values_list("key", flat=True))
    assert {dot.who for one in theirs.factors for dot in one.dots} <= keys


def test_a_round_that_is_being_answered_goes_out_without_answers_and_comes_back_cancelled(
    team: Team, stranger: Member
) -> None:
    team.say_all({"Sam": {"R05": "3"}, "Eva": {"R05": "0"}}, done=False)
    out = plain(team)
    assert "Sam on R05" not in json.dumps(out)
    assert not any(secret in json.dumps(out) for secret in team.secrets.values())
    there = arrival(stranger, team)
    actions.bring_back(there, out)
    (row,) = rounds_of(stranger, there.alliance or "", team.now)
    assert row.state == "cancelled"


def test_a_round_without_names_comes_back_too(ada: Any, stranger: Member) -> None:
    team = gather(ada, names=False)
    team.say_all({name: {"R05": str(place % 3)} for place, name in enumerate(team.people)})
    team.reveal()
    there = arrival(stranger, team)
    actions.bring_back(there, plain(team))
    (row,) = rounds_of(stranger, there.alliance or "", team.now)
    theirs = result_of(stranger, there.alliance or "", row.key)
    assert theirs == team.result()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda out: out[0].update(title=3),
        lambda out: out[0].update(names="yes"),
        lambda out: out[0]["people"][0].update(function="kitchen"),
        lambda out: out[0]["turns"][0].update(number=0),
        lambda out: out[0]["turns"][0].update(revealed_at="yesterday"),
        lambda out: out[0]["turns"][0]["frozen"].update(names=False),
        lambda out: out[0]["turns"][0]["frozen"]["answers"][0].update(factor="R30"),
        lambda out: out[0]["turns"][0]["frozen"]["answers"][0].update(who="z" * 12),
        lambda out: out.append("x"),
    ],
)
def test_what_was_forged_is_not_kept(team: Team, stranger: Member, spoil: Any) -> None:
    team.say_all({"Sam": {"R05": "3"}, "Eva": {"R05": "0"}})
    team.reveal(force=True)
    out = plain(team)
    spoil(out)
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        actions.bring_back(arrival(stranger, team), out)
