"""What another program judged is judged again in the background, without anybody asking."""

from datetime import timedelta

import pytest
from web.portfolio.conftest import NOW

from alliancemap_web import clock
from alliancemap_web.jobs import schedule
from alliancemap_web.jobs.worker import work_off
from alliancemap_web.portfolio.assessed import program
from alliancemap_web.portfolio.models import Assessed
from alliancemap_web.portfolio.upkeep import EVERY, assess_again


@pytest.mark.usefixtures("alliance")
def test_what_another_program_judged_is_judged_again_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert schedule.RULES[assess_again.label].period == timedelta(minutes=EVERY)
    Assessed.objects.update(program="another")
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=EVERY))
    assess_again.enqueue()
    work_off()
    assert list(Assessed.objects.values_list("program", flat=True)) == [program()]
