"""Bringing a database forward loses nothing, or does not happen."""

import pytest

from alliancemap_web.own.forward import ON_PURPOSE, Held, changed, refuse_loss, text_of
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.state import measured

BEFORE = {"a": Held(2, {"id": "x", "name": "y"}), "empty": Held(0, {"id": ""})}


def test_a_new_column_and_a_new_table_are_no_loss() -> None:
    more = {"a": Held(2, {"id": "x", "name": "y", "new": "z"}), "b": Held(1, {})}
    refuse_loss(BEFORE, more, frozenset())


@pytest.mark.parametrize(
    "after",
    [
        pytest.param({"a": Held(1, {"id": "x", "name": "y"})}, id="a row fewer"),
        pytest.param({"a": Held(2, {"id": "x", "name": "other"})}, id="another value"),
        pytest.param({}, id="no such table any more"),
    ],
)
def test_what_is_not_as_it_was_is_refused(after: dict[str, Held]) -> None:
    with pytest.raises(CannotError) as refused:
        refuse_loss(BEFORE, after, frozenset())
    assert (refused.value.code, refused.value.values["table"]) == ("OWN030", "a")


def test_what_a_step_changes_on_purpose_is_let_through() -> None:
    refuse_loss(BEFORE, {"a": Held(3, {"id": "w"})}, frozenset({"a"}))


def test_steps_still_to_come_say_what_they_change_on_purpose() -> None:
    everything = measured(frozenset()).missing
    assert changed(measured(frozenset(everything))) == frozenset()
    assert set(ON_PURPOSE) <= set(everything)
    assert changed(measured(frozenset())) == frozenset().union(*ON_PURPOSE.values())


def test_values_that_differ_have_texts_that_differ() -> None:
    values = [None, "", "None", 0, "0", 0.5, b"", b"0", memoryview(b"1"), "a\nb"]
    assert len({text_of(one) for one in values}) == len(values)
    assert text_of(memoryview(b"1")) == text_of(b"1")
