"""What a participant writes is theirs alone, may change, and is kept as it was said."""

import pytest
from web.rounds.team import Team

from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions
from alliancemap_web.rounds.actions.answering import LONGEST_REASON
from alliancemap_web.rounds.models import Answer

pytestmark = pytest.mark.django_db
Wish = actions.Wish


@pytest.mark.parametrize(
    ("wish", "kept"),
    [
        (Wish("3"), ("known", 3, 3)),
        (Wish("unknown"), ("unknown", None, None)),
        (Wish("not_relevant"), ("not_relevant", None, None)),
        (Wish("range", "1", "3"), ("known", 1, 3)),
        (Wish("range", "3", "1"), ("known", 1, 3)),
        (Wish("range", "2", ""), ("known", 2, 4)),
        (Wish("range", "", "2"), ("known", 0, 2)),
        (Wish(reason="later"), ("", None, None)),
    ],
)
def test_an_answer_is_kept_as_it_was_said(team: Team, wish: Wish, kept: tuple[object, ...]) -> None:
    actions.answer(team.seat("Sam"), "R05", wish, team.now)
    row = Answer.objects.get()
    assert (row.state, row.low, row.high) == kept


def test_a_second_answer_takes_the_place_of_the_first(team: Team) -> None:
    team.say("Sam", R05="3")
    team.say("Sam", R05="unknown")
    assert [one.state for one in Answer.objects.all()] == ["unknown"]
    assert team.seat("Sam").own["R05"].level == "unknown"


@pytest.mark.parametrize(
    ("factor", "wish", "why"),
    [
        ("R30", Wish("3"), "RND031"),
        ("R05", Wish("5"), "RND033"),
        ("R05", Wish("range"), "RND034"),
        ("R05", Wish("range", "1", "9"), "RND034"),
        ("R05", Wish("1", reason="x" * (LONGEST_REASON + 1)), "RND032"),
    ],
)
def test_what_is_no_answer_is_refused(team: Team, factor: str, wish: Wish, why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        actions.answer(team.seat("Sam"), factor, wish, team.now)
    assert refused.value.reasons[0].code == why
    assert not Answer.objects.exists()


def test_at_most_three_factors_decide(team: Team) -> None:
    actions.pick_top(team.seat("Sam"), ["R05", "M01"], team.now)
    assert team.seat("Sam").top == ("R05", "M01")
    with pytest.raises(RefusedError) as refused:
        actions.pick_top(team.seat("Sam"), ["M01", "V03", "R05", "R17"], team.now)
    assert refused.value.reasons[0].code == "RND035"
    with pytest.raises(RefusedError) as refused:
        actions.pick_top(team.seat("Sam"), ["R30"], team.now)
    assert refused.value.status == 404


def test_who_is_done_may_still_change_until_the_reveal(team: Team) -> None:
    team.say("Sam", R05="3")
    actions.finish(team.seat("Sam"), team.now)
    assert team.seat("Sam").is_done
    team.say("Sam", R05="1")
    assert team.seat("Sam").own["R05"].level == "1"
    actions.finish(team.seat("Sam"), team.now, done=False)
    assert not team.seat("Sam").is_done
    team.say("Eva", R05="2")
    team.reveal(force=True)
    with pytest.raises(RefusedError) as refused:
        team.say("Sam", R05="0")
    assert refused.value.reasons[0].code == "RND030"


def test_done_in_a_further_turn_says_again_what_was_left_as_it_was(team: Team) -> None:
    team.say_all({"Sam": {"R05": "3", "M01": "2"}, "Eva": {"R05": "0"}})
    team.reveal(force=True)
    actions.open_second(team.desk.member, team.kept, team.key, ["R05"], team.now)
    seat = team.seat("Sam")
    assert seat.factors == ("R05",)
    assert (seat.own["R05"].level, seat.own["R05"].is_before) == ("3", True)
    assert seat.missing == ("R05",)
    actions.finish(seat, team.now)
    assert not team.seat("Sam").own["R05"].is_before
    assert Answer.objects.filter(turn__number=2).count() == 1
