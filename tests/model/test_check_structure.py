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


def faults_of_table(**changed: object) -> list[tuple[str, str]]:
    """The faults of the shipped instrument with some lists of its table replaced."""
    table = replace(GOOD.structure, **changed)  # type: ignore[arg-type]
    return [(fault.code, fault.where) for fault in structure_faults(replace(GOOD, structure=table))]


ALWAYS = Condition("factor", ("R01",), at_least=1)
INDEX, CLAUSE = GOOD.structure.indices[0], GOOD.structure.clauses[0]
QUESTION, DISAGREEMENT = GOOD.structure.lawyer_questions[0], GOOD.structure.disagreements[0]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"forms": (), "rules": ()}, ("INS044", "form")),
        ({"indices": ((INDEX[0], ()),), "rules": ()}, ("INS044", f"index {INDEX[0]}")),
        ({"clauses": (replace(CLAUSE, sources=()),)}, ("INS044", f"clause {CLAUSE.id}: sources")),
        ({"clauses": (replace(CLAUSE, when_weak=()),)}, ("INS044", f"clause {CLAUSE.id}")),
        (
            {"lawyer_questions": (replace(QUESTION, factors=("Z01",)),)},
            ("INS031", f"lawyer_question {QUESTION.id}: Z01"),
        ),
        (
            {"disagreements": (replace(DISAGREEMENT, one_side=()),)},
            ("INS044", f"disagreement {DISAGREEMENT.id}"),
        ),
        (
            {"disagreements": (replace(DISAGREEMENT, other_side=()),)},
            ("INS044", f"disagreement {DISAGREEMENT.id}"),
        ),
    ],
)
def test_what_is_missing_in_the_table_is_named(
    changed: dict[str, object], fault: tuple[str, str]
) -> None:
    assert faults_of_table(**changed) == [fault]


def test_a_rule_needs_a_condition_something_to_say_and_a_source() -> None:
    assert faults_of_rule() == [("INS044", "rule S99: when")]
    assert faults_of_rule(ALWAYS, ours=()) == [("INS044", "rule S99: ours")]
    assert faults_of_rule(ALWAYS, sources=()) == [("INS044", "rule S99: sources")]
    assert faults_of_rule(ALWAYS, ours=(), theirs=(("JV", 1),)) == []
    assert faults_of_rule(ALWAYS, ours=(), notes=(("JV", "note"),)) == []
    assert faults_of_rule(ALWAYS, notes=(("K9", "note"),)) == [("INS041", "rule S99: K9")]


@pytest.mark.parametrize("sign", [-2, -1, 1, 2])
def test_the_four_signs_are_accepted_on_either_side(sign: int) -> None:
    assert faults_of_rule(ALWAYS, ours=(("JV", sign),), theirs=(("JV", sign),)) == []


def test_of_one_thing_alone_nothing_can_be_chosen() -> None:
    assert faults_of_rule(Condition("any", options=(ALWAYS,))) == [("INS044", "rule S99: any")]
    assert faults_of_rule(Condition("any", options=(ALWAYS, ALWAYS))) == []


def test_a_fault_comes_with_what_could_have_stood_there() -> None:
    facts = dict(GOOD.structure.facts)
    known = {
        condition: [
            fault.known
            for fault in structure_faults(
                replace(
                    GOOD,
                    structure=replace(
                        GOOD.structure,
                        rules=(Rule("S99", (condition,), (("K9", 1),), (), (), CITED),),
                    ),
                )
            )
        ]
        for condition in (
            Condition("index", ("mood",), choice="low"),
            Condition("fact", ("luck",), choice="good"),
            Condition("fact", ("aim",), choice="luck"),
            Condition("fact", ("aim",), more_than=1),
        )
    }
    indices = tuple(index for index, _ in GOOD.structure.indices)
    expected = [indices, tuple(facts), facts["aim"], facts["aim"]]
    assert list(known.values()) == [[one, GOOD.structure.forms] for one in expected]


@pytest.mark.parametrize("bound", [{"at_least": 4}, {"at_most": 0}])
def test_a_bound_at_the_edge_is_accepted(bound: dict[str, int]) -> None:
    assert faults_of_rule(Condition("factor", ("R01",), **bound)) == []  # type: ignore[arg-type]
    beyond = {name: level + (1 if name == "at_least" else -1) for name, level in bound.items()}
    ((name, level),) = beyond.items()
    assert faults_of_rule(Condition("factor", ("R01",), **beyond)) == [  # type: ignore[arg-type]
        ("INS032", f"rule S99: {name} {level}")
    ]


def test_each_fault_of_a_list_of_factors_names_the_place_and_the_factor() -> None:
    told = [
        [(fault.code, fault.where) for fault in named_factor_faults(GOOD, "clause C", named)]
        for named in ((), ("R01", "R01"), ("Z01", "R01"), ("Z01", "Z01"))
    ]
    assert told == [
        [("INS044", "clause C")],
        [("INS030", "clause C: R01")],
        [("INS031", "clause C: Z01")],
        [("INS031", "clause C: Z01"), ("INS030", "clause C: Z01")],
    ]
