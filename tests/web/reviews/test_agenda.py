"""All dates in the order in which they come."""

from dataclasses import replace
from datetime import date

from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews.agenda import agenda
from alliancemap_web.reviews.queries import TriggerRow

TODAY = date(2026, 12, 10)
ROW = Row("a" * 12, "Inhaler", "Sanofi", "talks", "promising", "whole")
WATCH = TriggerRow(
    "t" * 12, ROW.key, ROW.name, "event", "Sold", "", "", date(2027, 1, 2), "", 0,
    "watched", None, "",
)  # fmt: skip


def test_dates_stand_by_month_the_earliest_first_and_late_ones_are_marked() -> None:
    row = replace(ROW, review_on=date(2026, 12, 24), fades_on=date(2026, 12, 1))
    months = agenda([row], [WATCH], TODAY, "en").months
    assert [one.name for one in months] == ["December 2026", "January 2027"]
    assert [(one.kind, one.day.day, one.is_late) for one in months[0].items] == [
        ("fades", 1, True), ("review", 24, False),
    ]  # fmt: skip
    assert months[1].items[0].text == "Sold"


def test_what_is_over_in_outline_or_fired_has_no_date() -> None:
    dated = replace(ROW, review_on=TODAY)
    rows = [replace(dated, stage="ended"), replace(dated, level="outline")]
    assert agenda(rows, [replace(WATCH, state="fired")], TODAY, "en").months == ()


def test_months_are_named_in_the_language() -> None:
    assert (
        agenda([replace(ROW, review_on=TODAY)], [], TODAY, "fr").months[0].name == "décembre 2026"
    )


def test_the_first_dates_are_shown_and_the_later_ones_counted() -> None:
    rows = [replace(ROW, review_on=TODAY, fades_on=date(2027, 3, 1))] * 3
    found = agenda(rows, [], TODAY, "en", most=4)
    assert [len(month.items) for month in found.months] == [3, 1]
    assert found.more == 2
