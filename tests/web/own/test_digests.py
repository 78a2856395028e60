"""The canonical text of rows: the same in any database and order, another for any change."""

import json
import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.own.digests import Digests, digests_of, line, ordered

LEAVES = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False)
ANY_JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)


def made(*statements: str) -> Digests:
    """The digests of a small database whose table `a` has JSON in its column `data`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, data TEXT, file BLOB)")
        connection.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY)")
        for statement in statements:
            connection.execute(statement)
        return digests_of(connection, {"a": ["data"]})


@given(ANY_JSON)
def test_the_order_of_keys_in_json_makes_no_difference(value: object) -> None:
    def turned(one: object) -> object:
        if isinstance(one, dict):
            return {name: turned(one[name]) for name in reversed(one)}
        return [turned(each) for each in one] if isinstance(one, list) else one

    texts = [json.dumps(value), json.dumps(turned(value), indent=2)]
    assert len({line(["data"], (text,), {"data"}) for text in texts}) == 1


@given(st.text(), st.text())
def test_two_texts_have_two_lines(first: str, second: str) -> None:
    assert (line(["a"], (first,), ()) == line(["a"], (second,), ())) == (first == second)


def test_a_number_and_its_text_differ_and_so_do_nothing_and_an_empty_text() -> None:
    values: list[object] = [1, "1", 1.5, "1.5", None, "", b"", b"1"]
    assert len({line(["a"], (value,), ()) for value in values}) == len(values)


def test_whole_numbers_in_json_are_written_one_way() -> None:
    assert ordered({"a": [2.0, {"b": 1e3}]}) == {"a": [2, {"b": 1000}]}
    assert ordered(0.1) == 0.1
    assert isinstance(ordered(2.0**60), float)


def test_rows_count_in_the_order_of_their_keys() -> None:
    one = "INSERT INTO a VALUES (1, '{}', x'00')"
    two = "INSERT INTO a VALUES (2, '[1]', NULL)"
    assert made(one, two).sha256 == made(two, one).sha256
    assert made(one).sha256 != made(two).sha256
    assert made(one, two).rows == 2


def test_each_file_is_listed_with_its_size_and_digest() -> None:
    found = made("INSERT INTO a VALUES (7, '{}', x'616263')").files
    assert [(one.table, one.column, one.row, one.size) for one in found] == [("a", "file", "7", 3)]
    assert found[0].sha256.startswith("ba7816bf")


def test_the_steps_taken_are_not_among_the_tables() -> None:
    assert set(made().tables) == {"a"}
