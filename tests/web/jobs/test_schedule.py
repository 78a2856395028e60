"""When a rule is due: on the clock's grid, later than now, and never later than one period."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.jobs import labour

from alliancemap_web.jobs import schedule
from alliancemap_web.jobs.job import job
from alliancemap_web.jobs.schedule import Rule, every, rules

MOMENTS = st.floats(0, 4e9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
PERIODS = st.sampled_from([1, 5, 15, 60, 720, 1440])


@given(MOMENTS, PERIODS, st.integers(0, 1439))
def test_the_next_time_is_after_now_and_within_a_period(
    now: datetime, minutes: int, offset: int
) -> None:
    rule = Rule(labour.daily, timedelta(minutes=minutes), timedelta(minutes=offset % minutes))
    due = rule.after(now)
    assert now < due <= now + rule.period
    assert rule.after(due) == due + rule.period
    assert rule.after(due - timedelta(microseconds=1)) == due


def test_a_daily_rule_is_due_at_its_time() -> None:
    rule = every(labour.daily, at="06:00")
    noon = datetime(2027, 1, 4, 12, tzinfo=UTC)
    assert rule.after(noon) == datetime(2027, 1, 5, 6, tzinfo=UTC)
    assert rule.after(datetime(2027, 1, 5, 5, 59, tzinfo=UTC)) == rule.after(noon)


def test_a_rule_in_minutes_is_due_on_the_full_hour_too() -> None:
    rule = every(labour.often, minutes=5)
    assert rule.after(datetime(2027, 1, 4, 12, 56, 1, tzinfo=UTC)).minute == 0


def test_rules_stand_in_the_order_of_their_names() -> None:
    every(labour.often, minutes=5)
    every(labour.daily, at="06:00")
    assert [rule.name for rule in rules()] == ["labour.daily", "labour.often"]


def test_a_rule_said_again_replaces_itself() -> None:
    every(labour.often, minutes=5)
    rule = every(labour.often, minutes=15)
    assert rules() == (rule,)


@pytest.mark.parametrize(
    ("minutes", "at"),
    [(None, None), (5, "06:00"), (0, None), (7, None), (None, "6:00"), (None, "24:00"), (None, "")],
)
def test_a_rule_that_says_no_time_is_refused(minutes: int | None, at: str | None) -> None:
    with pytest.raises(ValueError):
        every(labour.daily, minutes=minutes, at=at)
    assert not schedule.RULES


@job("labour.often")
def impostor() -> None:
    """Goes by another's name."""


def test_two_jobs_of_one_name_are_refused() -> None:
    every(labour.often, minutes=5)
    with pytest.raises(ValueError, match="the name of two jobs"):
        every(impostor, minutes=5)
