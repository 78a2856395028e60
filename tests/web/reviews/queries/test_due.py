"""What is due of some alliances on a day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews.queries import due_of

TODAY = date(2026, 6, 1)
ROW = Row("a" * 12, "Inhaler", "", "talks", "", "whole")
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS)
def test_a_review_is_due_from_a_week_before_and_an_answer_once_it_has_faded(
    review: date, fades: date
) -> None:
    kinds = {one[1] for one in due_of([replace(ROW, review_on=review, fades_on=fades)], (), TODAY)}
    assert ("review" in kinds) == (review <= TODAY + timedelta(days=7))
    assert ("faded" in kinds) == (fades < TODAY)


def test_what_is_over_or_open_only_in_outline_is_not_due() -> None:
    due = replace(ROW, review_on=TODAY)
    assert due_of([replace(due, stage="ended"), replace(due, level="outline")], (), TODAY) == set()
    assert len(due_of([due, due], (), TODAY)) == 1
