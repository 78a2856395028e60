"""Where the promises of several alliances get in each other's way."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.readings import alliance

from alliancemap.model.alliance import Alliance, Exclusivity, PromisedPerson, Promises
from alliancemap.model.clashes import (
    Attention,
    FieldClash,
    PersonClash,
    clash_messages,
    find_clashes,
    needed_hours,
)
from alliancemap.words import LANGUAGES, say

TODAY = "2026-11-23"
Named = tuple[str, Alliance]

exclusivities = st.builds(
    Exclusivity,
    field=st.sampled_from(("Inhalers", " inhalers", "Sensors")),
    region=st.sampled_from((None, "Europe", "europe", "Japan")),
    until=st.sampled_from((None, "2026", "2026-11-23", "2026-11-22", "2025")),
)
people = st.builds(
    PromisedPerson,
    name=st.sampled_from(("Zoé", "Zoe", "Max")),
    hours=st.none() | st.integers(0, 50),
)
promises = st.builds(
    Promises,
    exclusive=st.lists(exclusivities, max_size=3).map(tuple),
    people=st.lists(people, max_size=3).map(tuple),
    hours=st.none() | st.integers(0, 100),
)
SEVERAL = st.lists(promises, max_size=4).map(
    lambda several: [(chr(65 + n), alliance(promises=one)) for n, one in enumerate(several)]
)


def named(*several: Promises) -> list[Named]:
    """Alliances A, B, C with these promises."""
    return [(chr(65 + n), alliance(promises=one)) for n, one in enumerate(several)]


def exclusive(field: str, region: str | None = None, until: str | None = None) -> Promises:
    return Promises((Exclusivity(field, region, until),))


def with_people(*several: PromisedPerson) -> Promises:
    return Promises(people=several)


@given(SEVERAL, st.none() | st.integers(0, 200))
def test_alone_an_alliance_clashes_with_none_but_the_hours_we_have(
    several: list[Named], available: int | None
) -> None:
    for one in several:
        clashes = find_clashes([one], TODAY, available)
        assert clashes.fields == clashes.people == ()
        assert clashes.is_empty is (clashes.attention.over == 0)


@given(SEVERAL)
def test_the_order_of_the_alliances_changes_no_clash(several: list[Named]) -> None:
    there = find_clashes(several, TODAY, 50)
    back = find_clashes(several[::-1], TODAY, 50)

    def ends(clash: FieldClash) -> frozenset[tuple[str, Exclusivity]]:
        pairs = ((clash.first, clash.first_promise), (clash.second, clash.second_promise))
        return frozenset(pairs)

    assert Counter(map(ends, there.fields)) == Counter(map(ends, back.fields))
    assert {(one.hours, one.unknown, one.over) for one in there.people} == {
        (one.hours, one.unknown, one.over) for one in back.people
    }
    assert (there.attention.hours, there.attention.over) == (
        back.attention.hours,
        back.attention.over,
    )


@given(SEVERAL)
def test_the_clashes_of_all_are_those_of_every_two(several: list[Named]) -> None:
    every_two = [
        clash for pair in combinations(several, 2) for clash in find_clashes(pair, TODAY).fields
    ]
    assert sorted(map(repr, find_clashes(several, TODAY).fields)) == sorted(map(repr, every_two))


@given(SEVERAL, st.integers(0, 200))
def test_hours_that_are_said_are_added_and_the_others_counted(
    several: list[Named], available: int
) -> None:
    attention = find_clashes(several, TODAY, available).attention
    known = [hours for _, hours in attention.needs if hours is not None]
    assert attention.hours == sum(known)
    assert attention.unknown == len(several) - len(known)
    assert attention.over == max(0, attention.hours - available)


@given(SEVERAL, st.integers(0, 60))
def test_a_person_over_their_own_hours_is_always_named(several: list[Named], own: int) -> None:
    said = sum(
        person.hours or 0
        for _, one in several
        for person in one.promises.people
        if person.name in ("Zoé", "Zoe")
    )
    over = {one.person: one.over for one in find_clashes(several, TODAY, None, {"zoe": own}).people}
    found = max((over.get(name, 0) for name in ("Zoé", "Zoe")), default=0)
    assert found == max(0, said - own)


@given(SEVERAL, st.none() | st.integers(0, 200))
def test_every_clash_can_be_said_in_every_language(
    several: list[Named], available: int | None
) -> None:
    told = clash_messages(find_clashes(several, TODAY, available, {"Max": 10}))
    for language in LANGUAGES:
        assert all(say(one, language, lambda _, name: name) for one in told)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (exclusive("Inhalers"), exclusive(" INHALERS "), True),
        (exclusive("Inhalateurs à sec"), exclusive("inhalateurs a  sec"), True),
        (exclusive("Inhalers"), exclusive("Sensors"), False),
        (exclusive("Inhalers", "Europe"), exclusive("Inhalers"), True),
        (exclusive("Inhalers", "Europe"), exclusive("Inhalers", "europe"), True),
        (exclusive("Inhalers", "Europe"), exclusive("Inhalers", "Japan"), False),
        (exclusive("Inhalers", until="2026-11-23"), exclusive("Inhalers"), True),
        (exclusive("Inhalers", until="2026-11"), exclusive("Inhalers"), True),
        (exclusive("Inhalers", until="2026-11-22"), exclusive("Inhalers"), False),
        (exclusive("Inhalers"), exclusive("Inhalers", until="2025"), False),
    ],
)
def test_a_field_clashes_when_both_promises_stand_somewhere_at_once(
    one: Promises, other: Promises, clash: bool
) -> None:
    found = find_clashes(named(one, other), TODAY).fields
    expected = FieldClash(one.exclusive[0].field, "A", "B", one.exclusive[0], other.exclusive[0])
    assert found == ((expected,) if clash else ())


def test_a_person_in_two_alliances_is_named_with_all_hours_and_what_is_over() -> None:
    several = named(
        with_people(PromisedPerson("Zoé", 30)),
        with_people(PromisedPerson("zoe", 20), PromisedPerson("Max", 5)),
        with_people(PromisedPerson("Zoé")),
    )
    where = (("A", 30), ("B", 20), ("C", None))
    (clash,) = find_clashes(several, TODAY).people
    assert clash == PersonClash("Zoé", where, 50, 1, None, 0)
    (clash,) = find_clashes(several, TODAY, hours_of={"Zoe": 40}).people
    assert clash == PersonClash("Zoé", where, 50, 1, 40, 10)


def test_a_person_in_one_alliance_clashes_only_with_their_own_hours() -> None:
    several = named(with_people(PromisedPerson("Max", 30)), Promises())
    assert find_clashes(several, TODAY, hours_of={"Max": 30}).people == ()
    (clash,) = find_clashes(several, TODAY, hours_of={"max": 20}).people
    assert (clash.promises, clash.over) == ((("A", 30),), 10)


@pytest.mark.parametrize(
    ("promises", "hours"),
    [
        (Promises(), None),
        (Promises(hours=0), 0),
        (with_people(PromisedPerson("Max")), None),
        (with_people(PromisedPerson("Max", 5), PromisedPerson("Zoé"), PromisedPerson("A", 1)), 6),
        (Promises(people=(PromisedPerson("Max", 5),), hours=3), 5),
        (Promises(people=(PromisedPerson("Max", 5),), hours=60), 60),
    ],
)
def test_an_alliance_needs_what_it_says_and_at_least_its_peoples_hours(
    promises: Promises, hours: int | None
) -> None:
    assert needed_hours(promises) == hours


def test_attention_beyond_the_hours_we_have_says_by_how_much() -> None:
    several = named(Promises(hours=60), Promises(hours=50), Promises())
    found = find_clashes(several, TODAY, 100)
    assert found.attention == Attention((("A", 60), ("B", 50), ("C", None)), 110, 1, 100, 10)
    assert not found.is_empty
    assert find_clashes(several, TODAY, 110).is_empty
    assert find_clashes(several, TODAY).is_empty


@pytest.mark.parametrize(
    ("several", "available", "codes"),
    [
        ((), None, ["clash.none"]),
        ((Promises(), Promises()), None, ["clash.none"]),
        ((Promises(hours=5),), 4, ["clash.attention_over"]),
        ((Promises(hours=5),), 5, ["clash.none", "clash.attention_within"]),
        ((Promises(hours=5),), None, ["clash.none", "clash.attention"]),
        (
            (Promises(),),
            5,
            ["clash.none", "clash.attention_within", "clash.attention_unknown"],
        ),
        (
            (exclusive("A", "Europe"), exclusive("a"), exclusive("á", "europe")),
            None,
            ["clash.field_within", "clash.field_region", "clash.field_within"],
        ),
        ((exclusive("A"), exclusive("a")), None, ["clash.field"]),
        (
            (with_people(PromisedPerson("Max")), with_people(PromisedPerson("Max"))),
            None,
            ["clash.person_named", "clash.person_unknown"],
        ),
    ],
)
def test_each_kind_of_clash_has_its_sentence(
    several: tuple[Promises, ...], available: int | None, codes: list[str]
) -> None:
    told = clash_messages(find_clashes(named(*several), TODAY, available))
    assert [one.code for one in told] == codes


def test_the_alliance_that_promises_everywhere_is_said_last() -> None:
    found = find_clashes(named(exclusive("A"), exclusive("a", "Europe")), TODAY)
    (told,) = clash_messages(found)
    assert (told.value("first"), told.value("second"), told.value("region")) == ("B", "A", "Europe")


def test_two_alliances_of_one_name_are_still_two() -> None:
    twice = [("A", alliance(promises=exclusive("x")))] * 2
    assert len(find_clashes(twice, TODAY).fields) == 1


def test_one_alliance_may_promise_a_field_for_two_regions() -> None:
    both = Promises((Exclusivity("x", "Europe"), Exclusivity("x")))
    assert find_clashes(named(both), TODAY).fields == ()


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a day"):
        find_clashes([], "2026")
