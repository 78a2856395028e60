"""Which registers there are, and which acts count."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.portfolio.acting import begun, entry, told

from alliancemap_web.portfolio.acts import BASE, Entry, counting, is_register, standing, text_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "name",
    [
        "base",
        "answer/M01",
        "fact/aim",
        "fact/parties/partner/people",
        "fact/a b/é",
        "stage",
        "signed",
        "archived",
    ],
)
def test_these_are_registers(name: str) -> None:
    assert is_register(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "bases",
        "answer",
        "answer/",
        "answer/M01/note",
        "answer/M 1",
        "stage/x",
        "review",
        "fact",
        "fact/",
        "fact//name",
        "fact/a/b/c/d/e/f/g",
        "fact/line\nbreak",
        "fact/" + "a" * 81,
        # What acts of their own kind change, or nothing does.
        "fact/answers/M01",
        "fact/instrument",
        "fact/alliancemap",
    ],
)
def test_these_are_not(name: str) -> None:
    assert not is_register(name)


@given(told())
def test_without_taking_back_every_act_counts_in_its_order(acts: tuple[Entry, ...]) -> None:
    assert standing(acts) == acts


@given(told(), st.data())
def test_what_is_taken_back_does_not_count_and_again_does(
    acts: tuple[Entry, ...], data: st.DataObject
) -> None:
    if len(acts) == 1:
        return
    one = data.draw(st.sampled_from(acts[1:]))
    back = entry(100, one.register, undoes=one.sequence, days=30)
    redone = entry(101, one.register, undoes=100, days=30)
    assert standing((*acts, back)) == tuple(kept for kept in acts if kept != one)
    assert standing((*acts, back, redone)) == acts


@given(told(), told())
def test_what_came_before_a_later_file_counts_no_more(
    before: tuple[Entry, ...], after: tuple[Entry, ...]
) -> None:
    later = tuple(
        entry(100 + one.sequence, one.register, one.value, by=one.by, days=30) for one in after
    )
    assert standing(before + later) == later


def test_taking_a_later_file_back_gives_the_acts_before_it_their_weight_again() -> None:
    first, said = begun(), entry(2, "answer/M01", {"level": 1})
    later, back = entry(3, BASE, {"name": "Other"}), entry(4, BASE, undoes=3)
    assert standing((first, said, later, back)) == (first, said)


def test_an_act_knows_its_factor_or_its_path() -> None:
    assert (entry(2, "answer/M01").factor, entry(2, "answer/M01").path) == ("M01", ())
    fact = entry(2, "fact/parties/us/name")
    assert (fact.factor, fact.path) == (None, ("parties", "us", "name"))
    assert (begun().factor, begun().path) == (None, ())


@given(JSON)
def test_what_is_kept_as_text_comes_back_as_it_was(value: object) -> None:
    assert json.loads(text_of(value)) == value


def test_what_json_cannot_say_is_not_kept_as_something_else() -> None:
    with pytest.raises(ValueError, match="JSON"):
        text_of(float("nan"))


def test_what_stands_beside_the_file_counts_and_is_no_part_of_it() -> None:
    first, stage, said = begun(), entry(2, "stage", "talks"), entry(3, "answer/M01", {"level": 1})
    later, back = entry(4, "stage", "ended"), entry(5, "stage", undoes=4)
    acts = (first, stage, said, later, back)
    assert standing(acts) == (first, said)
    assert list(counting(acts)) == [said, stage, first]
    assert (stage.path, stage.factor) == (("stage",), None)
