"""What acts add up to: nobody's answer is lost, nothing taken back leaves a trace."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolio_made import data_of
from web.portfolio.acting import (
    BEGUN,
    FACTORS,
    LEVELS,
    PEOPLE,
    START,
    begun,
    entry,
    told,
)

from alliancemap.alliance_file import read_alliance
from alliancemap_web.portfolio.acts import BASE, Entry, text_of
from alliancemap_web.portfolio.fold import (
    Beside,
    answered_by,
    beside,
    document,
    expanded,
    set_fact,
    statements,
)
from alliancemap_web.portfolio.readings import judged_of

FACTS = [
    ("aim", "Sell more"),
    ("parties/partner/people", 110_000),
    ("weights/M01", 2),
    ("relations/main/together", "One product"),
    ("need/text", "A new inhaler"),
    ("set_aside/R05", {"reason": "Their parent guarantees it"}),
    ("promises/hours", 40),
]


def last_said(acts: tuple[Entry, ...], by: str) -> dict[str, Any]:
    """The level that somebody gave last to each factor, in what acts add up to."""
    answers = document(acts)["answers"]
    return {
        factor: [one["level"] for one in said if one["who"] == by][-1]
        for factor, said in answers.items()
        if any(one["who"] == by for one in said)
    }


@given(told())
def test_what_acts_add_up_to_can_be_read(acts: tuple[Entry, ...]) -> None:
    judged_of(text_of(document(acts)))


@given(told(), st.data())
def test_taking_back_and_taking_that_back_leaves_all_as_it_was(
    acts: tuple[Entry, ...], data: st.DataObject
) -> None:
    if len(acts) == 1:
        return
    one = data.draw(st.sampled_from(acts[1:]))
    back = entry(100, one.register, undoes=one.sequence, days=30)
    redone = entry(101, one.register, undoes=100, days=30)
    assert document((*acts, back)) == document(tuple(kept for kept in acts if kept != one))
    assert document((*acts, back, redone)) == document(acts)


@given(st.data())
def test_in_whatever_order_two_people_answer_each_has_said_the_same(data: st.DataObject) -> None:
    said = {
        by: data.draw(st.lists(st.tuples(st.sampled_from(FACTORS), LEVELS), max_size=5))
        for by in PEOPLE
    }
    turns = data.draw(st.permutations([by for by, answers in said.items() for _ in answers]))
    rest = {by: iter(answers) for by, answers in said.items()}
    acts = [begun()]
    for sequence, by in enumerate(turns, start=2):
        factor, level = next(rest[by])
        acts.append(entry(sequence, f"answer/{factor}", {"level": level}, by=by))
    for by, answers in said.items():
        assert last_said(tuple(acts), by) == dict(answers)


@given(told(), st.integers(0, 25))
def test_how_it_stood_depends_only_on_what_was_done_by_then(
    acts: tuple[Entry, ...], day: int
) -> None:
    moment = START + timedelta(days=day)
    by_then = tuple(one for one in acts if one.at <= moment)
    assert document(acts, moment) == document(by_then)


@given(told())
def test_folding_changes_no_act(acts: tuple[Entry, ...]) -> None:
    before = text_of([one.value for one in acts])
    document(acts)
    assert text_of([one.value for one in acts]) == before


@pytest.mark.parametrize(("path", "value"), FACTS)
def test_a_fact_that_is_set_and_taken_away_leaves_no_trace(path: str, value: object) -> None:
    start = (begun(),)
    there = (*start, entry(2, f"fact/{path}", value))
    away = (*there, entry(3, f"fact/{path}"))
    assert document(there) != document(start)
    assert document(away) == document(start)


@pytest.mark.parametrize(("path", "value"), FACTS)
def test_what_was_never_said_is_taken_away_without_harm(path: str, value: object) -> None:
    assert document((begun(), entry(2, f"fact/{path}"))) == document((begun(),))


def test_a_fact_stands_at_the_end_of_its_path() -> None:
    said = document((begun(), entry(2, "fact/parties/partner/people", 110_000)))
    assert said["parties"]["partner"] == {"name": "Gigant", "people": 110_000}


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ({"need": "Old"}, "need/seen", {"need": {"text": "Old", "seen": "x"}}),
        (
            {"set_aside": {"R05": "Why"}},
            "set_aside/R05/date",
            {"set_aside": {"R05": {"reason": "Why", "date": "x"}}},
        ),
        (
            {"parties": {"us": "Petite"}},
            "parties/us/sector",
            {"parties": {"us": {"name": "Petite", "sector": "x"}}},
        ),
    ],
)
def test_what_was_written_bare_keeps_what_it_said(
    before: dict[str, Any], path: str, after: dict[str, Any]
) -> None:
    set_fact(before, tuple(path.split("/")), "x")
    assert before == after


def test_the_same_person_on_the_same_day_puts_right_what_they_said() -> None:
    acts = (
        begun(),
        entry(2, "answer/M01", {"level": 1}),
        entry(3, "answer/M01", {"level": 4, "note": "Seen"}),
    )
    assert document(acts)["answers"]["M01"] == [
        {"who": "Ada", "level": 4, "note": "Seen", "date": "2026-01-05"}
    ]


@pytest.mark.parametrize(
    "other",
    [
        entry(3, "answer/M01", {"level": 4}, by="Ben"),
        entry(3, "answer/M01", {"level": 4}, days=1),
        entry(3, "answer/M01", {"level": 4, "view": "theirs"}),
        entry(3, "answer/M01", {"level": 4, "relation": "main"}),
    ],
    ids=["somebody else", "another day", "from their view", "about one relation"],
)
def test_anything_else_stands_beside_what_was_said(other: Entry) -> None:
    acts = (begun(), entry(2, "answer/M01", {"level": 1}), other)
    assert [one["level"] for one in document(acts)["answers"]["M01"]] == [1, 4]


def test_what_settled_a_contradiction_stays_on_record() -> None:
    settled = {"level": 2, "settles": True, "note": "Agreed"}
    acts = (begun(), entry(2, "answer/M01", settled), entry(3, "answer/M01", {"level": 1}))
    assert [one["level"] for one in document(acts)["answers"]["M01"]] == [2, 1]


def test_an_answer_counts_although_the_file_dates_another_later() -> None:
    base = {**BEGUN, "answers": {"M01": {"level": 0, "date": "2026-03-01", "who": "Ben"}}}
    acts = (begun(base), entry(2, "answer/M01", {"level": 4}))
    assert [one["date"] for one in document(acts)["answers"]["M01"]] == ["2026-03-01"] * 2
    assert document(acts)["answers"]["M01"][-1]["level"] == 4


def test_before_an_alliance_was_brought_in_its_file_alone_speaks() -> None:
    base = {
        **BEGUN,
        "answers": {
            "M01": [{"level": 0, "date": "2025-03-01"}, {"level": 3, "date": "2025-09-01"}],
            "M03": {"level": 2, "date": "2025-12-01"},
            "V02": 4,
        },
    }
    then = document((begun(base), entry(2, "fact/aim", "New")), START.replace(year=2025, month=6))
    assert then["answers"] == {"M01": [{"level": 0, "date": "2025-03-01"}], "V02": [{"level": 4}]}
    assert "aim" not in then


def test_without_acts_there_is_nothing() -> None:
    assert document(()) == {}
    assert document((), START) == {}


def test_a_later_file_stands_for_all_before_it() -> None:
    acts = (begun(), entry(2, "fact/aim", "Old"), entry(3, BASE, {**BEGUN, "name": "Again"}))
    said = document(acts)
    assert said["name"] == "Again"
    assert "aim" not in said


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        (3, [{"level": 3}]),
        ("1-3", [{"level": "1-3"}]),
        ([1, 3], [{"level": [1, 3]}]),
        ({"level": 3}, [{"level": 3}]),
        ([{"level": 1}, {"level": 3}], [{"level": 1}, {"level": 3}]),
    ],
)
def test_answers_are_a_list_whatever_form_the_file_gave_them(
    said: object, listed: list[object]
) -> None:
    assert statements(said) == listed


@pytest.mark.parametrize("example", ["mannkind-sanofi", "tesla-daimler"])
def test_written_out_a_file_says_the_same(example: str) -> None:
    data = data_of(example)
    assert read_alliance(text_of(expanded(data))) == read_alliance(text_of(data))
    assert answered_by(data, "9999-12-31") == expanded(data)
    assert read_alliance(text_of(document((begun(data),)))) == read_alliance(text_of(data))


def test_beside_the_file_the_last_said_stands_whatever_file_came_later() -> None:
    assert beside((begun(),)) == Beside("idea", None, None)
    acts = (
        begun(), entry(2, "stage", "talks"), entry(3, "signed", "2026-02-01"),
        entry(4, "archived", True, days=3), entry(5, BASE, {"name": "Other"}, days=4),
    )  # fmt: skip
    assert beside(acts) == Beside("talks", date(2026, 2, 1), START + timedelta(days=3))
    gone = (*acts, entry(6, "archived", None), entry(7, "signed", undoes=3))
    assert beside(gone) == Beside("talks", None, None)
    assert document(acts[:4]) == document(acts[:1])
