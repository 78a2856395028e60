from collections.abc import Callable

import pytest

from alliancemap.instruments import raw_values
from alliancemap.instruments.raw_values import Raw
from alliancemap.model.instrument import InstrumentError

RAW: Raw = {
    "text": "a",
    "blank": " ",
    "texts": ["a", "b"],
    "mixed": ["a", 1],
    "whole": 3,
    "yes": True,
    "table": {"a": 1},
    "rows": [{"id": "R17", "n": 1}, {"n": 2}],
}


def code(take: Callable[[Raw, str, str], object], key: str) -> str:
    with pytest.raises(InstrumentError) as caught:
        take(RAW, key, "factor R17")
    assert caught.value.where.startswith(f"factor R17: {key}")
    return caught.value.code


def test_values_of_the_right_kind_are_handed_on() -> None:
    assert raw_values.text(RAW, "text", "") == "a"
    assert raw_values.texts(RAW, "texts", "") == ("a", "b")
    assert raw_values.whole(RAW, "whole", "") == 3
    assert raw_values.table(RAW, "table", "") == {"a": 1}
    assert raw_values.wholes([1, 2], "") == (1, 2)


@pytest.mark.parametrize(
    "take",
    [
        raw_values.text,
        raw_values.texts,
        raw_values.whole,
        raw_values.table,
        raw_values.items,
        raw_values.tables,
    ],
)
def test_a_missing_key_has_one_code_for_every_kind(
    take: Callable[[Raw, str, str], object],
) -> None:
    assert code(take, "absent") == "INS020"


@pytest.mark.parametrize(
    ("take", "key", "expected"),
    [
        (raw_values.text, "whole", "INS021"),
        (raw_values.text, "blank", "INS021"),
        (raw_values.texts, "text", "INS024"),
        (raw_values.texts, "mixed", "INS024"),
        (raw_values.whole, "text", "INS025"),
        (raw_values.whole, "yes", "INS025"),
        (raw_values.table, "texts", "INS027"),
        (raw_values.tables, "texts", "INS027"),
        (raw_values.items, "table", "INS028"),
    ],
)
def test_each_wrong_kind_has_its_code(
    take: Callable[[Raw, str, str], object], key: str, expected: str
) -> None:
    assert code(take, key) == expected


@pytest.mark.parametrize("value", [3, [1, "2"], [1, True], [1.0]])
def test_only_whole_numbers_make_a_list_of_whole_numbers(value: object) -> None:
    with pytest.raises(InstrumentError, match="INS026 belief grid"):
        raw_values.wholes(value, "belief grid")


def test_a_row_is_named_by_its_id_or_its_number() -> None:
    assert raw_values.rows(RAW, "rows", "top", lambda row, at: (at, row["n"])) == (
        ("top: rows R17", 1),
        ("top: rows 2", 2),
    )


def test_what_is_not_in_a_closed_list_is_shown_beside_the_list() -> None:
    with pytest.raises(InstrumentError) as caught:
        raw_values.one_of(RAW, "text", "R17", ("b", "c"))
    assert (caught.value.code, caught.value.known) == ("INS022", ("b", "c"))
    assert raw_values.one_of(RAW, "text", "R17", ("a", "b")) == "a"
