"""What a brief claims, the map says."""

import pytest
from reading.briefs_made import EXAMPLES, OPEN, STOPPED, empty, example

from alliancemap.model.answers import levels
from alliancemap.reading.brief_facts import (
    audience_orders,
    deal_breakers,
    open_questions,
    own_questions,
    proofs,
    repairs,
    risks,
    strengths,
)
from alliancemap.reading.brief_script import AUDIENCES


def test_every_audience_orders_factors_that_there_are() -> None:
    known = {factor.id for factor in example(OPEN).instrument.factors}
    orders = audience_orders()
    assert set(orders) == set(AUDIENCES)
    for order in orders.values():
        assert set(order) == {"good", "bad", "ask"}
        for factors in order.values():
            assert set(factors) <= known
            assert len(set(factors)) == len(factors)


def test_audiences_stress_different_things() -> None:
    firsts = {orders["good"][:2] for orders in audience_orders().values()}
    assert len(firsts) == len(AUDIENCES)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_strengths_are_answered_high_and_risks_known_are_answered_low(
    name: str, audience: str
) -> None:
    reading = example(name)
    spans = levels(reading.alliance)
    assert all(spans[one.factor][0] >= 3 for one in strengths(reading, audience, "en"))
    found = risks(reading, audience, "en")
    assert all(spans[one.factor][1] <= 1 for one in found if not one.is_open)
    # What is known comes before what is only possible.
    assert [one.is_open for one in found] == sorted(one.is_open for one in found)


def test_a_deal_breaker_that_stands_is_told_with_its_repair_and_not_again_as_a_risk() -> None:
    reading = example(STOPPED)
    fired = deal_breakers(reading, "en")
    assert [one.factor for one in fired] == ["R11"]
    assert len(repairs(reading, "en")) == 1
    assert "R11" not in {one.factor for one in risks(reading, "board", "en")}


def test_questions_asked_aloud_are_those_of_the_reading() -> None:
    reading = example(OPEN)
    raised = {one.factor for one in reading.assessment.to_raise}
    assert {one.factor for one in open_questions(reading, "sales", "en")} <= raised
    styles = {one.factor: one.ask_style for one in reading.assessment.questions}
    found = own_questions(reading, "engineers", "en")
    assert all(styles[one.factor] in ("self", "later") for one in found)


def test_proofs_are_counted() -> None:
    assert proofs(example(OPEN)) > 0
    assert proofs(empty()) == 0
