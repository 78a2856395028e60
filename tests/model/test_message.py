import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.message import Message, message

NAMES = st.dictionaries(
    st.text("abcdefgh_", min_size=1).filter(lambda name: name != "code"),
    st.one_of(st.text(), st.integers(), st.tuples(st.text())),
)


@given(NAMES)
def test_a_message_gives_back_every_value_it_was_made_with(values: dict[str, str]) -> None:
    made = message("a.code", **values)
    assert {name: made.value(name) for name in values} == values
    assert [name for name, _ in made.values] == list(values)


def test_a_value_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        message("a.code", factor="R02").value("gate")


def test_messages_with_the_same_code_and_values_are_equal_and_can_be_kept_in_a_set() -> None:
    assert {message("a", factor="R02"), Message("a", (("factor", "R02"),))} == {
        message("a", factor="R02")
    }
    assert message("a", factor="R02") != message("a", factor="R03")
