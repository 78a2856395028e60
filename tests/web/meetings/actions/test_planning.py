"""A plan is made from what a round showed, and changed until the meeting begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.meetings.team import FACTORS, NOW, Team

from alliancemap.model.meeting import LONGEST, SHORTEST, plan
from alliancemap_web.meetings import actions
from alliancemap_web.meetings.actions.planning import seconds_of, stored, timed
from alliancemap_web.meetings.queries import meetings_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions as rounds

pytestmark = pytest.mark.django_db


def code_of(refused: pytest.ExceptionInfo[RefusedError]) -> str:
    return refused.value.reasons[0].code


def test_a_round_that_shows_nothing_makes_no_meeting(made: Team) -> None:
    other = rounds.begin(made.owner, made.kept, "Not yet", FACTORS, "en", NOW)
    with pytest.raises(RefusedError) as refused:
        actions.make(made.owner, made.kept, other, NOW)
    assert code_of(refused) == "MTG004"


def test_a_plan_takes_other_factors_in_their_order(made: Team) -> None:
    key = made.planned().key
    actions.change_plan(made.owner, made.kept, key, " Pilot ", ["R05", "M04", "R05"])
    row = made.row(key)
    assert (row.title, row.talks) == ("Pilot", ("R05", "M04"))


def test_the_talks_share_the_time_there_is_or_take_their_own(made: Team) -> None:
    key = made.planned().key
    actions.change_plan(made.owner, made.kept, key, "Pilot", ["R05", "M04"], 20)
    assert made.row(key).minutes <= 20
    actions.change_plan(made.owner, made.kept, key, "Pilot", ["R05", "M04"], None, (2, 7))
    talks = [step.seconds for step in made.row(key).steps if step.kind == "talk"]
    assert talks == [120, 420]


@pytest.mark.parametrize(
    ("title", "factors", "minutes", "code"),
    [
        ("", ["M04"], None, "MTG010"),
        ("x" * 121, ["M04"], None, "MTG010"),
        ("Pilot", ["M01"], None, "MTG011"),
        ("Pilot", ["M04"], 9, "MTG013"),
        ("Pilot", ["M04"], 181, "MTG013"),
    ],
)
def test_a_plan_out_of_reason_is_refused(
    made: Team, title: str, factors: list[str], minutes: int | None, code: str
) -> None:
    before = made.planned()
    with pytest.raises(RefusedError) as refused:
        actions.change_plan(made.owner, made.kept, before.key, title, factors, minutes)
    assert code_of(refused) == code
    assert made.row(before.key) == before


def test_a_plan_that_nobody_began_can_go(made: Team) -> None:
    actions.discard(made.owner, made.kept, made.planned().key)
    assert meetings_of(made.kept) == ()
    row = made.begun()
    with pytest.raises(RefusedError) as refused:
        actions.discard(made.owner, made.kept, row.key)
    assert code_of(refused) == "MTG002"


@given(st.lists(st.integers(-5, 10_000), max_size=4), st.lists(st.sampled_from("abcd"), max_size=4))
def test_talks_of_any_minutes_stay_within_reason(own: list[int], factors: list[str]) -> None:
    before = plan(factors)
    steps = timed(before, own)
    assert [(one.kind, one.factor) for one in steps] == [(one.kind, one.factor) for one in before]
    assert all(SHORTEST <= one.seconds <= LONGEST for one in steps)
    assert [tuple(one) for one in stored(steps)] == [
        (one.kind, one.seconds, one.factor) for one in steps
    ]


def test_no_length_is_no_number_of_seconds() -> None:
    assert seconds_of(None) is None
    assert seconds_of(10) == 600
