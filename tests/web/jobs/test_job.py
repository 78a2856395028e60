"""What a job is: its tries, its growing pauses, and what of a failure may be told."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.jobs import labour

from alliancemap_web.jobs.job import (
    LONGEST_PAUSE,
    Attempt,
    JobError,
    StopTryingError,
    attempt,
    attempting,
    job,
    pause_after,
    told,
)

FIRST = st.timedeltas(timedelta(seconds=1), timedelta(hours=12))


@given(st.integers(1, 10_000), FIRST)
def test_pauses_never_shrink_and_end_at_the_longest(failed: int, first: timedelta) -> None:
    pause, next_one = pause_after(failed, first), pause_after(failed + 1, first)
    assert first <= pause <= next_one <= LONGEST_PAUSE


def test_each_pause_is_four_times_the_one_before() -> None:
    found = [pause_after(failed, timedelta(seconds=30)) for failed in (1, 2, 3, 4)]
    assert [pause.total_seconds() for pause in found] == [30, 120, 480, 1920]


def test_a_first_pause_beyond_the_longest_is_kept() -> None:
    assert pause_after(3, timedelta(days=2)) == timedelta(days=2)


def test_a_job_is_still_a_function_that_can_be_called() -> None:
    labour.note.call("here")
    assert labour.DONE == ["here"]
    assert labour.note.name == "labour.note"


def test_a_job_made_for_another_time_keeps_its_tries() -> None:
    later = labour.stubborn.using(priority=5)
    assert (later.tries, later.pause, later.priority) == (4, timedelta(minutes=1), 5)


@pytest.mark.parametrize(("tries", "pause"), [(0, 1), (1, 0), (1, -1)])
def test_a_job_without_a_try_or_a_pause_is_refused(tries: int, pause: int) -> None:
    with pytest.raises(ValueError, match="one try and a pause above zero"):
        job("labour.wrong", tries=tries, pause=timedelta(seconds=pause))


def test_a_job_knows_which_try_it_is_in_and_nobody_else_does() -> None:
    assert attempt() is None
    with attempting(Attempt(4, 5)):
        assert attempt() == Attempt(4, 5)
    assert attempt() is None
    assert not Attempt(4, 5).is_last
    assert Attempt(5, 5).is_last


def caught(error: Exception, cause: Exception | None = None) -> Exception:
    """The error as it is when it has been raised."""
    try:
        raise error from cause
    except type(error) as raised:
        return raised


def test_what_is_told_of_a_failure_says_where_and_never_what() -> None:
    try:
        open("/nowhere/of/ana@example.org")  # noqa: PTH123, SIM115 - it fails
    except OSError as error:
        cause = error
    said = told(caught(ValueError("smtp://ana:secret@host"), cause))
    assert said.startswith("builtins.ValueError\n  ")
    assert "in caught" in said
    assert "because of builtins.FileNotFoundError" in said
    assert "secret" not in said
    assert "ana@" not in said


def test_the_text_of_an_error_of_ours_is_told() -> None:
    assert told(JobError("answered 503")).endswith("JobError: answered 503")
    assert told(StopTryingError("410")).endswith("StopTryingError: 410")
    assert told(JobError()).endswith("JobError")
