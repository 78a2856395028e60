"""What was believed at the end of a day is told against now, and what carried it then first."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.portfolio.conftest import NOW
from web.portfolio.desk import Desk

from alliancemap.model.then_and_now import FateKind, then_and_now
from alliancemap_web.portfolio.actions import record, set_signed
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.readings import as_of, judged_of
from alliancemap_web.portfolio.then import (
    MOST_MARKS,
    ORDER,
    Against,
    against,
    end_of,
    marks_of,
    read_day,
    whole_day,
)

BEGUN = NOW.date()


def since(desk: Desk, day: date = BEGUN) -> Against:
    """The alliance at the end of a day against now."""
    return against(desk.kept(), day, "en", "/page/", "free")


def carried(desk: Desk) -> tuple[str, ...]:
    """The factors that carry the verdict now, the strongest first."""
    now = judged_of(desk.kept().document)
    return then_and_now(now.alliance, now.alliance, now.assessment, now.assessment).carried


def test_where_nothing_was_done_since_everything_held(ada: Desk) -> None:
    found = since(ada)
    assert [kind for kind, _ in found.kinds] == ["held"]
    assert found.fallen == ()
    assert found.says[0].endswith("as then.")
    then, now = found.sides
    assert (then.verdict, then.dots, then.gauges) == (now.verdict, now.dots, now.gauges)


def test_the_beliefs_that_carried_the_verdict_and_fell_are_told(ada: Desk) -> None:
    (strongest, *_) = carried(ada)
    before = judged_of(ada.kept().document).assessment.verdict.code
    ada.send(f"answers/{strongest}/", level="unknown")
    found = since(ada)
    assert [one.factor for one in found.fallen] == [strongest]
    assert dict(found.kinds)["no_longer_known"] == found.fallen
    assert found.fallen[0].now == "unknown"
    assert not found.fallen[0].is_same
    assert found.sides[0].verdict == before


def test_the_sides_are_the_readings_of_both_moments(ada: Desk) -> None:
    ada.send("answers/M03/", level="4")
    kept = ada.kept()
    then = as_of(kept.acts, end_of(BEGUN))
    assert then is not None
    found = since(ada)
    lows = {one.theme: (one.low, one.high) for one in found.sides[0].gauges}
    theme = then.assessment.themes[0]
    assert lows[theme.theme] == (theme.score.low, theme.score.high)
    assert found.sides[0].gauges != found.sides[1].gauges


def test_the_ids_of_the_two_maps_are_apart_and_only_now_leads_somewhere(ada: Desk) -> None:
    then, now = since(ada).sides
    assert 'id="free-then-portrait' in then.picture
    assert 'id="free-now-portrait' in now.picture
    assert "href=" not in then.picture
    assert 'href="/page/#' in now.picture


def test_before_it_was_begun_its_file_stands_as_far_as_it_was_dated(ada: Desk) -> None:
    found = since(ada, date(2000, 1, 1))
    assert found.begun == BEGUN
    assert since(ada).begun is None
    then = as_of(ada.kept().acts, end_of(date(2000, 1, 1)))
    assert then is not None
    assert all((one.date or "") <= "2000-01-01" for one in then.alliance.answers)


def test_another_sector_then_is_not_compared_answer_by_answer(ada: Desk) -> None:
    record(ada.member, ada.alliance, [Change("fact/sector", "general_hi_tech")], ada.clock.moment)
    found = since(ada)
    assert not found.is_comparable
    assert len(found.sides) == 2
    assert found.kinds == ()


def test_every_fate_has_its_place() -> None:
    assert sorted(ORDER) == sorted(get_args(FateKind))


def test_the_days_to_go_to_are_the_signing_the_beginning_and_months_with_acts(ada: Desk) -> None:
    set_signed(ada.member, ada.alliance, date(2026, 2, 14), ada.clock.moment)
    for _ in range(14):
        ada.clock.passes(days=31)
        change = [Change("answer/M03", {"level": 2})]
        record(ada.member, ada.alliance, change, ada.clock.moment)
    today = ada.clock.moment.date()
    marks = marks_of(ada.kept(), today)
    assert len(marks) == MOST_MARKS
    assert [one.kind for one in marks[:2]] == ["begun", "signed"]
    assert {one.kind for one in marks[2:]} == {"month"}
    assert all(one.day.day == 1 for one in marks[2:])
    assert marks[-1].day == today.replace(day=1)
    assert [one.kind for one in marks_of(ada.kept(), date(2026, 1, 6))] == ["begun"]


@given(st.dates(max_value=date(9990, 1, 1)))
def test_a_day_ends_just_before_the_next(day: date) -> None:
    end = end_of(day)
    assert end.date() == day
    after = datetime.combine(day + timedelta(days=1), datetime.min.time(), UTC)
    assert after - end == timedelta(microseconds=1)
    assert whole_day(day.isoformat()) == day
    assert read_day(day.isoformat(), day) == (day, None)


@pytest.mark.parametrize("text", ["2026-13-01", "2026-3-1", "20260301", "yesterday", "2026-02-30"])
def test_what_is_no_whole_day_is_told_so(text: str) -> None:
    day, wrong = read_day(text, date(2026, 1, 6))
    assert day is None
    assert wrong is not None
    assert wrong.code == "PRT040"


def test_a_day_to_come_is_told_so_and_no_day_is_nothing_wrong() -> None:
    today = date(2026, 1, 6)
    assert read_day("", today) == (None, None)
    _, wrong = read_day("2026-01-07", today)
    assert wrong is not None
    assert wrong.code == "PRT041"
