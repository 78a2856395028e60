"""A meeting's plan and who speaks when."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.meeting import (
    KINDS,
    MINUTE,
    SHORTEST,
    Speaker,
    Step,
    length,
    once_more,
    plan,
    speaking_order,
)

FACTORS = st.lists(st.sampled_from(["M01", "V03", "R05", "R17", "R20"]), unique=True, max_size=5)
MIDDLES = st.one_of(st.none(), st.integers(0, 8).map(lambda number: Fraction(number, 2)))
PEOPLE = st.lists(st.tuples(MIDDLES, st.booleans()), max_size=8).map(
    lambda some: [Speaker(str(place), middle, leads) for place, (middle, leads) in enumerate(some)]
)


@given(FACTORS)
def test_every_factor_is_talked_about_once_in_its_order(factors: list[str]) -> None:
    assert [step.factor for step in plan(factors) if step.kind == "talk"] == factors


@given(FACTORS, st.integers(0, 3 * 60 * MINUTE))
def test_a_plan_fits_the_time_there_is_unless_talks_would_be_too_short(
    factors: list[str], seconds: int
) -> None:
    steps = plan(factors, seconds)
    shortest = all(step.seconds == SHORTEST for step in steps if step.kind == "talk")
    assert shortest or length(steps) <= seconds


@given(FACTORS)
def test_people_look_first_and_say_who_does_what_last(factors: list[str]) -> None:
    steps = plan(factors)
    assert (steps[0].kind, steps[-1].kind) == ("look", "tasks")
    assert {step.kind for step in steps} <= set(KINDS)


def test_without_a_difference_nothing_is_answered_again() -> None:
    assert [step.kind for step in plan([])] == ["look", "tasks"]


def test_thirty_minutes_leave_five_factors_three_and_a_half_each() -> None:
    talks = plan(["M01", "V03", "R05", "R17", "R20"], 30 * MINUTE)[1:6]
    assert {step.seconds for step in talks} == {210}


@given(FACTORS, st.data())
def test_talking_once_more_changes_nothing_that_was_done(
    factors: list[str], data: st.DataObject
) -> None:
    steps = plan(factors)
    place = data.draw(st.integers(0, len(steps) - 1))
    longer = once_more(steps, place, ["M01"])
    assert longer[: place + 1] == steps[: place + 1]
    assert longer[place + 1 : place + 4] == (
        Step("talk", 3 * MINUTE, "M01"),
        Step("again", 3 * MINUTE),
        Step("moved", 2 * MINUTE),
    )
    assert longer[place + 4 :] == steps[place + 1 :]


@given(PEOPLE)
def test_everybody_speaks_once(people: list[Speaker]) -> None:
    order = speaking_order(people)
    assert sorted(one.key for one in order) == sorted(one.key for one in people)


@given(PEOPLE)
def test_the_leader_speaks_after_everybody_else(people: list[Speaker]) -> None:
    order = [one.leads for one in speaking_order(people)]
    assert order == sorted(order)


@given(PEOPLE)
def test_the_lowest_speaks_first_and_the_highest_second(people: list[Speaker]) -> None:
    known = [one.middle for one in people if not one.leads and one.middle is not None]
    order = [one for one in speaking_order(people) if not one.leads]
    if known:
        assert order[0].middle == min(known)
    if len(known) > 1:
        assert order[1].middle == max(known)


def test_further_speakers_come_from_the_outside_inwards() -> None:
    said = [("a", 2), ("b", 4), ("c", 1), ("d", 0), ("e", 2)]
    people = [Speaker(name, Fraction(level)) for name, level in said]
    assert [one.key for one in speaking_order(people)] == ["d", "b", "c", "a", "e"]
