"""A worker at work: in its own threads, through failures, and when it or another one dies."""

import os
import subprocess
import sys
import time as clocks
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult
from web.jobs import labour
from web.jobs.conftest import Time

from alliancemap_web.jobs import actions, queries, worker
from alliancemap_web.jobs.schedule import every
from alliancemap_web.jobs.worker import GONE, Working, new_name, persevere, start, watch, work_off

pytestmark = pytest.mark.django_db


def until(is_so: Callable[[], bool], within: float = 10.0) -> None:
    """Wait until something is so; fail when it does not become so."""
    end = clocks.monotonic() + within
    while not is_so():
        assert clocks.monotonic() < end, "it did not happen"
        clocks.sleep(0.01)


Hire = Callable[..., Working]


@pytest.fixture
def hire(transactional_db: None) -> Iterator[Hire]:
    """Start workers that are sent away after the test. They look rarely: only the bell is quick."""
    hired: list[Working] = []

    def hire(look: float = 60.0) -> Working:
        hired.append(start(look))
        return hired[-1]

    yield hire
    for working in hired:
        assert working.end()


def test_a_worker_does_what_comes_in_at_once(hire: Hire) -> None:
    hire()
    labour.note.enqueue("a")
    until(lambda: labour.DONE == ["a"])
    labour.chain.enqueue(2)
    until(lambda: labour.DONE == ["a", 2, 1, 0])


def test_several_workers_do_every_job_once(hire: Hire) -> None:
    # One bell is for one worker in a process; here, as between processes, each looks by itself.
    workers = [hire(look=0.01) for _ in range(3)]
    for number in range(30):
        labour.slow.enqueue(str(number))
    until(lambda: len(labour.DONE) == 30)
    assert labour.TWICE == []
    assert len({what for what, _ in labour.DONE}) == 30  # type: ignore[misc]
    until(lambda: not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists())
    done_by = {row.worker_ids[-1] for row in DBTaskResult.objects.all()}
    assert done_by <= {working.name for working in workers}
    assert all(len(row.worker_ids) == 1 for row in DBTaskResult.objects.all())


def test_a_worker_brings_about_what_is_due(
    hire: Hire, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "BEAT", 0.01)
    every(labour.daily, at="06:00")
    hire()
    until(lambda: "labour.daily" in queries.schedules())
    time.passes(days=1)
    until(lambda: labour.DONE == ["daily"])
    # Its last beat may have been a moment before the day passed; the next one comes by itself.
    until(lambda: queries.state(time.now).is_working)


def test_a_worker_that_stops_finishes_what_it_has_in_hand(transactional_db: None) -> None:
    working = start()
    labour.slow.enqueue("a")
    until(lambda: bool(labour.AT_ONCE or labour.DONE))
    assert working.end()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert not working.hands.is_alive()
    assert not working.heart.is_alive()
    assert queries.lives(besides="") == ()


def test_a_worker_that_cannot_stop_in_time_still_counts_as_alive(transactional_db: None) -> None:
    working = start()
    labour.slow.enqueue("a")
    until(lambda: bool(labour.AT_ONCE or labour.DONE))
    stopped = working.end(within=0.0)
    assert stopped or [life.name for life in queries.lives(besides="")] == [working.name]
    assert working.end()


@pytest.mark.parametrize("error", [ValueError("wrong"), SystemExit(3), RecursionError()])
def test_a_worker_goes_on_after_whatever_a_job_does(error: BaseException, time: Time) -> None:
    labour.ORDERS.append(error)
    labour.stubborn.enqueue()
    labour.note.enqueue("after it")
    assert work_off() == 2
    assert labour.DONE[-1] == "after it"
    assert queries.waiting()[0].tried == 1


