"""The turns of a round: ended, put off, revealed once, opened again."""

from datetime import timedelta

import pytest
from web.portfolio.desk import Desk
from web.rounds.team import FIVE, Team, gather

from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions
from alliancemap_web.rounds.models import Answer, Turn

pytestmark = pytest.mark.django_db
EIGHT = (*FIVE, ("Kim", "sales"), ("Max", "sales"), ("Ida", "engineering"))


def refused_by(act: object) -> str:
    """Why something is refused."""
    with pytest.raises(RefusedError) as refused:
        act()
    return refused.value.reasons[0].code


def test_answers_are_shown_when_all_are_done_when_the_day_is_over_or_when_it_is_ended(
    ada: Desk,
) -> None:
    said = {name: {"R05": "3"} for name, _ in FIVE}
    all_done, over, ended = gather(ada), gather(ada), gather(ada)
    for team in (all_done, over, ended):
        team.say_all(said, done=team is all_done)
    assert refused_by(over.reveal) == "RND040"
    assert all_done.reveal() == 1
    actions.close(ada.member, ada.kept(), ended.key, ada.clock.moment)
    assert ended.row().state == "closed"
    assert ended.reveal() == 1
    ada.clock.passes(days=8)
    assert over.row().state == "closed"
    assert over.reveal() == 1


def test_the_answers_of_one_person_are_not_shown(team: Team) -> None:
    team.say("Sam", R05="3", M01="1")
    team.say("Eva", R05="")
    assert refused_by(lambda: team.reveal(force=True)) == "RND041"
    assert team.result() is None


def test_what_was_shown_never_changes(team: Team, ada: Desk) -> None:
    team.say_all({"Sam": {"R05": "3"}, "Eva": {"R05": "0"}})
    team.reveal(force=True)
    before = team.result(with_leader=True)
    ada.post("answers/R17/", level="0")
    Answer.objects.all().delete()
    assert team.result(with_leader=True) == before
    assert refused_by(lambda: team.reveal(force=True)) == "RND005"


def test_putting_off_lets_people_answer_again(team: Team, ada: Desk) -> None:
    actions.close(ada.member, team.kept, team.key, team.now)
    until = team.now.date() + timedelta(days=20)
    actions.extend(ada.member, team.kept, team.key, until, team.now)
    assert (team.row().state, team.row().until) == ("open", until)
    team.say("Sam", R05="3")
    past = team.now.date() - timedelta(days=1)
    assert (
        refused_by(lambda: actions.extend(ada.member, team.kept, team.key, past, team.now))
        == "RND021"
    )


def test_what_was_answered_in_a_cancelled_round_is_erased(team: Team, ada: Desk) -> None:
    team.say_all({"Sam": {"R05": "3"}, "Eva": {"R05": "0"}})
    actions.cancel(ada.member, team.kept, team.key, team.now)
    assert team.row().state == "cancelled"
    assert not Answer.objects.exists()
    assert team.result() is None


def test_a_further_turn_waits_for_the_one_before_and_asks_of_its_factors_alone(team: Team) -> None:
    desk = team.desk

    def again(*factors: str) -> int:
        return actions.open_second(desk.member, team.kept, team.key, factors, team.now)

    assert refused_by(lambda: again("R05")) == "RND043"
    team.say_all({"Sam": {"R05": "3", "M01": "4"}, "Eva": {"R05": "0", "M01": "4"}})
    team.reveal(force=True)
    assert refused_by(lambda: again("R30")) == "RND012"
    assert again("R05") == 2
    assert team.row().factors == ("R05",)
    team.say("Eva", R05="2")
    assert team.reveal(force=True) == 2
    found = team.result()
    assert found is not None
    (one,) = found.factors
    assert {(dot.name, dot.said.low, dot.carried) for dot in one.dots} == {
        ("Sam", 3, True),
        ("Eva", 2, False),
    }
    first = team.result(turn=1)
    assert first is not None
    assert len(first.factors) == 2


def test_a_further_turn_that_is_cancelled_leaves_the_first(team: Team) -> None:
    team.say_all({"Sam": {"R05": "3"}, "Eva": {"R05": "0"}})
    team.reveal(force=True)
    actions.open_second(team.desk.member, team.kept, team.key, ["R05"], team.now)
    actions.cancel(team.desk.member, team.kept, team.key, team.now)
    assert (team.row().state, team.row().turn) == ("revealed", 1)
    assert team.result() is not None


def test_who_said_what_without_names_is_erased_at_the_reveal(ada: Desk) -> None:
    team = gather(ada, EIGHT, names=False)
    team.say_all({name: {"R05": str(place % 5)} for place, (name, _) in enumerate(EIGHT)})
    actions.pick_top(team.seat("Sam"), ["R05"], team.now)
    team.reveal()
    assert not Answer.objects.exists()
    turn = Turn.objects.get()
    reasons = turn.frozen["counted"]["R05"].pop("reasons")
    assert reasons == sorted(f"{name} on R05" for name in team.people)
    text = str(turn.frozen)
    assert not any(name in text or team.people[name] in text for name in team.people)
    found = team.result()
    assert found is not None
    assert found.withheld == ("M01", "V03", "R17")
    assert {dot.function for dot in found.factors[0].dots} == {"sales", "others"}


def test_nothing_is_shown_without_names_below_the_floor(ada: Desk) -> None:
    team = gather(ada, EIGHT, names=False)
    team.say_all({name: {"R05": "3"} for name in ("Sam", "Eva", "Lou")})
    assert refused_by(lambda: team.reveal(force=True)) == "RND042"
    assert Answer.objects.count() == 3  # nothing is lost: more people may answer


def test_one_person_less_in_another_round_without_names_is_not_shown(ada: Desk) -> None:
    everybody = {name: {"R05": "3", "M01": "2"} for name, _ in EIGHT[:5]}
    first = gather(ada, EIGHT[:5], names=False)
    first.say_all(everybody)
    first.reveal()
    second = gather(ada, EIGHT[:4], names=False)
    second.say_all({name: everybody[name] for name in second.people})
    assert refused_by(lambda: second.reveal(force=True)) == "RND042"
    same = gather(ada, EIGHT[:5], names=False)
    same.say_all(everybody)
    assert same.reveal() == 1
    ada.clock.passes(days=200)
    later = gather(ada, EIGHT[:4], names=False)
    later.say_all({name: everybody[name] for name in later.people})
    assert later.reveal() == 1


def test_one_second_answer_without_names_is_not_shown(ada: Desk) -> None:
    team = gather(ada, EIGHT[:5], names=False)
    team.say_all({name: {"R05": "3"} for name in team.people})
    team.reveal()
    actions.open_second(ada.member, ada.kept(), team.key, ["R05"], team.now)
    team.say("Sam", R05="0")
    team.say("Eva", R05="1")
    assert refused_by(lambda: team.reveal(force=True)) == "RND042"
    for name in ("Dora", "Sue"):
        team.say(name, R05="2")
    # Four of five: the fifth is told by taking away, were opinions the same.
    assert refused_by(lambda: team.reveal(force=True)) == "RND042"
    team.say("Lou", R05="2")
    assert team.reveal(force=True) == 2
