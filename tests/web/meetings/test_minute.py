"""A minute says what was agreed, what not, what moved and who does what, in no language."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.meetings.team import FACTORS, NOW, PEOPLE, Team, asked

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.fitting import fits
from alliancemap_web.meetings.minute import thousandths
from alliancemap_web.meetings.minute_pages import minute_of
from alliancemap_web.rounds import actions as rounds

pytestmark = pytest.mark.django_db


def test_what_came_nearer_is_agreed_and_the_rest_is_not(made: Team) -> None:
    row = made.to_kind(made.begun(), "again")
    made.answers({name: {"M04": 3} for name, _ in PEOPLE})
    row = made.drive(row)
    actions.end(made.owner, made.kept, row.key, NOW)
    data = minute_of(made.owner, made.kept, made.row(row.key))
    assert [one["factor"] for one in data["agreed"]] == ["M04"]
    assert [one["factor"] for one in data["differ"]] == ["R17"]
    assert set(data["agreed_before"]) == {"V03", "R05"}
    (moved,) = [one for one in data["moved"] if one["factor"] == "M04"]
    assert {one["name"] for one in moved["people"]} == {name for name, _ in PEOPLE}
    (differs,) = data["differ"]
    camps = [{one["name"] for one in camp["people"]} for camp in differs["camps"]]
    assert camps == [{"Eve", "Oli"}, {"Dora", "Sam", "Fay"}]


def test_it_says_what_people_wrote_and_who_does_what(made: Team) -> None:
    data = minute_of(made.owner, made.kept, made.ended())
    assert data["there"] == ["Ada", "Eve"]
    assert {(one["name"], one["text"]) for one in data["notes"]} == {
        ("Eve", "The tender changed my mind."),
        ("Sam", "Nothing new for me."),
    }
    assert data["tasks"] == [{"what": "Ask the lawyer", "who": "Ada", "day": "2027-01-07"}]
    assert data["sequence"] == made.kept.row.sequence


def test_without_names_it_holds_nobody_and_no_function(unnamed: Team) -> None:
    row = unnamed.to_kind(unnamed.begun(), "again")
    unnamed.answer_again()
    row = unnamed.drive(row)
    actions.note(unnamed.seat("Eve"), row.key, "M04", "The tender.", NOW)
    actions.end(unnamed.owner, unnamed.kept, row.key, NOW)
    data = minute_of(unnamed.owner, unnamed.kept, unnamed.row(row.key))
    assert fits(json.loads(json.dumps(data)))
    assert data["differ"]
    text = json.dumps({key: data[key] for key in ("agreed", "differ", "moved", "notes")})
    for camp in (camp for one in data["differ"] for camp in one["camps"]):
        assert camp["people"] == []
    assert all(one["people"] == [] for one in data["moved"])
    assert {one["name"] for one in data["notes"]} == {""}
    assert not any(f'"{function}"' in text for _, function in PEOPLE)


SAID = {
    "nobody knows": [["unknown"] * 4] * 5,
    "it does not matter": [["not_relevant"] * 4] * 5,
    "some know": [["0", "unknown", "4", "2"], ["4", "2", "unknown", "not_relevant"]]
    + [["unknown", "2", "not_relevant", "2"]] * 3,
    "all the same": [["2", "2", "2", "2"]] * 5,
}


@pytest.mark.parametrize("said", list(SAID.values()), ids=list(SAID))
def test_whatever_people_answered_the_minute_fits(said: list[list[str]], examples: Path) -> None:
    made = made_saying(said)
    row = made.to_kind(made.begun(), "tasks")
    actions.end(made.owner, made.kept, row.key, NOW)
    assert fits(json.loads(json.dumps(minute_of(made.owner, made.kept, made.row(row.key)))))


def made_saying(said: list[list[str]]) -> Team:
    """A team that has answered a second round so, and seen it."""
    made = asked()
    for (name, _), levels in zip(PEOPLE, said, strict=True):
        for factor, level in zip(FACTORS, levels, strict=True):
            rounds.answer(made.seat(name), factor, rounds.Wish(level=level), NOW)
        rounds.finish(made.seat(name), NOW)
    rounds.reveal(made.owner, made.kept, made.round, NOW)
    return made


@given(st.fractions(-10, 10))
def test_a_measure_is_off_by_less_than_a_thousandth(value: Fraction) -> None:
    found = thousandths(value)
    assert found is not None
    assert abs(value - Fraction(found, 1000)) <= Fraction(1, 2000)
    assert thousandths(-value) == -found
    assert thousandths(None) is None
