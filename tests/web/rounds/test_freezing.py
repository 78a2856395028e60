"""What is kept of a turn: with names all, without names nothing that tells who said what."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.floors import FLOOR
from alliancemap_web.rounds.freezing import TOP, Given, Picked, freeze_named, freeze_unnamed

FACTORS = ("M01", "R05")
FUNCTIONS = ("sales", "engineering", "support")


def one(who: int, factor: str, level: int, function: str = "sales", **more: object) -> Given:
    """What somebody answered."""
    name = f"Person {who}"
    return Given(
        f"k{who}",
        f"n:{name}",
        name,
        function,
        False,
        factor,
        "known",
        level,
        level,
        "guess",
        f"reason {who}",
        **more,
    )


people = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(FUNCTIONS), st.booleans()), max_size=14
)


def round_of(team: list[tuple[int, str, bool]]) -> list[Given]:
    """What a team answers to R05; those who are not there answer M01 alone."""
    return [
        one(place, "R05" if there else "M01", level, function)
        for place, (level, function, there) in enumerate(team)
    ]


@given(people)
def test_nothing_of_fewer_than_the_floor_is_kept(team: list[tuple[int, str, bool]]) -> None:
    given_ = round_of(team)
    frozen, circles = freeze_unnamed(given_, [], FACTORS, [])
    for factor in FACTORS:
        some = [each for each in given_ if each.factor == factor]
        if len(some) < FLOOR:
            assert factor in frozen["withheld"]
            assert factor not in frozen["counted"]
            assert factor not in circles
            continue
        shown = frozen["counted"][factor]
        sizes = [len(group["said"]) for group in shown["groups"]]
        assert sum(sizes) == len(some)
        assert min(sizes) >= FLOOR
        said = Counter(tuple(level) for group in shown["groups"] for level in group["said"])
        assert said == Counter((each.state, each.low, each.high) for each in some)


@given(people, st.randoms(use_true_random=False))
def test_what_is_kept_depends_on_nobody_s_place_name_or_key(
    team: list[tuple[int, str, bool]], dice: object
) -> None:
    given_ = round_of(team)
    turned = list(given_)
    dice.shuffle(turned)
    renamed = [
        Given(f"x{place}", each.identity, f"Other {place}", *tail(each))
        for place, each in enumerate(turned)
    ]
    assert freeze_unnamed(given_, [], FACTORS, []) == freeze_unnamed(renamed, [], FACTORS, [])


def tail(each: Given) -> tuple:
    """What of an answer tells nothing of whose it is."""
    return (
        each.function,
        each.leads,
        each.factor,
        each.state,
        each.low,
        each.high,
        each.sure,
        each.reason,
    )


@given(people)
def test_who_swaps_answers_within_a_shown_group_leaves_the_same(
    team: list[tuple[int, str, bool]],
) -> None:
    given_ = [one(place, "R05", level, function) for place, (level, function, _) in enumerate(team)]
    frozen, _ = freeze_unnamed(given_, [], ("R05",), [])
    by_function: dict[str, list[Given]] = {}
    for each in given_:
        by_function.setdefault(each.function, []).append(each)
    swapped = []
    for some in by_function.values():
        levels = [each.low for each in some][::-1]
        for each, level in zip(some, levels, strict=True):
            fresh = one(int(each.who[1:]), "R05", level or 0, each.function)
            swapped.append(fresh)
    again, _ = freeze_unnamed(swapped, [], ("R05",), [])
    assert frozen == again


@given(people, st.integers(0, 13), st.booleans())
def test_a_second_round_without_one_person_is_not_shown_beside_the_first(
    team: list[tuple[int, str, bool]], leaver: int, replaced: bool
) -> None:
    given_ = [one(place, "R05", level, function) for place, (level, function, _) in enumerate(team)]
    first, circles = freeze_unnamed(given_, [], ("R05",), [])
    left = [each for each in given_ if each.who != f"k{leaver}"]
    if replaced:
        left.append(one(99, "R05", 2))
    second, _ = freeze_unnamed(left, [], ("R05",), [circles])
    if first["counted"] and len(given_) > leaver:
        # The difference of the two would be what the one who left had said.
        assert second["withheld"] == ["R05"]
        assert second["counted"] == {}


@given(people)
def test_the_same_people_may_answer_again(team: list[tuple[int, str, bool]]) -> None:
    given_ = [one(place, "R05", level, function) for place, (level, function, _) in enumerate(team)]
    first, circles = freeze_unnamed(given_, [], ("R05",), [])
    again, _ = freeze_unnamed(given_, [], ("R05",), [circles])
    assert again == first


def test_reasons_stand_apart_from_levels_in_the_order_of_the_alphabet() -> None:
    given_ = [one(place, "R05", place) for place in (3, 1, 0, 2)]
    frozen, _ = freeze_unnamed(given_, [], ("R05",), [])
    shown = frozen["counted"]["R05"]
    assert shown["reasons"] == [f"reason {place}" for place in range(4)]
    assert "Person" not in str(frozen)
    assert "k1" not in str(frozen)
    assert [level[1] for level in shown["groups"][0]["said"]] == [0, 1, 2, 3]


def test_what_decides_has_the_same_floor() -> None:
    picks = [Picked(f"k{place}", f"n:{place}", ("M01", "R05")) for place in range(FLOOR)]
    frozen, circles = freeze_unnamed([], picks, FACTORS, [])
    assert frozen["top"] == {"M01": 4, "R05": 4}
    assert frozen["pickers"] == FLOOR
    few, _ = freeze_unnamed([], picks[1:], FACTORS, [])
    assert (few["top"], few["pickers"]) == ({}, 0)
    more = [*picks, Picked("k9", "n:9", ("M01",))]
    held, _ = freeze_unnamed([], more, FACTORS, [circles])
    assert (held["top"], held["pickers"]) == ({}, 0)
    assert TOP in circles


def test_with_names_every_answer_is_kept_as_it_was_given() -> None:
    frozen = freeze_named([one(1, "R05", 3, carried=True)], [Picked("k1", "n:1", ("R05",))])
    (answer,) = frozen["answers"]
    assert (answer["name"], answer["low"], answer["reason"], answer["carried"]) == (
        "Person 1",
        3,
        "reason 1",
        True,
    )
    assert "identity" not in answer
    assert frozen["top"] == [{"who": "k1", "factors": ["R05"]}]
