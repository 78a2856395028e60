from dataclasses import replace

import pytest

from alliancemap.instruments import load_instrument
from alliancemap.model.check_structure import named_factor_faults, structure_faults
from alliancemap.model.instrument import Condition, Rule

GOOD = load_instrument()
CITED = GOOD.structure.rules[0].sources


def faults_of_rule(*when: Condition, **changed: object) -> list[tuple[str, str]]:
    """The faults of an instrument whose only rule has these conditions."""
    rule = Rule("S99", when, (("K1", 1),), (), (), CITED)
    rule = replace(rule, **changed)  # type: ignore[arg-type]
    table = replace(GOOD.structure, rules=(rule,))
    return [(fault.code, fault.where) for fault in structure_faults(replace(GOOD, structure=table))]


@pytest.mark.parametrize(
    "condition",
    [
        Condition("factor", ("R01",), at_least=1),
        Condition("factor", ("R01",), at_most=3),
        Condition("mean", ("R01", "R02"), at_least=4),
        Condition("index", ("performance",), choice="low"),
        Condition("fact", ("aim",), choice="exploration"),
        Condition("fact", ("parties",), more_than=2),
        Condition(
            "any",
            options=(
                Condition("factor", ("R01",), at_most=0),
                Condition("fact", ("brand",), choice="ours"),
            ),
        ),
    ],
)
def test_a_condition_that_can_hold_and_fail_is_accepted(condition: Condition) -> None:
    assert faults_of_rule(condition) == []


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        (Condition("factor", ("R01",), at_least=0), ("INS032", "rule S99: at_least 0")),
        (Condition("factor", ("R01",), at_most=4), ("INS032", "rule S99: at_most 4")),
        (Condition("mean", (), at_most=3), ("INS044", "rule S99")),
        (Condition("index", ("mood",), choice="low"), ("INS043", "rule S99: mood")),
        (Condition("fact", ("aim",), choice="luck"), ("INS042", "rule S99: aim luck")),
        (Condition("fact", ("aim",), more_than=1), ("INS042", "rule S99: aim more_than")),
    ],
)
def test_a_condition_that_cannot_is_named(condition: Condition, fault: tuple[str, str]) -> None:
    assert faults_of_rule(condition) == [fault]
    inside = Condition("any", options=(condition, Condition("factor", ("R01",), at_most=0)))
    assert faults_of_rule(inside) == [fault]


@pytest.mark.parametrize("sign", [-3, 0, 3])
def test_a_sign_speaks_for_or_against_and_at_most_strongly(sign: int) -> None:
    always = Condition("factor", ("R01",), at_least=1)
    assert faults_of_rule(always, theirs=(("JV", sign),)) == [("INS040", f"rule S99: JV {sign}")]


def test_an_unknown_form_is_named_once() -> None:
    always = Condition("factor", ("R01",), at_least=1)
    signs = (("K9", 1),)
    assert faults_of_rule(always, ours=signs, theirs=signs) == [("INS041", "rule S99: K9")]


def test_a_list_of_factors_is_neither_empty_nor_repeated_nor_unknown() -> None:
    codes = [
        [fault.code for fault in named_factor_faults(GOOD, "clause C", named)]
        for named in ((), ("R01",), ("R01", "R01"), ("Z01",))
    ]
    assert codes == [["INS044"], [], ["INS030"], ["INS031"]]
