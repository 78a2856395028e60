"""What may be shown without names: nobody's answer can be told by taking others away."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.floors import FLOOR, OTHERS, groups, is_safe_beside

functions = st.lists(st.sampled_from(["sales", "engineering", "support", "finance"]), max_size=20)
circles = st.frozensets(st.integers(0, 11).map(str), max_size=12)


@given(functions)
def test_nothing_is_shown_of_fewer_than_the_floor(some: list[str]) -> None:
    shown = groups(some)
    if len(some) < FLOOR:
        assert shown == ()
        return
    assert len(shown) == len(some)
    assert all(count >= FLOOR for count in Counter(shown).values())


@given(functions)
def test_no_function_can_be_told_by_taking_shown_groups_from_the_whole(some: list[str]) -> None:
    shown = groups(some)
    whole = Counter(some)
    for name, count in Counter(shown).items():
        if name != OTHERS:
            assert whole[name] == count
        # What is left when a group is taken from all that is shown.
        assert len(shown) - count == 0 or len(shown) - count >= FLOOR


def test_a_small_rest_takes_a_function_with_it() -> None:
    some = ["sales"] * 4 + ["engineering"] * 5 + ["finance"]
    assert Counter(groups(some)) == {"engineering": 5, OTHERS: 5}
    assert set(groups(["sales"] * 4 + ["finance"])) == {OTHERS}
    assert set(groups(["sales"] * 4)) == {"sales"}


@given(circles, st.lists(circles, max_size=4))
def test_no_two_circles_that_were_shown_differ_by_a_few(
    circle: frozenset[str], before: list[frozenset[str]]
) -> None:
    if not is_safe_beside(circle, before):
        return
    assert len(circle) >= FLOOR
    for other in before:
        assert not 0 < len(circle - other) < FLOOR
        assert not 0 < len(other - circle) < FLOOR
        assert not 0 < abs(len(circle) - len(other)) < FLOOR


def test_the_same_people_may_be_shown_again_and_quite_others_too() -> None:
    four, eight = frozenset("abcd"), frozenset("abcdefgh")
    assert is_safe_beside(four, [four])
    assert is_safe_beside(eight, [four])
    assert is_safe_beside(frozenset("wxyz"), [four])


def test_one_person_less_or_another_in_their_place_is_not_shown() -> None:
    five = frozenset("abcde")
    assert not is_safe_beside(frozenset("abcd"), [five])
    assert not is_safe_beside(frozenset("abcdx"), [five])
    assert not is_safe_beside(frozenset("vwxyz!"), [five])  # renamed, and one more
