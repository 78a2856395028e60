"""What a change tells: the right event, little without content, and all of it with."""

import json
import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest

from alliancemap_web.api.hook_bodies import (
    FIELDS,
    MOST_CONTENT,
    TEST,
    Told,
    act_of,
    body_of,
    event_of,
    told,
    trial_body,
    value_of,
    written,
)
from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
ADA = Member(1, "k" * 12, "Lumio", "owner", "Ada", 3, 4)
NUMBER = uuid.UUID(int=7)


def row(stage: str = "talks", **more: Any) -> Row:
    plain: dict[str, Any] = {"sequence": 3} | more
    return Row("a" * 12, "Orchid", "Giant", stage, "early", "whole", **plain)


def entry(value: Any, undoes: str | None = None) -> Entry:
    return Entry(4, "n1", "answer/M01", value, undoes, 3, "Ada", NOW, "page")


def plain(one: Told | None, *, with_content: bool = False) -> dict[str, Any]:
    assert one
    found: dict[str, Any] = json.loads(body_of(one, NUMBER, with_content=with_content))
    return found


@pytest.mark.parametrize(
    ("before", "after", "event"),
    [
        (None, row(), "alliance.created"),
        (row(), None, "alliance.deleted"),
        (row(), row(archived_at=NOW), "alliance.archived"),
        (row(archived_at=NOW), row(), "alliance.changed"),
        (row(), row(stage="idea"), "alliance.changed"),
    ],
)
def test_each_change_is_an_event(before: Row | None, after: Row | None, event: str) -> None:
    assert event_of(before, after) == event
    one = told(ADA, before, after, (), NOW)
    assert one
    assert one.event == event
    assert one.alliance == "a" * 12
    assert plain(one)["event"] == event


def test_a_change_in_which_nothing_differs_tells_nothing() -> None:
    assert told(ADA, row(), row(), (), NOW) is None
    assert told(ADA, row(), row(changed_at=NOW), (), NOW) is None
    assert told(ADA, None, None, (), NOW) is None


def test_without_content_a_message_holds_keys_and_no_word_of_the_alliance() -> None:
    one = told(ADA, row(), row(sequence=4, signed_on=date(2027, 2, 1)), (entry("secret"),), NOW)
    assert plain(one) == {
        "id": str(NUMBER),
        "event": "alliance.changed",
        "workspace": "k" * 12,
        "alliance": "a" * 12,
        "sequence": 4,
        "registers": ["answer/M01"],
        "fields": ["signed_on"],
        "by": "Ada",
        "at": "2027-03-01T09:30:00+00:00",
    }


def test_with_content_the_acts_and_the_fields_are_there() -> None:
    acts = (entry({"level": 2}), entry(None, undoes="n0"))
    content = plain(told(ADA, row(), row(), acts, NOW), with_content=True)["content"]
    assert set(content) == {*FIELDS, "acts"}
    assert content["name"] == "Orchid"
    assert content["acts"][0] == {"id": "n1", "register": "answer/M01", "value": {"level": 2}}
    assert content["acts"][1]["undoes"] == "n0"
    assert act_of(acts[1]) == content["acts"][1]
    assert value_of(row(signed_on=date(2027, 2, 1)), "signed_on") == "2027-02-01"


def test_of_a_deleted_alliance_no_content_is_told() -> None:
    assert "content" not in plain(told(ADA, row(), None, (), NOW), with_content=True)


def test_a_content_that_is_too_long_is_left_out_and_that_is_said() -> None:
    one = told(ADA, row(), row(), (entry("x" * MOST_CONTENT),), NOW)
    found = plain(one, with_content=True)
    assert "content" not in found
    assert found["content_left_out"] > MOST_CONTENT


def test_a_test_tells_that_it_is_one() -> None:
    found = json.loads(trial_body(ADA, NUMBER, NOW))
    assert found == {
        "id": str(NUMBER),
        "event": TEST,
        "workspace": "k" * 12,
        "by": "Ada",
        "at": "2027-03-01T09:30:00+00:00",
    }
    assert written({"é": 1}) == '{"é":1}'
