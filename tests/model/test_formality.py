"""Personal ties against formal structure: place, uncertainty, and what to add."""

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.answers import NOT_RELEVANT
from alliancemap.model.formality import FORMAL_ITEMS, PERSONAL_FACTORS, Stands, stands

SPANS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda two: (min(two), max(two)))
ANSWERS = st.dictionaries(st.sampled_from(PERSONAL_FACTORS), SPANS | st.just(NOT_RELEVANT))
ITEMS = st.dictionaries(st.sampled_from(FORMAL_ITEMS), st.booleans())
REACH = st.none() | st.integers(0, 4)
ALL = dict.fromkeys(FORMAL_ITEMS, True)
NONE = dict.fromkeys(FORMAL_ITEMS, False)


@given(ANSWERS, REACH, ITEMS)
def test_the_place_lies_on_the_picture_and_in_at_least_one_corner(answers, reach, items) -> None:
    found = stands(answers, reach, items)
    assert 0 <= found.personal[0] <= found.personal[1] <= 4000
    assert 0 <= found.formal[0] <= found.formal[1] <= len(FORMAL_ITEMS)
    assert 1 <= len(found.corners) <= 4
    assert (found.advice == "find_out") == (len(found.corners) > 1)


@given(ANSWERS, REACH, ITEMS, st.sampled_from(FORMAL_ITEMS), st.booleans())
def test_learning_more_never_widens_the_place(answers, reach, items, item, is_there) -> None:
    before = stands(answers, reach, items)
    after = stands(answers, reach, items if item in items else items | {item: is_there})
    assert before.formal[0] <= after.formal[0] <= after.formal[1] <= before.formal[1]
    assert set(after.corners) <= set(before.corners)


@given(ANSWERS, REACH, ITEMS, st.sampled_from(FORMAL_ITEMS))
def test_adding_structure_never_takes_from_the_personal_side(answers, reach, items, item) -> None:
    before, after = stands(answers, reach, items), stands(answers, reach, items | {item: True})
    assert after.personal == before.personal
    assert after.formal[0] >= before.formal[0]


def test_the_missing_one_is_advised_and_never_less_of_the_other() -> None:
    warm = dict.fromkeys(PERSONAL_FACTORS, (4, 4))
    cool = dict.fromkeys(PERSONAL_FACTORS, (0, 1))
    assert stands(warm, 4, NONE).advice == "formal"
    assert stands(warm, 4, NONE).corners == ("fragile",)
    assert stands(cool, 1, ALL).advice == "personal"
    assert stands(cool, 0, NONE).advice == "both"
    assert stands(warm, 4, ALL).advice == "none"


def test_nothing_known_may_be_anywhere() -> None:
    found = stands({}, None, {})
    assert found == Stands((0, 4000), (0, 8))
    assert len(found.corners) == 4


def test_a_factor_that_is_not_relevant_is_left_out() -> None:
    spans = {"R08": NOT_RELEVANT, "R09": (2, 2), "R10": (4, 4)}
    assert stands(spans, 3, {}).personal == (3000, 3000)
