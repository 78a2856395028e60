"""A history as lines of JSON comes back act by act, whatever was written in it."""

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.exchange.history import history_text, line_of, read_history
from alliancemap_web.exchange.troubles import TroubleError
from alliancemap_web.portfolio.acts import Entry

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
IDS = st.uuids().map(str)
ENTRIES = st.builds(
    Entry,
    sequence=st.integers(1, 10_000),
    id=IDS,
    register=st.sampled_from(["base", "answer/M01", "fact/parties/partner/people"]),
    value=JSON,
    undoes=st.none() | IDS,
    person=st.none(),
    by=st.text(max_size=80),
    at=st.datetimes(timezones=st.just(UTC)),
    origin=st.sampled_from(["page", "file", "talk", "api", "import"]),
)
BEGUN = datetime(2027, 1, 1, tzinfo=UTC)
BASE = Entry(1, str(uuid.UUID(int=1)), "base", {}, None, None, "Ada", BEGUN, "page")


@given(st.lists(ENTRIES, max_size=5))
def test_a_history_comes_back_as_it_was(entries: list[Entry]) -> None:
    told = (BASE, *entries)
    assert read_history(history_text(told), "h.jsonl") == told


@given(ENTRIES)
def test_an_act_is_one_line(entry: Entry) -> None:
    assert "\n" not in line_of(entry)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "no json",
        line_of(BASE).replace("base", "fact/answers"),
        line_of(BASE).replace('"page"', '"moon"'),
        line_of(BASE).replace("+00:00", ""),
        line_of(BASE).replace("base", "answer/M01"),
        "[" * 100_000,
    ],
)
def test_what_is_no_history_is_refused_with_its_file(text: str) -> None:
    with pytest.raises(TroubleError) as caught:
        read_history(text, "h.jsonl")
    assert caught.value.trouble.code == "XCH044"
    assert dict(caught.value.trouble.values) == {"file": "h.jsonl"}
