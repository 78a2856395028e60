"""What a revealed turn shows: gaps that matter first, camps, measures, the leader last."""

from fractions import Fraction

from alliancemap_web.rounds.freezing import Given, Picked, freeze_named, freeze_unnamed
from alliancemap_web.rounds.results import Result, result

SHARES = {
    "M01": [500, 500, 500, 500, 500],
    "R05": [0, 300, 600, 640, 650],
    "R17": [590, 600, 610, 620, 630],
}


def given_(
    who: str, factor: str, level: int | None, function: str = "sales", *, leads: bool = False
) -> Given:
    """What somebody answered; None is what they do not know."""
    state = "unknown" if level is None else "known"
    return Given(who, f"n:{who}", who.title(), function, leads, factor, state, level, level, "", "")


def shown(
    answers: list[Given], picks: list[Picked] | None = None, *, with_leader: bool = True
) -> Result:
    """What is shown of answers with names."""
    frozen = freeze_named(answers, picks or []) | {"shares": SHARES}
    return result(frozen, 1, with_leader=with_leader)


TEAM = [
    given_("dora", "R05", 4, "direction", leads=True),
    given_("sam", "R05", 3),
    given_("eva", "R05", 0),
    given_("dora", "M01", 0, "direction", leads=True),
    given_("sam", "M01", 4),
    given_("eva", "M01", 0),
    given_("dora", "R17", 2, "direction", leads=True),
    given_("sam", "R17", 2),
    given_("eva", "R17", 2),
    given_("dora", "V03", None, "direction", leads=True),
    given_("sam", "V03", None),
    given_("eva", "V03", 1),
]


def test_what_moves_the_verdict_most_comes_first() -> None:
    found = shown(TEAM)
    assert [one.factor for one in found.factors] == ["R05", "M01", "R17", "V03"]
    assert [one.factor for one in found.widest] == ["R05", "M01"]
    assert [one.factor for one in found.agreed] == ["R17"]
    first = found.factors[0]
    assert first.gap is not None
    assert (first.gap.low, first.gap.high, first.gap.swing) == (0, 4, 650)


def test_the_leader_is_in_nothing_before_their_answers_are_shown() -> None:
    without = shown(TEAM, with_leader=False)
    assert (without.leader, without.shows_leader) == ("Dora", False)
    for one in without.factors:
        assert {dot.name for dot in one.dots} <= {"Sam", "Eva"}
    others = [one for one in TEAM if not one.leads]
    as_if = shown(others)
    assert without.factors == as_if.factors
    assert without.measures == as_if.measures
    assert without.top == as_if.top


def test_unknown_answers_are_counted_and_never_dropped() -> None:
    one = shown(TEAM).find("V03")
    assert one is not None
    assert [dot.name for dot in one.unknown] == ["Dora", "Sam"]
    assert len(one.dots) == 3
    assert (one.deviation, one.gap, one.camps) == (None, None, None)


def test_two_camps_have_their_people() -> None:
    one = shown(TEAM).find("R05")
    assert one is not None
    assert one.camps is not None
    low, high = one.camps
    assert [dot.name for dot in low.dots] == ["Eva"]
    assert [dot.name for dot in high.dots] == ["Dora", "Sam"]
    assert high.mean == Fraction(7, 2)


def test_too_few_factors_or_people_have_no_measure_over_all() -> None:
    some = shown(
        TEAM, [Picked("sam", "n:sam", ("M01", "R05")), Picked("eva", "n:eva", ("R05", "R17"))]
    )
    assert (some.measures.icc, some.measures.w) == (None, None)
    assert some.measures.icc_factors == 3
    assert some.measures.overlap == Fraction(1, 3)
    assert some.top == (("R05", 2), ("M01", 1), ("R17", 1))


def test_twenty_factors_that_all_know_tell_whether_one_could_answer_for_another() -> None:
    factors = [f"R{number:02}" for number in range(1, 21)]
    answers = [
        given_(who, factor, (place + shift) % 5)
        for shift, who in enumerate(("sam", "eva"))
        for place, factor in enumerate(factors)
    ]
    found = shown(answers)
    assert found.measures.icc_factors == 20
    assert found.measures.icc is not None
    same = shown(
        [
            given_(who, factor, place % 5)
            for who in ("sam", "eva")
            for place, factor in enumerate(factors)
        ]
    )
    assert same.measures.icc == 1


def test_priorities_are_compared_from_three_people_on() -> None:
    picks = [Picked(who, f"n:{who}", ("M01", "R05", "R17")) for who in ("a", "b", "c")]
    one = [Picked("d", "n:d", ("V03",))]
    assert shown(TEAM, picks[:2] + one).measures.w is not None
    assert shown(TEAM, picks[:2]).measures.w is None


def test_without_names_no_measure_ties_answers_of_one_person_together() -> None:
    some = [
        given_(f"p{place}", factor, place % 5, "sales" if place < 4 else "support")
        for place in range(8)
        for factor in ("M01", "R05")
    ]
    frozen, _ = freeze_unnamed(some, [], ("M01", "R05", "R17"), [])
    found = result(frozen | {"shares": SHARES}, 1, with_leader=False)
    assert (found.measures.icc, found.measures.w, found.measures.overlap) == (None, None, None)
    assert found.withheld == ("R17",)
    assert {dot.function for one in found.factors for dot in one.dots} == {"sales", "support"}
    assert {(dot.who, dot.name, dot.reason) for one in found.factors for dot in one.dots} == {
        ("", "", "")
    }
    assert found.leader == ""
