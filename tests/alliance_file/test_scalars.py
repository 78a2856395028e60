"""Unquoted scalars follow the YAML 1.2 core schema (YAML 1.2.2, section 10.3.2)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file.scalars import resolve, whole


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None), ("nULL", "nULL"),
        ("true", True), ("FALSE", False), ("yes", "yes"), ("NO", "NO"), ("on", "on"), ("y", "y"),
        ("0", 0), ("-12", -12), ("+12", 12), ("007", 7), ("0o17", 15), ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"), ("1,000", "1,000"), ("12:30", "12:30"), ("1-3", "1-3"), ("-", "-"),
        ("1.5", 1.5), ("-.5", -0.5), ("1.", 1.0), ("1e3", 1000.0), (".", "."), ("1e", "1e"),
        ("e1", "e1"), ("2014-08-11", "2014-08-11"), ("<<", "<<"), ("=", "="), ("٣", "٣"),
    ],
)  # fmt: skip
def test_a_scalar_stands_for_what_the_core_schema_says(text: str, value: object) -> None:
    found = resolve(text)
    assert found == value
    assert type(found) is type(value)


def test_infinities_and_nan_are_floats() -> None:
    assert resolve(".inf") == resolve("+.INF") == resolve("1e400") == math.inf
    assert resolve("-.Inf") == -math.inf
    nan = resolve(".nan")
    assert isinstance(nan, float)
    assert math.isnan(nan)


@pytest.mark.parametrize("text", ["9" * 5000, "-" + "9" * 5000, "0x" + "f" * 5000, "0" * 400_000])
def test_a_number_of_thousands_of_digits_is_never_computed(text: str) -> None:
    assert resolve(text) == math.inf


@given(st.integers(-(10**25), 10**25))
def test_a_whole_number_is_itself(number: int) -> None:
    assert resolve(str(number)) == whole(resolve(str(number))) == number


def test_three_and_three_point_nought_are_the_same_number_but_true_is_none() -> None:
    assert whole(3.0) == 3
    for value in (True, False, None, "3", 2.5, math.inf, math.nan):
        assert whole(value) is None
