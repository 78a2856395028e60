"""JSON that somebody sent: its values are counted before they are made."""

import tracemalloc

import pytest

from alliancemap_web.exchange.json_text import read_json, read_lines
from alliancemap_web.exchange.limits import MOST_VALUES


def test_json_is_read_whole_and_line_by_line() -> None:
    assert read_json('{"a": [1, "x, y"]}') == {"a": [1, "x, y"]}
    # Other characters that end lines in some programs end none here.
    assert list(read_lines('{"a": 1}\n\n["\u2028"]\n')) == [{"a": 1}, ["\u2028"]]


@pytest.mark.parametrize("text", ["", "{", "[1,]", "NaN NaN", "\ud800"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_json(text)


def test_more_values_than_there_may_be_are_never_made() -> None:
    text = "[" + "[]," * MOST_VALUES + "[]]"
    tracemalloc.start()
    try:
        for read in (read_json, lambda text: list(read_lines(text))):
            with pytest.raises(ValueError):
                read(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000
