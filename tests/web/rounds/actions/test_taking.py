"""What a round brought goes onto the map, says where it came from, and settles."""

import pytest
from web.portfolio.desk import Desk
from web.rounds.team import Team

from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(team: Team) -> Team:
    """A round whose answers are shown, the leader's too."""
    team.say_all(
        {
            "Dora": {"R05": "4", "V03": "unknown", "R17": "not_relevant"},
            "Sam": {"R05": "1-2", "M01": "3", "V03": "unknown", "R17": "not_relevant"},
            "Eva": {"R05": "3", "M01": "3"},
        }
    )
    team.reveal(force=True)
    actions.show_leader(team.desk.member, team.kept, team.key, team.now)
    return team


def take(team: Team, form: str = "", **levels: str) -> list[object]:
    """Put some factors on the map; return their levels there."""
    desk = team.desk
    form = form or actions.new_form()
    actions.take(desk.member, team.kept, team.key, levels, form, "en", team.now)
    return [desk.said(factor)[-1] for factor in levels]


def test_the_span_of_all_answers_goes_onto_the_map(shown: Team) -> None:
    (answer,) = take(shown, R05="span")
    assert (answer.low, answer.high, answer.settles, answer.who) == (1, 4, True, "Ada")
    assert answer.note == "Round “Before we sign”, 6 January 2026: 3 answers, 1–4."


def test_a_settled_level_goes_onto_the_map_and_says_so(shown: Team) -> None:
    (answer,) = take(shown, R05="3")
    assert (answer.low, answer.high) == (3, 3)
    assert "settled by the team" in answer.note
    assert answer.fades


def test_what_nobody_knows_or_none_needs_is_said_as_such(shown: Team) -> None:
    one, unknown, irrelevant = take(shown, M01="span", V03="span", R17="span")
    assert (one.low, one.high) == (3, 3)
    assert (unknown.state, irrelevant.state) == ("unknown", "not_relevant")


def test_the_same_form_sent_twice_counts_once(shown: Team, ada: Desk) -> None:
    form = actions.new_form()
    take(shown, form, R05="3")
    many = len(ada.kept().acts)
    take(shown, form, R05="3")
    assert len(ada.kept().acts) == many


def test_nothing_goes_onto_the_map_before_the_leader_s_answers_are_shown(team: Team) -> None:
    team.say_all({"Dora": {"R05": "4"}, "Sam": {"R05": "1"}})
    with pytest.raises(RefusedError) as refused:
        take(team, R05="span")
    assert refused.value.reasons[0].code == "RND044"
    team.reveal(force=True)
    with pytest.raises(RefusedError) as refused:
        take(team, R05="span")
    assert refused.value.reasons[0].code == "RND050"
    assert team.desk.said("R05")[-1].who != "Ada"


@pytest.mark.parametrize(
    ("levels", "why"), [({"R30": "span"}, "RND051"), ({"R05": "7"}, "RND033"), ({}, "RND012")]
)
def test_what_is_not_shown_is_not_put_on_the_map(
    shown: Team, levels: dict[str, str], why: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        take(shown, **levels)
    assert refused.value.reasons[0].code == why
