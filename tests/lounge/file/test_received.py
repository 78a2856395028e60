"""What a link brings: the phone takes no value that the server would refuse."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from node import STATIC, Call, node

from alliancemap.instruments import load_instrument, sectors
from alliancemap_web.lounge.checks import shapes

INSTRUMENTS = [load_instrument(sector=one) for one in sectors()]
PACK = {
    "instrument": {"id": "alliance_fit", "version": "1.0"},
    "sectors": {key: {} for key in sectors()},
    "factors": {factor.id: {} for one in INSTRUMENTS for factor in one.factors},
    "gates": {gate.id: {} for one in INSTRUMENTS for gate in one.gates},
    "sureness": dict.fromkeys(("guess", "fairly_sure", "proof"), ""),
}
REGISTERS = sorted(set(shapes()) - {"base"})
STRANGE = (
    "answer:Zzz",
    "answer:constructor",
    "aside:toString",
    "skip:nope",
    "answer",
    "constructor",
)
FILE = {
    "alliancemap": 1,
    "name": "Orchid",
    "parties": {"us": {"name": "We"}, "partner": {"name": "They"}},
}

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 99),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.text(max_size=4),
    st.sampled_from(
        ["unknown", "not_relevant", "whole", "airport_6", "guess", "proof", *sectors()]
    ),
)
keys = st.sampled_from(["level", "sure", "note", "knows", "reason", "__proto__", "a"])
values = st.one_of(
    scalars,
    st.lists(st.integers(-1, 5) | scalars, max_size=3),
    st.dictionaries(keys, scalars | st.lists(st.integers(-1, 5), max_size=3), max_size=3),
    st.fixed_dictionaries(
        {"level": st.integers(0, 5) | st.none()},
        optional={"sure": scalars, "note": scalars, "knows": scalars},
    ),
    st.fixed_dictionaries({"reason": scalars}),
)


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(STATIC / "lounge" / "received.js") as call:
        yield call


def is_whole_float(value: Any) -> bool:
    """Whether a value holds 1.0 or the like, which JSON of the phone writes as 1."""
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        return any(is_whole_float(one) for one in inner)
    return isinstance(value, float) and value.is_integer()


@given(register=st.sampled_from([*REGISTERS, *STRANGE]), value=values)
@example(register="answer:M01", value={"level": 99})
@example(register="answer:M01", value={"level": [0, 9]})
@example(register="answer:M01", value="abc")
@example(register="name", value={"a": 1})
@example(register="sector", value="constructor")
@example(register="feeling", value={"level": "x", "knows": {}})
@example(register="answer:Zzz", value=None)
@example(register="aside:M10", value={"reason": " \0"})
@example(register="aside:M10", value={"reason": "They pay"})
def test_the_phone_takes_of_a_link_what_the_server_would_keep_and_nothing_else(
    js: Call, register: str, value: Any
) -> None:
    if is_whole_float(value):
        return
    expected = register in shapes() and shapes()[register](value)
    assert js("fits", {"register": register, "value": value}, PACK) == expected


def test_a_text_longer_than_the_server_takes_is_not_taken(js: Call) -> None:
    assert js("fits", {"register": "name", "value": "é" * 9_000}, PACK)
    assert not js("fits", {"register": "name", "value": "é" * 11_000}, PACK)


@pytest.mark.parametrize(
    "wrong",
    [
        {"weights": {"M01": "x"}},
        {"answers": {"M01": {"level": {"a": 1}}}},
        {"answers": {"constructor": 2}},
        {"parties": 5},
        {"set_aside": {"M10": {"reason": 5}}},
        {"feeling": {"level": "x"}},
        {"sector": "constructor"},
        json.loads('{"answers": {"__proto__": {"level": 2}}}'),
    ],
)
def test_an_alliance_file_inside_a_link_is_held_against_what_an_opened_one_is(
    js: Call, wrong: dict[str, Any]
) -> None:
    assert js("fits", {"register": "base", "value": FILE}, PACK)
    assert js("fits", {"register": "base", "value": None}, PACK)
    assert not js("fits", {"register": "base", "value": FILE | wrong}, PACK)
    assert not js("fits", {"register": "base", "value": "x"}, PACK)
