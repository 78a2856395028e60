"""What needs somebody: the most urgent first, and nothing that does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.finding.attention import KINDS, WEEK, Need, needs, needs_of, next_after
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.portfolio.stages import STAGES

TODAY = date(2026, 3, 1)
DAY = timedelta(days=1)
DAYS = st.none() | st.integers(-20, 20).map(lambda days: TODAY + days * DAY)
ROWS = st.builds(
    Row,
    key=st.uuids().map(str),
    name=st.sampled_from(["Alpha", "Bravo", "Charlie"]),
    partner=st.just(""),
    stage=st.sampled_from(STAGES),
    verdict=st.just("unclear"),
    level=st.sampled_from(["whole", "outline"]),
    review_on=DAYS,
    fades_on=DAYS,
    contested=st.integers(0, 2),
    broken=st.integers(0, 2),
)
ROW = Row("key", "Alpha", "", "talks", "unclear", "whole")


def kinds(row: Row) -> list[str]:
    return [one.kind for one in needs(row, TODAY)]


@given(st.lists(ROWS, max_size=8))
def test_the_most_urgent_kind_comes_first_and_in_it_the_earliest_day(rows: list[Row]) -> None:
    told = needs_of(rows, TODAY)
    order = [(KINDS.index(one.kind), one.day or TODAY, one.row.name) for one in told]
    assert order == sorted(order)


@given(st.lists(ROWS, max_size=8), st.randoms())
def test_the_order_of_the_rows_makes_no_difference(rows: list[Row], dice: object) -> None:
    mixed = list(rows)
    dice.shuffle(mixed)  # type: ignore[attr-defined]

    def told(some: list[Row]) -> list[tuple[str, date | None, str, int]]:
        return [(one.kind, one.day, one.row.name, 0) for one in needs_of(some, TODAY)]

    assert told(mixed) == told(rows)


@given(st.lists(ROWS, max_size=8))
def test_no_outline_and_nothing_that_is_over_needs_anybody(rows: list[Row]) -> None:
    for one in (*needs_of(rows, TODAY), *next_after(rows, TODAY)):
        assert one.row.level == "whole"
        assert one.row.stage != "ended"


@given(st.lists(ROWS, max_size=8))
def test_a_day_is_told_this_week_or_after_it_and_never_both(rows: list[Row]) -> None:
    now = {(one.row.key, one.day) for one in needs_of(rows, TODAY) if one.day}
    later = {(one.row.key, one.day) for one in next_after(rows, TODAY)}
    assert not now & later
    assert all(day <= TODAY + WEEK for _, day in now)
    assert all(day and day > TODAY + WEEK for _, day in later)


@given(st.lists(ROWS, max_size=8))
def test_what_comes_next_is_the_first_three_days(rows: list[Row]) -> None:
    told = [one.day for one in next_after(rows, TODAY)]
    days = sorted(
        day
        for row in rows
        if row.level == "whole" and row.stage != "ended"
        for day in {row.review_on, row.fades_on}
        if day and day > TODAY + WEEK
    )
    assert told == days[:3]


@pytest.mark.parametrize(
    ("days", "told"), [(-1, ("review", True)), (0, ("review", False)), (7, ("review", False))]
)
def test_a_review_is_due_a_week_before_and_late_the_day_after(
    days: int, told: tuple[str, bool]
) -> None:
    (need,) = needs(replace(ROW, review_on=TODAY + days * DAY), TODAY)
    assert (need.kind, need.is_late) == told
    assert kinds(replace(ROW, review_on=TODAY + 8 * DAY)) == []


@pytest.mark.parametrize(
    ("days", "told"), [(-1, ["faded"]), (0, ["fading"]), (7, ["fading"]), (8, [])]
)
def test_an_answer_fades_on_the_day_after_its_last(days: int, told: list[str]) -> None:
    assert kinds(replace(ROW, fades_on=TODAY + days * DAY)) == told


def test_one_alliance_may_need_several_things() -> None:
    row = replace(ROW, review_on=TODAY, fades_on=TODAY - DAY, contested=2, broken=1)
    assert list(needs(row, TODAY)) == [
        Need("review", row, TODAY),
        Need("broken", row, count=1),
        Need("contested", row, count=2),
        Need("faded", row, TODAY - DAY, is_late=True),
    ]


def test_a_day_for_both_is_told_once() -> None:
    day = TODAY + 9 * DAY
    (need,) = next_after([replace(ROW, review_on=day, fades_on=day)], TODAY)
    assert (need.kind, need.day) == ("review", day)
