"""Who is asked about what: nobody more than ten minutes, no factor by one person alone."""

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.instruments.functions import load_askers
from alliancemap.model.functions import (
    ENOUGH,
    FUNCTIONS,
    MOST_FACTORS,
    MOST_MINUTES,
    minutes,
    share_out,
)

ASKERS = load_askers()
CATALOGUE = tuple(ASKERS)
people = st.lists(st.sampled_from(FUNCTIONS), min_size=1, max_size=15)
some_factors = st.lists(st.sampled_from(CATALOGUE), unique=True)


def test_the_most_factors_take_ten_minutes() -> None:
    assert minutes(MOST_FACTORS) == MOST_MINUTES
    assert minutes(MOST_FACTORS + 1) == MOST_MINUTES + 1
    assert [minutes(count) for count in (0, 1, 2, 3)] == [0, 1, 1, 2]


@given(some_factors, people)
def test_nobody_gets_more_than_ten_minutes(factors: list[str], team: list) -> None:
    shares = share_out(factors, team, ASKERS)
    assert len(shares) == len(team)
    assert all(len(share) == len(set(share)) <= MOST_FACTORS for share in shares)
    assert all(set(share) <= set(factors) for share in shares)


@given(some_factors, people)
def test_what_one_is_asked_stands_in_the_order_given(factors: list[str], team: list) -> None:
    for share in share_out(factors, team, ASKERS):
        assert list(share) == [one for one in factors if one in share]


@given(st.lists(st.sampled_from(CATALOGUE), unique=True, max_size=MOST_FACTORS), people)
def test_where_all_fits_everybody_gets_all(factors: list[str], team: list) -> None:
    assert share_out(factors, team, ASKERS) == (tuple(factors),) * len(team)


@given(some_factors, st.lists(st.sampled_from(FUNCTIONS), min_size=6, max_size=15))
def test_six_people_are_enough_for_two_to_each_factor(factors: list[str], team: list) -> None:
    shares = share_out(factors, team, ASKERS)
    assert all(sum(one in share for share in shares) >= ENOUGH for one in factors)


@given(some_factors, people)
def test_no_factor_is_left_out_while_somebody_has_room(factors: list[str], team: list) -> None:
    shares = share_out(factors, team, ASKERS)
    asked = {one for share in shares for one in share}
    assert asked == set(factors) or all(len(share) == MOST_FACTORS for share in shares)


def test_all_sixty_with_one_of_each_function_are_asked_of_those_who_know() -> None:
    shares = dict(zip(FUNCTIONS, share_out(CATALOGUE, FUNCTIONS, ASKERS), strict=True))
    asked = [(factor, function) for function, share in shares.items() for factor in share]
    at_home = [function in ASKERS[factor] for factor, function in asked]
    assert all(at_home)
    assert "R29" in shares["legal"]
    assert "M03" in shares["sales"]


def given_to(factors: str, team: str, askers: dict[str, str], most: int) -> list[str]:
    """The shares in letters: functions and factors are one letter each here."""
    known = {factor: tuple(who) for factor, who in askers.items()}
    return ["".join(share) for share in share_out(tuple(factors), tuple(team), known, most)]  # type: ignore[arg-type]


def test_who_has_room_left_gets_the_rest_of_their_function_and_no_more() -> None:
    # Both of s are full with what they know before a second person for c is looked for.
    assert given_to("abc", "sse", {"a": "s", "b": "s", "c": "e"}, 2) == ["ab", "ab", "c"]
    assert given_to("abcd", "se", {"d": "s", "a": "e"}, 3) == ["bcd", "abc"]


def test_a_factor_given_by_its_functions_alone_reaches_a_third_person() -> None:
    askers = {"a": "s", "b": "s", "c": "s", "d": "e"}
    shares = given_to("abcd", "sssee", askers, 3)
    assert shares == ["abc", "abc", "abc", "d", "d"]


def test_those_who_know_come_first_then_those_with_least_to_do_then_the_order() -> None:
    assert given_to("ab", "ese", {"a": "s"}, 1) == ["b", "a", "a"]
    assert given_to("ab", "xyz", {}, 1) == ["a", "b", "a"]


def test_a_factor_asked_twice_over_is_shared_out_once() -> None:
    assert given_to("aab", "s", {}, 2) == ["ab"]
    assert given_to("abc", "s", {}, 2) == ["ab"]


def test_everything_that_just_fits_goes_to_everybody() -> None:
    assert given_to("ab", "sssss", {}, 2) == ["ab"] * 5
