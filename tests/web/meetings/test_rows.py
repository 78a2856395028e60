"""A meeting knows how far it is, how long it takes, and what its next silent answer is about."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from web.meetings.team import NOW

from alliancemap.model.meeting import length, once_more, plan
from alliancemap_web.meetings.rows import MeetingRow, TaskRow
from alliancemap_web.meetings.ticking import Ticking


def row(factors: tuple[str, ...] = ("M04", "R17"), place: int = 0) -> MeetingRow:
    return MeetingRow(
        "key", "round", 1, "Title", plan(factors), place, 0, Ticking(60, None),
        NOW, None, None, "Ada", NOW,
    )  # fmt: skip


def test_a_meeting_talks_about_each_factor_once() -> None:
    steps = once_more(row().steps, 4, ["M04"])
    again = MeetingRow(
        "key", "round", 1, "T", steps, 6, 0, Ticking(60, None), NOW, None, None, "Ada", NOW
    )
    assert again.talks == ("M04", "R17")
    assert again.round_of_talks == ("M04",)


@given(st.integers(0, 5))
def test_the_next_silent_answer_is_about_what_was_talked_about(place: int) -> None:
    found = row(place=place).round_of_talks
    assert found == {0: (), 1: ("M04",), 2: ("M04", "R17"), 3: ("M04", "R17")}.get(place, ())


def test_a_plan_takes_whole_minutes() -> None:
    assert (row().minutes - 1) * 60 < length(row().steps) <= row().minutes * 60


def test_a_task_is_late_the_day_after_and_never_once_done() -> None:
    day = date(2027, 1, 4)
    task = TaskRow("k", "what", "who", day, "by", None, "")
    assert not task.is_late(day)
    assert task.is_late(day + timedelta(days=1))
    assert not TaskRow("k", "what", "who", None, "by", None, "").is_late(day)
    done = TaskRow("k", "what", "who", day, "by", NOW, "Ada")
    assert not done.is_late(day + timedelta(days=9))
