"""Taking jobs, trying them again, taking them back from the dead, and rules kept exactly."""

import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from django_tasks_db.models import DBTaskResult
from web.jobs import labour
from web.jobs.conftest import Time

from alliancemap_web.jobs import actions, queries
from alliancemap_web.jobs.models import Schedule
from alliancemap_web.jobs.schedule import every, rules
from alliancemap_web.jobs.worker import work_off

pytestmark = pytest.mark.django_db


def row() -> DBTaskResult:
    """The one row there is."""
    return DBTaskResult.objects.get()


def test_the_more_urgent_goes_first_then_the_one_that_waits_longest(time: Time) -> None:
    labour.note.using(run_after=time.now - timedelta(minutes=1)).enqueue("second")
    labour.note.using(run_after=time.now - timedelta(minutes=2)).enqueue("first")
    labour.note.enqueue("third")
    labour.urgent.enqueue("urgent")
    labour.note.using(run_after=time.now + timedelta(minutes=1)).enqueue("not yet")
    assert work_off() == 4
    assert labour.DONE == ["urgent", "first", "second", "third"]


def test_what_one_has_taken_no_other_can_take(time: Time) -> None:
    labour.note.enqueue("a")
    assert actions.claim("one", time.now) is not None
    assert actions.claim("two", time.now) is None


