"""What a phone may send: every register, every form of every value, and nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.lounge.acted import OTHER_TALK, TALK, act, answer, operations

from alliancemap.instruments import load_instrument, sectors
from alliancemap_web.lounge import checks
from alliancemap_web.lounge.acts import Operation
from alliancemap_web.lounge.checks import read_sync
from alliancemap_web.lounge.refusals import RefusedError

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def read(one: Any) -> Operation:
    return read_sync({"talk": TALK, "operations": [one]}).operations[0]


def refusal(one: Any) -> tuple[str, str]:
    """The code and place for which one operation is refused."""
    with pytest.raises(RefusedError) as found:
        read(one)
    (reason,) = found.value.reasons
    return reason.code, str(dict(reason.values)["place"])


@given(operations())
def test_what_a_phone_sends_is_read_as_it_was(one: Operation) -> None:
    assert read(one.plain()) == one


@given(st.dictionaries(st.sampled_from(["talk", "since", "operations", "language"]), ANYTHING))
def test_whatever_is_sent_is_read_or_refused_with_a_sentence(sent: dict[str, Any]) -> None:
    refused = None
    try:
        read_sync(sent)
    except RefusedError as found:
        refused = found
    assert refused is None or refused.reasons[0].sentence("fr")


@given(st.sampled_from(sorted(act())), ANYTHING)
def test_an_operation_with_anything_in_one_place_is_read_or_refused(key: str, value: Any) -> None:
    refused = None
    try:
        read(act() | {key: value})
    except RefusedError as found:
        refused = found
    assert refused is None or refused.status in (400, 413)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("id", "A" * 36),
        ("id", TALK.upper()),
        ("id", f"{TALK}\n"),
        ("talk", OTHER_TALK),
        ("stamp", "1795000000000-0000-0000000a"),
        ("stamp", "001795000000000-0000-0000000A"),
        ("stamp", "900000000000000-0000-0000000a"),
        ("kept", ""),
        ("kept", "001795000000000-0000-0000000a"),
        ("kept", -1),
        ("kept", True),
        ("kept", 10**16),
        ("undoes", "before"),
        ("register", "answer:M99"),
        ("register", "answer:"),
        ("register", "aside:M05"),
        ("register", "password"),
        ("register", ["name"]),
        ("register", {}),
    ],
)
def test_a_wrong_field_is_named(key: str, wrong: Any) -> None:
    assert refusal(act() | {key: wrong}) == ("WEB102", f"operations[0].{key}")


@pytest.mark.parametrize(
    ("register", "wrong"),
    [
        ("answer:M01", 3),
        ("answer:M01", {}),
        ("answer:M01", answer(5)),
        ("answer:M01", answer(-1)),
        ("answer:M01", answer(level=True)),
        ("answer:M01", answer(2.0)),
        ("answer:M01", answer("3")),
        ("answer:M01", answer([3, 1])),
        ("answer:M01", answer([1, 2, 3])),
        ("answer:M01", answer(1, "certain")),
        ("answer:M01", answer(1) | {"note": 3}),
        ("answer:M01", answer(1) | {"colour": "red"}),
        ("skip:M01", 1),
        ("name", 3),
        ("sector", "gardening"),
        ("set", "all"),
        ("feeling", {"level": 5}),
        ("feeling", {"mood": 1}),
        ("aside:M10", "because"),
        ("aside:M10", {"reason": None}),
        ("aside:M10", {"reason": ""}),
        ("aside:M10", {"reason": " \t\r\n\0\ud800"}),
        ("base", []),
    ],
)
def test_a_value_of_another_shape_is_refused(register: str, wrong: Any) -> None:
    assert refusal(act(register, wrong)) == ("WEB102", "operations[0].value")


def test_a_value_is_wanted_even_when_it_is_null() -> None:
    bare = act()
    del bare["value"]
    assert refusal(bare) == ("WEB102", "operations[0].value")
    assert read(act() | {"value": None}).value is None


def test_every_factor_and_deal_breaker_of_every_sector_has_its_registers() -> None:
    for sector in sectors():
        instrument = load_instrument(sector=sector)
        wanted = {f"answer:{one.id}" for one in instrument.factors}
        wanted |= {f"skip:{one.id}" for one in instrument.factors}
        wanted |= {f"aside:{one.id}" for one in instrument.gates}
        assert wanted <= set(checks.shapes())


def test_a_length_is_counted_in_bytes() -> None:
    assert read(act(value=answer(1, note="x" * 19_900)))
    assert refusal(act(value=answer(1, note="é" * 10_000))) == ("WEB104", "operations[0].value")
    file = {"name": "x" * 250_000}
    assert read(act("base", file)).value == file
    assert refusal(act("base", {"name": "x" * 300_000}))[0] == "WEB104"


def test_a_file_nested_too_deep_is_refused() -> None:
    deep: dict[str, Any] = {}
    for _ in range(checks.DEEPEST - 2):
        deep = {"in": deep}
    assert read(act("base", deep))
    assert refusal(act("base", {"in": {"in": {"in": deep}}}))[0] == "WEB102"
