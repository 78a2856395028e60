"""What a team's answers come to, and which differences move the verdict most."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.instruments import load_instrument
from alliancemap.model.case import make_case
from alliancemap.model.futures import count_futures, outlook
from alliancemap.model.plan import compile_plan
from alliancemap.model.spread import Gap, Said, by_mattering, ends, gap, leverage, middles

PLAN = compile_plan(load_instrument())
spans = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: tuple(sorted(pair)))
said = st.one_of(
    spans.map(lambda pair: Said(*pair)),
    st.sampled_from([Said(None, None, "unknown"), Said(None, None, "not_relevant")]),
)


@pytest.mark.parametrize("factor", ["M01", "M10", "V16", "R12", "R17", "R21"])
def test_leverage_is_the_share_with_the_factor_at_each_level(factor: str) -> None:
    given_levels = {"M01": (3, 3), "V03": (1, 2), "R13": (1, 1), "R17": (2, 4), "R05": (3, 3)}
    case = make_case(PLAN, given_levels)
    position = PLAN.position(factor)
    shares = []
    for level in range(5):
        weighed = outlook(case.with_span(position, (level, level)))
        shares.append(count_futures(PLAN, weighed.yes, weighed.total).share)
    assert leverage(case, [factor])[factor] == tuple(shares)


@given(st.lists(said, max_size=8))
def test_unknown_answers_count_for_no_level(answers: list[Said]) -> None:
    known = [one for one in answers if one.state == "known"]
    assert middles(answers) == [Fraction(one.low + one.high, 2) for one in known]
    reach = ends(answers)
    assert reach == (
        (min(one.low for one in known), max(one.high for one in known)) if known else None
    )
    found = gap("M01", answers, (0, 10, 20, 30, 40))
    assert (found is None) is (len(known) < 2)


def test_a_gap_moves_the_verdict_as_far_as_the_levels_that_were_said() -> None:
    shares = (0, 400, 600, 610, 615)
    found = gap("R17", [Said(1, 1), Said(2, 4), Said(None, None, "unknown")], shares)
    assert found == Gap("R17", 1, 4, 215, Fraction(1))
    quiet = gap("R17", [Said(2, 2), Said(2, 2)], shares)
    assert quiet == Gap("R17", 2, 2, 0, Fraction(0))
    assert gap("R17", [Said(0, 0), Said(4, 4)], ()) == Gap("R17", 0, 4, 0, Fraction(2))


def test_what_moves_the_verdict_comes_before_what_lies_far_apart() -> None:
    small = Gap("R30", 2, 3, 300, Fraction(1, 2))
    wide = Gap("M01", 0, 4, 20, Fraction(2))
    wider = Gap("M02", 0, 4, 20, Fraction(5, 2))
    still = Gap("V01", 0, 4, 0, Fraction(2))
    same = Gap("V02", 0, 4, 0, Fraction(2))
    assert by_mattering([same, still, wide, small, wider]) == (small, wider, wide, still, same)
