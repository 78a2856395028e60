"""What programs send is taken as it stands: days, moments, and nothing unknown."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from alliancemap_web.api.shapes import (
    ActChange,
    AllianceChange,
    Statement,
    day_of,
    moment_of,
    responses,
    written,
)

DAYS = st.dates(date(1000, 1, 1))
MOMENTS = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants them bare


@given(DAYS)
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert day_of(written(day)) == day


@given(MOMENTS)
def test_a_moment_is_read_as_it_is_written(moment: datetime) -> None:
    assert moment_of(written(moment)) == moment


@pytest.mark.parametrize(
    "given_", ["", "2027", "2027-W01-1", "20270501", "0529-02-09", "2027-02-30", 5, None, True]
)
def test_what_is_no_day_is_refused(given_: object) -> None:
    with pytest.raises(ValueError):
        day_of(given_)


@pytest.mark.parametrize(
    "given_", ["", "2027-05-01T10:00:00", "2027-05-01 10:00", "9999-12-31T23:59:59-23:00", 5]
)
def test_what_is_no_moment_is_refused(given_: object) -> None:
    with pytest.raises(ValueError):
        moment_of(given_)


def test_a_day_asked_for_as_a_moment_means_its_end() -> None:
    assert moment_of("2027-05-01") == datetime(2027, 5, 1, 23, 59, 59, 999_999, UTC)
    assert moment_of("2027-05-01T02:00:00+02:00") == datetime(2027, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shape", "sent"),
    [
        (AllianceChange, {"archived": "yes"}),
        (AllianceChange, {"archived": 1}),
        (AllianceChange, {"stages": "talks"}),
        (AllianceChange, {"signed_on": 1700000000}),
        (ActChange, {"register": "fact/aim", "id": "7"}),
        (ActChange, {"value": 3}),
        (Statement, {"factor": "M01"}),
        (Statement, {"factor": "M/01", "level": 3}),
        (Statement, {"factor": "M01", "level": 3, "who": "somebody else"}),
    ],
)
def test_what_does_not_fit_is_not_bent_into_shape(shape: type, sent: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        shape(**sent)


def test_every_route_says_what_any_route_may_refuse() -> None:
    assert {400, 401, 405, 422, 429, 500} <= set(responses(dict))
    assert 409 in responses(dict, 409)
    assert 201 in responses(dict, status=201)
