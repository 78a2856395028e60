"""What comes back as a minute is one, to the last value, or is refused; what fits can be told."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portfolio_made import data_of
from web.meetings.minutes import MINUTE_DATA

from alliancemap_web.meetings.fitting import (
    day,
    each,
    either,
    fits,
    flag,
    is_said,
    is_span,
    nothing,
    number,
    table,
    text,
)
from alliancemap_web.meetings.telling import told

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=4),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=4), part),
    max_leaves=6,
)


def places(data: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in some data, from the whole to the last value."""
    yield before
    if isinstance(data, dict | list):
        for key, part in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(part, (*before, key))


PLACES = list(places(MINUTE_DATA))


def forged(place: tuple[Any, ...], value: Any) -> Any:
    """The minute with another value in one place."""
    if not place:
        return value
    whole = copy.deepcopy(MINUTE_DATA)
    part: Any = whole
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    return whole


@pytest.fixture(scope="module")
def document() -> str:
    return json.dumps(data_of("mannkind-sanofi"))


def test_a_minute_fits_also_once_it_was_written_down_and_read() -> None:
    assert fits(MINUTE_DATA)
    assert fits(json.loads(json.dumps(MINUTE_DATA)))


@given(JSON)
def test_nothing_else_fits_and_nothing_makes_it_fail(value: Any) -> None:
    assert not fits(value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.sampled_from(PLACES), JSON)
def test_whatever_fits_can_be_told(document: str, place: tuple[Any, ...], value: Any) -> None:
    data = forged(place, value)
    if fits(data):
        for language in ("en", "fr"):
            assert isinstance(told(data, document, language).text, str)


@pytest.mark.parametrize("place", [place for place in PLACES if place and place[-1] != "factor"])
def test_a_value_of_another_kind_in_any_place_is_seen(place: tuple[Any, ...]) -> None:
    assert not fits(forged(place, {"another": "kind"}))


@pytest.mark.parametrize("key", sorted(MINUTE_DATA))
def test_nothing_may_be_missing_and_nothing_more_may_be_there(key: str) -> None:
    assert not fits({name: part for name, part in MINUTE_DATA.items() if name != key})
    assert not fits({**MINUTE_DATA, "more": 1})


def test_the_small_parts() -> None:
    assert text("x" * 5000)
    assert not text("x" * 5001)
    assert [day(one) for one in ("", "2027-01-04", "20270104", "soon", None)] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert [number(0, 4)(one) for one in (0, 4, 5, -1, True, 2.0)] == [True, True] + [False] * 4
    assert nothing(None)
    assert flag(False)
    assert not flag(0)
    assert either(nothing, flag)(None)
    assert each(flag)([True, False])
    assert not each(flag)([True] * 501)
    assert table({"a": flag})({"a": True})
    assert is_span({"low": None, "high": None})
    assert not is_span({"low": 3, "high": 2})
    assert not is_span({"low": None, "high": 2})
    assert is_said(["known", 1, 3])
    assert is_said(["unknown", None, None])
    assert not is_said(["known", None, None])
    assert not is_said(["asleep", None, None])
    assert not is_said([["known"], 1, 3])
