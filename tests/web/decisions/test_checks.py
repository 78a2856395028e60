"""What may be written: texts of some length, days to come, and nothing that breaks a page."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK

from alliancemap.picture.layout import lay_out
from alliancemap_web.decisions.checks import (
    FURTHEST,
    PLACES,
    block,
    coming,
    line,
    optional_block,
    optional_line,
    whole_day,
)
from alliancemap_web.portfolio.refusals import RefusedError

TODAY = date(2026, 3, 2)


@given(st.text(max_size=200))
def test_a_line_is_one_line_whatever_is_typed(text: str) -> None:
    said = optional_line(text, "name", 200)
    assert "\n" not in said
    assert "\0" not in said
    assert said == optional_line(said, "name", 200)


@given(st.text(max_size=200))
def test_a_block_keeps_its_lines_and_no_zero(text: str) -> None:
    said = optional_block(text, "why")
    assert "\0" not in said
    assert said == said.strip()


@pytest.mark.parametrize("check", [line, lambda text, field, _most: block(text, field)])
def test_nothing_at_all_is_refused_by_name(check) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(RefusedError) as error:
        check(" \t\n", "why", 10)
    assert error.value.reasons[0].values == (("field", "why"),)


@given(st.dates(TODAY, TODAY + timedelta(days=FURTHEST)))
def test_a_day_to_come_is_read_as_it_is_written(day: date) -> None:
    assert coming(day.isoformat(), "due", TODAY) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-03-01", "DEC004"),
        ("2046-01-01", "DEC004"),
        ("20270501", "DEC003"),
        ("2027-02-30", "DEC003"),
        ("tomorrow..", "DEC003"),
    ],
)
def test_another_day_is_refused(text: str, code: str) -> None:
    with pytest.raises(RefusedError) as error:
        coming(text, "due", TODAY)
    assert error.value.reasons[0].code == code


def test_no_day_is_no_day_unless_one_is_needed() -> None:
    assert coming("", "due", TODAY) is whole_day(" ", "due") is None
    with pytest.raises(RefusedError):
        coming("", "due", TODAY, optional=False)


def test_every_place_of_a_condition_is_a_part_of_the_map() -> None:
    parts = {part.id for part in lay_out(NORBANK).parts}
    assert set(PLACES.values()) <= parts
