"""Meetings go out with everything and come back as they ended; what is none is refused."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portfolio_made import data_of, member_in
from web.meetings.team import NOW, Team
from web.portfolio.desk import Clock, Desk

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.actions.returned import counted, day, moment, steps, within, words
from alliancemap_web.meetings.minute_pages import minute_of
from alliancemap_web.meetings.models import Meeting
from alliancemap_web.meetings.queries import meetings_of, minutes_of, taken_out, tasks_of
from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import NotAllowedError

pytestmark = pytest.mark.django_db

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10) | st.text(max_size=3),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=3), part),
    max_leaves=5,
)


def plain(made: Team) -> Any:
    """What goes out of a team's meetings, as it stands in the file."""
    out = taken_out(made.owner, made.alliance)
    return json.loads(json.dumps(out, default=lambda value: value.isoformat()))


def kept_one(made: Team) -> str:
    """A meeting that has ended, with its minute kept and its task done."""
    key = made.ended().key
    data = minute_of(made.owner, made.kept, made.row(key))
    actions.keep_minute(made.owner, made.kept, key, data, "The pilot first.", NOW)
    actions.tick(made.owner, made.kept, key, tasks_of(key)[0].key, NOW, done=True)
    return key


def elsewhere(made: Team) -> Arrival:
    """Another firm, with the same alliance."""
    stranger = member_in("Autre", "zoe@example.org", "Zoé")
    return Arrival(stranger, create(stranger, data_of("mannkind-sanofi"), NOW, "file"), NOW)


def test_there_and_back_is_the_same(made: Team) -> None:
    kept_one(made)
    there, out = elsewhere(made), plain(made)
    actions.bring_back(there, out)
    back = taken_out(there.member, there.alliance)
    assert json.loads(json.dumps(back, default=lambda value: value.isoformat())) == out


def test_what_came_back_can_be_read(made: Team) -> None:
    kept_one(made)
    there = elsewhere(made)
    actions.bring_back(there, plain(made))
    kept = find_alliance(there.member, there.alliance or "")
    assert kept
    (row,) = meetings_of(kept)
    (minute,) = minutes_of(kept, row.key)
    assert (row.state, minute.remarks) == ("ended", "The pilot first.")
    desk = Desk(there.member, there.alliance or "", Clock(NOW))
    page = desk.get(f"team/meetings/{row.key}/")
    assert page.status_code == 200
    assert "Ask the lawyer" in page.content.decode()
    assert desk.get(f"team/meetings/{row.key}/minute/").status_code == 200


def test_only_who_manages_brings_back(made: Team) -> None:
    kept_one(made)
    editor = member_in("Petite", "ed@example.org", "Ed", "editor")
    with pytest.raises(NotAllowedError):
        actions.bring_back(Arrival(editor, made.alliance, NOW), plain(made))


FORGED = [
    ("title", ""), ("title", 7), ("title", "x" * 121), ("from_turn", 0), ("from_turn", True),
    ("steps", []), ("steps", [["dance", 60, ""]]), ("steps", [["talk", 60]]),
    ("steps", [["talk", "60", "M04"]]), ("begun_at", "2027-01-04T09:00:00"), ("begun_at", "soon"),
    ("ended_at", None), ("next_on", "tomorrow"), ("there", "Eve"), ("there", ["x" * 81]),
    ("tasks", [{}]), ("tasks", [["x"]]), ("minutes", [{"data": {}}]), ("minutes", [7]),
    ("minutes", [{"data": {}, "remarks": "", "by": "x", "kept_at": "2027-01-04T09:00:00+00:00"}]),
    ("tasks", [{}] * 61), ("by", ""), ("round", "z" * 13),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), FORGED)
def test_forged_data_is_refused_and_leaves_nothing(made: Team, key: str, value: Any) -> None:
    kept_one(made)
    out = plain(made)
    out[0][key] = value
    there = elsewhere(made)
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        actions.bring_back(there, out)
    kept = find_alliance(there.member, there.alliance or "")
    assert kept
    assert meetings_of(kept) == ()


def test_no_alliance_no_meetings(made: Team) -> None:
    with pytest.raises(ValueError, match="meetings"):
        actions.bring_back(Arrival(made.owner, None, NOW), [])
    with pytest.raises(ValueError, match="meetings"):
        actions.bring_back(Arrival(made.owner, "z" * 12, NOW), [])
    assert not Meeting.objects.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON)
def test_any_value_is_taken_or_refused_with_an_error_that_is_caught(value: Any) -> None:
    for check in (
        lambda: words(value, 3), lambda: words(value, 3, empty=True), lambda: within(value, 3),
        lambda: counted(value, 2), lambda: steps(value), lambda: moment(value), lambda: day(value),
    ):  # fmt: skip
        try:
            check()
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
