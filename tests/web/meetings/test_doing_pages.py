"""What the forms of a meeting say is done, once, by those who may."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.http import QueryDict
from web.meetings.team import Team
from web.portfolio.desk import Desk, fragment

from alliancemap_web.meetings.doing_pages import day_of, number_of, place_of, uuid_of
from alliancemap_web.meetings.queries import meeting_of, meetings_of, minutes_of, tasks_of

pytestmark = pytest.mark.django_db


def do(key: str) -> str:
    return f"team/meetings/{key}/do/"


def test_a_meeting_runs_from_forms_alone(made: Team, desk: Desk) -> None:
    key = made.planned().key
    desk.post(do(key), do="begin")
    for _ in range(5):
        desk.post(do(key), do="next", version=str(made.row(key).version))
    assert made.row(key).step.kind == "tasks"
    desk.post(do(key), do="task", what="Ask the lawyer", who="Ada", day="2027-01-07")
    assert desk.post(do(key), do="end").status_code == 302
    desk.post(do(key), do="keep", remarks="The pilot first.", next_on="2027-02-01")
    (minute,) = minutes_of(made.kept, key)
    assert minute.data["next_on"] == "2027-02-01"
    (task,) = tasks_of(key)
    desk.post(do(key), do="done", task=task.key)
    assert tasks_of(key)[0].done_by == "Ada"
    desk.post(do(key), do="drop", task=task.key)
    assert tasks_of(key) == ()


def test_of_two_who_press_at_once_both_see_where_it_is(made: Team, desk: Desk) -> None:
    row = made.begun()
    first = desk.send(do(row.key), do="next", version=str(row.version))
    second = desk.send(do(row.key), do="next", version=str(row.version))
    assert first.status_code == second.status_code == 200
    assert made.row(row.key).place == 1
    assert first.headers["X-Sequence"] == second.headers["X-Sequence"]
    assert "Part 2 of 6" in fragment(second, "stage")


def test_a_task_sent_twice_comes_once(made: Team, desk: Desk) -> None:
    key, number = made.begun().key, str(uuid4())
    for _ in range(2):
        desk.send(do(key), do="task", what="Ask", number=number)
    assert len(tasks_of(key)) == 1


def test_a_plan_is_changed_by_ticks_places_and_minutes(made: Team, desk: Desk) -> None:
    key = made.planned().key
    sent = {"title": "Pilot", "factor": ["M04", "R05"], "place-M04": "2", "place-R05": "1",
            "minutes-M04": "4", "minutes-R05": "2", "minutes": ""}  # fmt: skip
    desk.client.post(desk.address(do(key)), {"do": "plan", **sent})
    row = made.row(key)
    assert (row.title, row.talks) == ("Pilot", ("R05", "M04"))
    assert [step.seconds for step in row.steps if step.kind == "talk"] == [120, 240]


def test_what_is_refused_is_said_where_it_was_pressed(made: Team, desk: Desk) -> None:
    row = made.begun()
    answer = desk.send(do(row.key), do="task", what="")
    assert answer.status_code == 422
    assert "Say what is to be done" in fragment(answer, "controls")
    plain = desk.post(do(row.key), do="task", what="")
    assert plain.status_code == 422
    assert "Say what is to be done" in plain.content.decode()


def test_what_there_is_not_is_not_done(made: Team, desk: Desk) -> None:
    key = made.begun().key
    assert desk.post(do(key), do="dance").status_code == 404
    assert desk.post(do("z" * 12), do="begin").status_code == 404
    assert desk.post(do(key), do="done", task="z" * 12).status_code == 404
    assert desk.get(do(key)).status_code == 405


def test_a_plan_taken_away_leads_back_to_the_list(made: Team, desk: Desk) -> None:
    key = made.planned().key
    answer = desk.post(do(key), do="discard")
    assert answer.headers["Location"] == desk.address("team/meetings/")
    assert meetings_of(made.kept) == ()


EDITS = ("begin", "plan", "discard", "next", "back", "pause", "go", "more", "again", "leader",
         "end", "task", "drop", "keep")  # fmt: skip


@pytest.mark.parametrize(("role", "forbidden"), [("reader", (*EDITS, "done")),
                                                 ("respondent", EDITS)])  # fmt: skip
def test_who_may_not_edit_does_none_of_it(
    made: Team, sit: Callable[..., Desk], role: str, forbidden: tuple[str, ...]
) -> None:
    other, key = sit("Lou", role), made.begun().key
    before = meeting_of(made.kept, key)
    for one in forbidden:
        fields = {"do": one, "version": "1", "what": "x", "title": "x", "factor": "M04"}
        assert other.post(do(key), **fields).status_code == 403, one
    assert meeting_of(made.kept, key) == before
    assert tasks_of(key) == ()


def test_what_a_form_gives_is_read_or_left_out() -> None:
    sent = QueryDict("n=12&bad=1x&long=1234567&day=2027-01-07&place-M04=2")
    assert [number_of(sent, one) for one in ("n", "bad", "long", "none")] == [12, None, None, None]
    assert (day_of(sent, "day"), day_of(sent, "n")) == (date(2027, 1, 7), None)
    assert (place_of(sent, "M04"), place_of(sent, "R05")) == (2, 999)
    number = uuid4()
    assert uuid_of(QueryDict(f"number={number}")) == number
    assert uuid_of(sent) != uuid_of(sent)