def test_a_worker_goes_on_when_the_database_was_away(
    hire: Hire, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors = [OperationalError("away"), OperationalError("away")]
    real = actions.claim

    def claim(name: str, now: datetime) -> actions.Claimed | None:
        if errors:
            raise errors.pop()
        return real(name, now)

    monkeypatch.setattr(actions, "claim", claim)
    labour.note.enqueue("a")
    hire(look=0.01)
    until(lambda: labour.DONE == ["a"])
    assert errors == []


def test_what_is_done_is_written_down_as_soon_as_that_is_possible(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker.time, "sleep", lambda seconds: waited.append(seconds))
    waited: list[float] = []
    answers = iter([OperationalError(), OperationalError(), None])

    def write() -> None:
        if error := next(answers):
            raise error

    persevere("labour.note", write)
    assert waited == [0.1, 0.2]
    assert list(answers) == []


def test_a_worker_is_given_up_when_its_beats_stand_still_and_not_before(time: Time) -> None:
    actions.begin("other", time.now)
    labour.note.enqueue("a")
    actions.claim("other", time.now)
    seen = watch("me", {}, 100.0, time.now)
    assert seen == {"other": (0, 100.0)}
    seen = watch("me", seen, 100.0 + GONE - 0.1, time.now)
    assert queries.waiting() == ()
    actions.beat("other", time.now)
    seen = watch("me", seen, 100.0 + GONE, time.now)
    assert seen == {"other": (1, 100.0 + GONE)}
    assert watch("me", seen, 100.0 + 2 * GONE, time.now) == {}
    assert queries.waiting()[0].tried == 1
    assert queries.lives(besides="me") == ()


def test_a_clock_that_jumps_gives_nobody_up(time: Time) -> None:
    actions.begin("other", time.now)
    seen = watch("me", {}, 100.0, time.now)
    watch("me", seen, 101.0, time.passes(days=90))
    assert [life.name for life in queries.lives(besides="me")] == ["other"]


def test_what_a_worker_left_that_went_meanwhile_is_taken_back(time: Time) -> None:
    actions.begin("other", time.now)
    labour.note.enqueue("a")
    actions.claim("other", time.now)
    seen = watch("me", {}, 100.0, time.now)
    actions.give_up(["other"], time.now)
    watch("me", seen, 101.0, time.now)
    assert queries.waiting()[0].tried == 1


def test_names_of_workers_differ_and_fit_their_column() -> None:
    names = {new_name() for _ in range(50)}
    assert len(names) == 50
    assert max(map(len, names)) <= 64


def test_jobs_without_an_end_are_noticed(time: Time) -> None:
    labour.chain.enqueue(10)
    with pytest.raises(RuntimeError, match="more are due"):
        work_off(most=5)


def test_working_off_shows_when_somebody_was_last_at_work(time: Time) -> None:
    assert work_off() == 0
    state = queries.state(time.now)
    assert (state.is_working, state.last_seen) == (False, time.now)


# A worker of its own, quick to notice who is gone. Whoever is the first dies in the job.
PROCESS = """
import os, pathlib, sys, threading, time, types
os.environ["DJANGO_SETTINGS_MODULE"] = "alliancemap_web.settings"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from alliancemap_web.jobs import job, worker
worker.BEAT, worker.GONE = 0.05, 0.5
folder = pathlib.Path(os.environ["ALLIANCEMAP_DATA"])
deeds = types.ModuleType("deeds")
sys.modules["deeds"] = deeds
def die_once():
    with open(folder / "tries.txt", "a") as tries:
        tries.write(f"{os.getpid()}\\n")
    if not (folder / "died").exists():
        (folder / "died").touch()
        os._exit(9)
    (folder / "done").touch()
die_once.__module__ = "deeds"
from datetime import timedelta
deeds.die_once = job.job("deeds.die", pause=timedelta(milliseconds=10))(die_once)
if not (folder / "died").exists():
    deeds.die_once.enqueue()
working = worker.start(look=0.05)
while not (folder / "done").exists():
    time.sleep(0.01)
sys.exit(not working.end())
"""


@pytest.mark.slow
def test_a_job_is_done_although_its_worker_was_killed_in_the_middle(
    own_database: Callable[[Path], dict[str, str]], tmp_path: Path
) -> None:
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    environment = kept | own_database(tmp_path) | {"ALLIANCEMAP_DATA": str(tmp_path)}
    codes = [
        subprocess.run([sys.executable, "-c", PROCESS], env=environment, timeout=60).returncode
        for _ in range(2)
    ]
    assert codes == [9, 0]
    tries = (tmp_path / "tries.txt").read_text("utf-8").split()
    assert len(tries) == len(set(tries)) == 2
