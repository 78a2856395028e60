"""The minute of an ended meeting is read, kept and printed, in either language."""

from datetime import timedelta

import pytest
from web.meetings.team import Team
from web.portfolio.desk import Desk

from alliancemap_web.meetings.minute_pages import drafted, late_marked, minute_of
from alliancemap_web.meetings.queries import tasks_of

pytestmark = pytest.mark.django_db


def test_it_wrote_itself_and_can_be_kept(made: Team, desk: Desk) -> None:
    key = made.ended().key
    page = desk.get(f"team/meetings/{key}/").content.decode()
    for words in ("It wrote itself", "The tender changed my mind.", "Ask the lawyer", "Keep the"):
        assert words in page
    assert desk.get(f"team/meetings/{key}/minute/").status_code == 404
    desk.post(f"team/meetings/{key}/do/", do="keep", remarks="The pilot first.")
    paper = desk.get(f"team/meetings/{key}/minute/").content.decode()
    for words in ("The pilot first.", "Ask the lawyer", "The map, at act 1", "version 1"):
        assert words in paper


def test_earlier_versions_can_still_be_printed(made: Team, desk: Desk) -> None:
    key = made.ended().key
    for remarks in ("The pilot first.", "The offer first."):
        desk.post(f"team/meetings/{key}/do/", do="keep", remarks=remarks)
    paper = f"team/meetings/{key}/minute/"
    assert "The offer first." in desk.get(paper).content.decode()
    assert "The pilot first." in desk.get(paper, version="1").content.decode()
    page = desk.get(f"team/meetings/{key}/").content.decode()
    assert "Minute, version 1" in page


def test_the_same_minute_reads_in_french(made: Team, desk: Desk) -> None:
    key = made.ended().key
    desk.post(f"team/meetings/{key}/do/", do="keep")
    desk.language = "fr"
    paper = desk.get(f"team/meetings/{key}/minute/").content.decode()
    assert "Ce sur quoi nous sommes d’accord" in paper
    assert "What we agree on" not in paper


def test_it_takes_each_factor_as_it_was_shown_last(made: Team) -> None:
    row = made.ended()
    data = minute_of(made.owner, made.kept, row)
    talked = {one["factor"] for one in (*data["agreed"], *data["differ"])}
    assert talked == set(row.talks)
    (m04,) = [one for one in (*data["agreed"], *data["differ"]) if one["factor"] == "M04"]
    assert (m04["low"], m04["high"]) == (2, 4)
    shown = drafted(made.owner, made.kept, row, "en", row.made_at)
    assert shown["told"]
    assert shown["kept_minutes"] == []


def test_a_task_is_late_after_its_day(made: Team) -> None:
    tasks = tasks_of(made.ended().key)
    day = tasks[0].day
    assert day
    assert [late for _, late in late_marked(tasks, day)] == [False]
    assert [late for _, late in late_marked(tasks, day + timedelta(days=1))] == [True]
