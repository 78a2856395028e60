"""What went out of one workspace comes back into another, and nothing else does."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from portfolio_made import data_of
from web.portfolio.desk import Desk

from alliancemap_web.portfolio.actions import create, set_stage
from alliancemap_web.reviews.actions import (
    Wish,
    add_note,
    bring_back,
    close_note,
    fire,
    look,
    set_rhythm,
    watch,
)
from alliancemap_web.reviews.actions.returned import level, levels, moment, one_of, read, text
from alliancemap_web.reviews.pulse_actions import give_pulse
from alliancemap_web.reviews.queries import notes_of, taken_out
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import Member, NotAllowedError


@pytest.fixture
def lived(ada: Desk) -> Desk:
    """An alliance with everything that this room keeps of one."""
    who, now = ada.member, ada.clock.moment
    set_stage(who, ada.alliance, "running", now)
    kept = ada.kept()
    set_rhythm(who, kept, 3, None, now)
    look(who, kept, "All “calm”", now)
    close_note(who, add_note(who, kept, "Our sponsor has left", now))
    add_note(who, kept, "hm\nhm", now + timedelta(hours=1))
    sold = Wish("event", "Their unit is sold", "Ask", "Eve", date(2026, 9, 1))
    watch(who, kept, Wish("falls", factor="M01", level=0), now)
    fire(who, kept, watch(who, kept, sold, now), now)
    give_pulse(who, kept, {"R01": 3}, "fine", now)
    return ada


def plain(data: Any) -> Any:
    return json.loads(json.dumps(data, default=lambda day: day.isoformat()))


def test_notes_looks_triggers_pulses_and_the_rhythm_come_back(
    lived: Desk, stranger: Member
) -> None:
    now = lived.clock.moment
    out = plain(taken_out(lived.member, lived.alliance))
    assert set(out) == {"months", "notes", "looks", "triggers", "pulses"}
    key = create(stranger, data_of("mannkind-sanofi"), now)
    bring_back(Arrival(stranger, key, now), out)
    assert plain(taken_out(stranger, key)) == out
    kept = Desk(stranger, key, lived.clock).kept()
    assert {(one.by, one.person) for one in notes_of(kept.id)} == {("Ada", None)}


def test_nothing_comes_back_for_who_may_not_manage_or_to_where_nothing_is(
    lived: Desk, sit: Callable[..., Desk], stranger: Member
) -> None:
    now, eve = lived.clock.moment, sit("Eve")
    with pytest.raises(NotAllowedError):
        bring_back(Arrival(eve.member, lived.alliance, now), {})
    with pytest.raises(ValueError, match=lived.alliance):
        bring_back(Arrival(stranger, lived.alliance, now), {})


NOTE = {"text": "x", "factor": "", "state": "filed", "by": "A", "at": "2026-01-05T09:00:00+00:00"}


@pytest.mark.parametrize(
    "data",
    [
        {"months": 2},
        {"notes": [{}]},
        {"notes": [5]},
        {"notes": [NOTE | {"text": "x" * 2001}]},
        {"notes": [NOTE | {"text": "a\0b"}]},
        {"notes": [NOTE | {"state": "lost"}]},
        {"notes": [NOTE | {"at": "2026-01-05T09:00:00"}]},
        {"notes": [NOTE | {"factor": 7}]},
        {"pulses": [{"month": "2026-01-01", "levels": {"R01": 5}, "sentence": "", **NOTE}]},
        {"pulses": [{"month": "2026-01-01", "levels": [1], "sentence": "", **NOTE}]},
        [],
    ],
)
def test_what_is_no_data_of_this_room_is_refused_and_nothing_is_kept(ada: Desk, data: Any) -> None:
    arrival = Arrival(ada.member, ada.alliance, ada.clock.moment)
    before = taken_out(ada.member, ada.alliance)
    if data == []:
        data = {"looks": {"a": 1}}
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        bring_back(arrival, {"notes": [NOTE], **data} if "notes" not in data else data)
    assert taken_out(ada.member, ada.alliance) == before == {}


def test_values_are_read_one_by_one() -> None:
    assert read(NOTE | {"more": 1}, ("text", "state")) == {"text": "x", "state": "filed"}
    assert text("ab", 2) == "ab"
    assert one_of(3, (0, 3)) == 3
    assert (level(4), levels({"R01": 0})) == (4, {"R01": 0})
    assert moment("2026-01-05T09:00:00+01:00").utcoffset() == timedelta(hours=1)