def test_looking_for_a_job_writes_nothing(
    time: Time, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(1) as seen:  # type: ignore[operator]
        assert actions.claim("one", time.now) is None
    assert seen.captured_queries[0]["sql"].startswith("SELECT")


def test_a_failed_job_is_tried_again_after_growing_pauses_and_then_given_up(
    time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    labour.ORDERS.extend(ValueError("ana@example.org said no") for _ in range(9))
    labour.stubborn.enqueue("the secret")
    tried = []
    with caplog.at_level(logging.INFO, logger="alliancemap_web.jobs"):
        while not queries.failures():
            if work_off():
                tried.append(time.now)
            time.passes(seconds=30)
    pauses = [(after - before).total_seconds() for before, after in zip(tried, tried[1:])]  # noqa: B905, RUF007
    assert pauses == [60, 240, 960]
    assert [one.number for one in labour.DONE] == [1, 2, 3, 4]  # type: ignore[attr-defined]
    assert [one.is_last for one in labour.DONE] == [False, False, False, True]  # type: ignore[attr-defined]
    (given_up,) = queries.failures()
    assert (given_up.name, given_up.tries) == ("labour.stubborn", 4)
    assert "builtins.ValueError\n" in given_up.error
    assert "in stubborn" in given_up.error
    (last,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert "labour.stubborn is given up after try 4" in last.message
    told = caplog.text + given_up.error + str(row().__dict__)
    assert "ana@example.org" not in told
    assert "the secret" not in told


def test_a_job_that_recovers_is_done_and_forgets_what_it_was_called_with(time: Time) -> None:
    labour.ORDERS.append(ValueError())
    labour.stubborn.enqueue(secret="the secret")
    work_off()
    (waits,) = queries.waiting()
    assert (waits.kwargs, waits.tried) == ({"secret": "the secret"}, 1)
    time.passes(minutes=1)
    assert work_off() == 1
    assert queries.failures() == ()
    assert row().status == "SUCCESSFUL"
    assert row().args_kwargs == {"args": [], "kwargs": {}}
    assert row().traceback == ""


def test_a_job_that_asks_to_stop_is_not_tried_again(time: Time) -> None:
    labour.stopping.enqueue()
    work_off()
    assert queries.waiting() == ()
    assert queries.failures()[0].error.startswith("alliancemap_web.jobs.job.StopTryingError: 410")


def test_a_job_whose_function_is_gone_fails_like_any_other(time: Time) -> None:
    labour.note.enqueue("a")
    DBTaskResult.objects.update(task_path="web.jobs.labour.gone")
    for _ in range(5):
        work_off()
        time.passes(days=1)
    assert queries.failures()[0].tries == 5


def test_a_job_left_by_a_dead_worker_is_done_by_another(time: Time) -> None:
    actions.begin("dead", time.now)
    labour.note.enqueue("a")
    assert actions.claim("dead", time.now) is not None
    assert actions.take_back(time.now) == 0
    actions.give_up(["dead"], time.now)
    assert actions.take_back(time.now) == 1
    assert work_off() == 0
    time.passes(seconds=30)
    assert work_off() == 1
    assert labour.DONE == ["a"]


def test_a_worker_that_ended_in_order_or_was_never_known_holds_nothing(time: Time) -> None:
    labour.note.enqueue("a")
    actions.claim("never known", time.now)
    assert actions.take_back(time.now) == 1


def test_a_job_that_fells_every_worker_is_given_up(time: Time) -> None:
    labour.note.enqueue("a")
    for number in range(3):
        assert actions.claim(f"worker {number}", time.passes(days=1)) is not None
        assert actions.take_back(time.now) == 1
    assert queries.waiting() == ()
    (given_up,) = queries.failures()
    assert (given_up.tries, given_up.error) == (3, "alliancemap_web.jobs.LostWorker: worker 2")


def test_a_worker_given_up_too_early_cannot_settle_what_another_took(time: Time) -> None:
    actions.begin("slow", time.now)
    labour.note.enqueue("a")
    first = actions.claim("slow", time.now)
    actions.give_up(["slow"], time.now)
    actions.take_back(time.now)
    second = actions.claim("quick", time.passes(minutes=1))
    assert first is not None
    assert second is not None
    assert not actions.settle(first, ValueError(), time.now)
    assert row().status == "RUNNING"
    assert actions.settle(second, None, time.now)
    assert not actions.settle(first, None, time.now)
    assert row().status == "SUCCESSFUL"


def test_a_worker_given_up_too_early_lives_again_with_its_next_beat(time: Time) -> None:
    actions.begin("slow", time.now)
    actions.give_up(["slow"], time.now)
    assert queries.lives(besides="other") == ()
    actions.beat("slow", time.now)
    assert queries.lives(besides="other") == (queries.Life("slow", 1),)
    assert queries.lives(besides="slow") == ()


def test_a_worker_whose_row_was_lost_writes_it_anew(time: Time) -> None:
    actions.beat("lost", time.now)
    assert queries.is_working(time.now)


def test_a_new_rule_waits_for_its_first_time(time: Time) -> None:
    every(labour.daily, at="06:00")
    assert actions.tick(rules(), time.now) == 0
    assert actions.tick(rules(), time.passes(hours=18, microseconds=-1)) == 0
    assert actions.tick(rules(), time.passes(microseconds=1)) == 1
    assert actions.tick(rules(), time.now) == 0


def test_a_quarter_of_days_is_lived_through_day_by_day(time: Time) -> None:
    every(labour.daily, at="06:00")
    every(labour.often, minutes=720)
    work_off()
    for _ in range(91):
        time.passes(hours=12)
        work_off()
        time.passes(hours=12)
        work_off()
    assert labour.DONE.count("daily") == 91
    assert labour.DONE.count("often") == 182


def test_runs_that_were_missed_are_caught_up_once(time: Time) -> None:
    every(labour.daily, at="06:00")
    work_off()
    time.passes(days=10)
    assert work_off() == 1
    assert Schedule.objects.get().next_at == datetime(2027, 1, 15, 6, tzinfo=UTC)
    assert work_off() == 0


def test_a_run_that_is_not_over_is_not_joined_by_the_next(time: Time) -> None:
    labour.ORDERS.extend(ValueError() for _ in range(2))
    every(labour.daily, at="06:00")
    work_off()
    time.passes(days=1)
    actions.tick(rules(), time.now)
    time.passes(days=1)
    assert actions.tick(rules(), time.now) == 0
    assert len(queries.waiting()) == 1
    # It fails for good, so the day after has its own run again.
    work_off()
    time.passes(minutes=1)
    work_off()
    assert len(queries.failures()) == 1
    time.passes(days=1)
    assert work_off() == 1


def test_a_rule_that_changed_is_kept_by_its_new_time(time: Time) -> None:
    every(labour.daily, at="06:00")
    work_off()
    every(labour.daily, at="13:00")
    assert work_off() == 0
    time.passes(hours=1)
    assert work_off() == 1


def in_threads(count: int, run: object) -> None:
    """Do something in several threads at the same moment."""
    gate = threading.Barrier(count)
    failed: list[BaseException] = []

    def one(number: int) -> None:
        try:
            gate.wait()
            run(number)  # type: ignore[operator]
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


@pytest.mark.django_db(transaction=True)
def test_a_due_time_leads_to_one_job_under_many_workers(time: Time) -> None:
    every(labour.daily, at="06:00")
    for _ in range(5):
        in_threads(4, lambda _: actions.tick(rules(), time.now))
        time.passes(days=1)
        came: list[int] = []
        in_threads(4, lambda _: came.append(actions.tick(rules(), time.now)))  # noqa: B023
        assert sorted(came) == [0, 0, 0, 1]
        assert work_off() == 1
    assert DBTaskResult.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_no_job_is_taken_by_two_workers(time: Time) -> None:
    for number in range(40):
        labour.note.enqueue(str(number))
    taken: list[str] = []

    def work(number: int) -> None:
        while claimed := actions.claim(f"worker {number}", time.now):
            taken.extend(claimed.args)
            actions.settle(claimed, None, time.now)

    in_threads(3, work)
    assert sorted(taken) == sorted(str(number) for number in range(40))
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


@pytest.mark.django_db(transaction=True)
def test_a_job_left_behind_is_taken_back_once_under_many_workers(time: Time) -> None:
    labour.note.enqueue("a")
    actions.claim("dead", time.now)
    taken: list[int] = []
    in_threads(4, lambda _: taken.append(actions.take_back(time.now)))
    assert sum(taken) == 1
    assert queries.waiting()[0].tried == 1


def test_to_clear_is_to_say_how_many_went(time: Time) -> None:
    assert actions.clear(time.now) == 0
    labour.note.enqueue("a")
    work_off()
    assert actions.clear(time.passes(days=8)) == 1


def test_settling_a_job_whose_row_was_deleted_does_nothing(time: Time) -> None:
    labour.note.enqueue("a")
    claimed = actions.claim("one", time.now)
    assert claimed is not None
    DBTaskResult.objects.all().delete()
    assert not actions.settle(claimed, None, time.now)


def test_a_rule_that_another_moved_on_meanwhile_brings_nothing_about(time: Time) -> None:
    rule = every(labour.daily, at="06:00")
    actions.tick(rules(), time.now)
    assert not actions.bring_about(rule, time.now, None, time.now)
    assert queries.waiting() == ()
