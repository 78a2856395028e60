"""What is long over is deleted once a day, by a rule of the room's own."""

import pytest
from django.apps import apps
from django_tasks_db.models import DBTaskResult
from web.jobs import labour
from web.jobs.conftest import Time

from alliancemap_web.jobs import actions, schedule
from alliancemap_web.jobs.models import Worker
from alliancemap_web.jobs.upkeep import prune
from alliancemap_web.jobs.worker import work_off

pytestmark = pytest.mark.django_db


def test_what_was_done_is_kept_a_week_and_what_failed_a_quarter(time: Time) -> None:
    labour.note.enqueue("a")
    labour.spoken.enqueue()
    work_off()
    labour.note.using(run_after=time.now.replace(year=2029)).enqueue("waits")
    left = []
    for days in (7, 1, 82, 1):
        time.passes(days=days)
        prune.call()
        left.append(DBTaskResult.objects.count())
    assert left == [3, 2, 2, 1]


def test_workers_long_gone_are_forgotten(time: Time) -> None:
    actions.begin("lives", time.now)
    actions.begin("gone", time.now)
    actions.end("gone", time.now)
    time.passes(days=91)
    prune.call()
    assert [worker.name for worker in Worker.objects.all()] == ["lives"]


def test_the_room_names_its_own_rule_when_it_is_loaded() -> None:
    apps.get_app_config("jobs").ready()
    assert schedule.rules()[0].job == prune
