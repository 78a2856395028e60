"""A value that comes back is returned as it was, or refused with one error that says why."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.workspaces.arriving import (
    columns,
    counted,
    day,
    maybe,
    moment,
    one_of,
    some_of,
    text,
    texts,
    within,
    yes_or_no,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
WORDS = st.text(st.characters(exclude_characters="\0"))
ZONES = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
KNOWN = ("work", "advice", "problems")
READERS: dict[str, Callable[[Any], Any]] = {
    "text": partial(text, longest=3),
    "any text": text,
    "texts": partial(texts, longest=3),
    "one of a tuple": partial(one_of, known=KNOWN),
    "one of a set": partial(one_of, known={"", 0, None}),
    "some of": partial(some_of, known=frozenset(KNOWN)),
    "within": partial(within, most=3),
    "yes or no": yes_or_no,
    "moment": moment,
    "day": day,
    "list": counted,
    "short list": partial(counted, most=1),
    "day or none": maybe(day),
    "row": lambda value: columns(value, ("by",), {"by": text}),
}


@pytest.mark.parametrize("name", READERS)
@given(value=JSON)
def test_no_value_raises_anything_but_a_value_error(name: str, value: Any) -> None:
    with suppress(ValueError):
        READERS[name](value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", "four"), ("text", None), ("text", 7), ("text", ["a"]), ("any text", "a\0b"),
        ("texts", "abc"), ("texts", ["four"]), ("texts", ["a", 1]), ("texts", {"a": "b"}),
        ("one of a tuple", "wor"), ("one of a tuple", ["work"]), ("one of a tuple", None),
        ("one of a set", []), ("one of a set", {}), ("one of a set", 5),
        ("some of", "work"), ("some of", ["work", "play"]), ("some of", [["work"]]),
        ("within", 0), ("within", 4), ("within", True), ("within", 2.0), ("within", "2"),
        ("yes or no", 1), ("yes or no", "true"), ("yes or no", None),
        ("moment", "2027-01-04T09:00:00"), ("moment", "2027-01-04"), ("moment", "soon"),
        ("moment", None), ("moment", 5), ("day", "2027-02-30"), ("day", None), ("day", 20270104),
        ("day", "2027-01-04T09:00:00+00:00"), ("list", "ab"), ("list", {}), ("list", None),
        ("short list", [1, 2]), ("day or none", ""), ("day or none", 0),
        ("row", {}), ("row", []), ("row", None), ("row", "by"), ("row", {"by": 1}),
    ],
)  # fmt: skip
def test_what_is_no_such_value_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ValueError):
        READERS[name](value)


@given(WORDS)
def test_a_text_is_taken_as_it_is_up_to_its_length_and_no_further(value: str) -> None:
    assert text(value) == text(value, len(value)) == value
    assert text("", 0) == ""
    assert texts([value, ""], len(value)) == [value, ""]
    with pytest.raises(ValueError, match=f"at most {len(value)}: "):
        text("x" + value, len(value))


@given(st.lists(st.sampled_from(KNOWN)))
def test_some_of_those_known_come_once_each_in_their_order(value: list[str]) -> None:
    found = some_of(value, KNOWN)
    assert set(found) == set(value)
    assert found == sorted(set(value), key=value.index)
    assert [one_of(one, KNOWN) for one in value] == value


@given(st.integers(), st.integers(), st.integers())
def test_a_whole_number_is_taken_from_the_least_to_the_most(value: int, a: int, b: int) -> None:
    least, most = sorted((a, b))
    assert within(least, most, least=least) == least
    assert within(most, most, least=least) == most
    if least <= value <= most:
        assert within(value, most, least=least) == value
    else:
        with pytest.raises(ValueError, match=f"from {least} to {most}"):
            within(value, most, least=least)


@given(st.datetimes(timezones=ZONES))
def test_a_moment_comes_back_from_its_iso_text_with_its_zone(at: datetime) -> None:
    found = moment(at.isoformat())
    assert (found, found.utcoffset()) == (at, at.utcoffset())
    with pytest.raises(ValueError, match="time zone"):
        moment(at.replace(tzinfo=None).isoformat())


@given(st.dates())
def test_a_day_comes_back_from_its_iso_text(on: date) -> None:
    assert day(on.isoformat()) == maybe(day)(on.isoformat()) == on
    assert maybe(day)(None) is None


def test_a_moment_in_utc_may_be_written_with_a_z() -> None:
    assert moment("2027-01-04T09:00:00Z") == datetime(2027, 1, 4, 9, tzinfo=UTC)


@given(st.lists(st.integers()))
def test_a_list_is_taken_up_to_its_length_and_no_further(value: list[int]) -> None:
    assert counted(value) == counted(value, len(value)) == value
    with pytest.raises(ValueError, match=f"at most {len(value)}"):
        counted([*value, 0], len(value))


@pytest.mark.parametrize("value", [True, False])
def test_yes_and_no_are_themselves(value: bool) -> None:
    assert yes_or_no(value) is value


def test_a_row_has_the_fields_asked_for_and_no_others() -> None:
    readers = {"by": text, "at": moment, "is_there": yes_or_no}
    row = {"by": "Ada", "at": "soon", "is_there": True, "more": 1}
    assert columns(row, ("is_there", "by"), readers) == {"is_there": True, "by": "Ada"}
    assert columns(row, (), readers) == {}
    with pytest.raises(ValueError, match="soon"):
        columns(row, ("by", "at"), readers)


def test_an_error_names_what_was_awaited_and_shows_little_of_a_long_value() -> None:
    with pytest.raises(ValueError, match="all its fields: 'by'"):
        columns({"at": ""}, ("by",), {"by": text})
    with pytest.raises(ValueError, match=r"^yes or no: ") as raised:
        yes_or_no(["x" * 9_999] * 9_999)
    assert len(str(raised.value)) < 300
