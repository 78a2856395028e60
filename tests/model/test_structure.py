"""Which form the alliance could take."""

from dataclasses import replace

import model.readings as case
import pytest
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, GOOD

from alliancemap.model.alliance import Relation
from alliancemap.model.answers import Span
from alliancemap.model.instrument import Condition
from alliancemap.model.structure import TRUTHS, Profile, advise, holds, rule_truth

TABLE = case.INSTRUMENT.structure
RULES = {rule.id: rule for rule in TABLE.rules}
FACTS = {
    "aim": ("exploration", "exploitation"),
    "tasks": ("interwoven", "separate"),
    "scope": ("short_narrow", "long_broad"),
}


def truth(rule: str, levels: dict[str, Span], parties: int = 2, **facts: str) -> str:
    """Whether one rule holds for these levels and facts."""
    return rule_truth(RULES[rule], Profile(levels, facts, parties), TABLE)


def points(levels: Span) -> list[Span]:
    """Every single level inside a span."""
    return [(level, level) for level in range(levels[0], levels[1] + 1)]


@given(st.sampled_from(sorted(RULES)), st.data())
def test_a_rule_that_holds_for_certain_holds_for_every_filling(
    rule_id: str, data: st.DataObject
) -> None:
    levels = data.draw(
        st.dictionaries(
            st.sampled_from(case.FACTORS),
            st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda two: (min(two), max(two))),
            max_size=60,
        )
    )
    said = truth(rule_id, levels)
    filled = {
        factor: data.draw(st.sampled_from(points(levels.get(factor, (0, 4)))))
        for factor in case.FACTORS
    }
    facts = {name: data.draw(st.sampled_from(options)) for name, options in FACTS.items()}
    facts |= {"rival_nearby": data.draw(st.sampled_from(("yes", "no")))}
    facts |= {"brand": data.draw(st.sampled_from(("ours", "partner")))}
    settled = truth(rule_id, filled, **facts)
    assert settled in ("yes", "no")
    if said != "maybe":
        assert said == settled


@one_in(3)
@given(ANSWERS)
def test_the_points_of_a_form_are_its_rules_signs_doubled_where_certain(
    answers: dict[str, Span | None],
) -> None:
    for form in case.read(answers).structure.forms:
        counted = sum(plea.sign * (2 if plea.is_certain else 1) for plea in form.pleas)
        assert form.ours == counted


@one_in(3)
@given(ANSWERS)
def test_the_best_two_forms_have_the_most_points(answers: dict[str, Span | None]) -> None:
    advice = case.read(answers).structure
    ranked = [form.ours for form in advice.forms]
    assert ranked == sorted(ranked, reverse=True)
    assert advice.is_waiting or advice.best == tuple(form.form for form in advice.forms[:2])


def test_a_fired_gate_leads_to_waiting_never_to_a_form() -> None:
    advice = case.read(GOOD | {"R11": (0, 0)}).structure
    assert (advice.is_waiting, advice.best) == (True, ("W",))


def test_a_short_runway_speaks_for_waiting_and_against_a_joint_venture() -> None:
    # S15, Lerner & Merges 1998: no irrevocable deal in a dry spell.
    advice = case.read({"R18": (1, 1)}).structure
    assert truth("S15", {"R18": (1, 1)}) == "yes"
    assert "S15" in {plea.rule for plea in advice.form("W").reasons}
    assert any(plea.rule == "S15" and plea.sign < 0 for plea in advice.form("JV").pleas)


def test_the_usual_case_shows_two_preferences() -> None:
    # S05: tacit knowledge against money and channel; a joint venture suits them, not us.
    rule = RULES["S05"]
    assert dict(rule.ours)["JV"] < 0 < dict(rule.theirs)["JV"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [({}, "maybe"), ({"tasks": "interwoven"}, "yes"), ({"tasks": "separate"}, "no")],
)
def test_a_fact_nobody_stated_leaves_its_rule_open(facts: dict[str, str], expected: str) -> None:
    assert truth("S10", {}, **facts) == expected


def test_a_third_party_makes_the_rule_for_several_partners_hold() -> None:
    assert (truth("S26", {}, parties=2), truth("S26", {}, parties=3)) == ("no", "yes")


def test_what_is_not_relevant_makes_a_condition_false() -> None:
    condition = Condition("factor", ("M11",), at_most=3)
    assert holds(condition, Profile({"M11": (-1, -1)}, {}, 2), TABLE) == "no"


def test_an_index_is_high_when_its_mean_is_under_the_middle() -> None:
    factors = dict(TABLE.indices)["relational"]
    low = Condition("index", ("relational",), choice="low")
    high = Condition("index", ("relational",), choice="high")
    weak = Profile(dict.fromkeys(factors, (1, 1)), {}, 2)
    fair = Profile(dict.fromkeys(factors, (2, 2)), {}, 2)
    assert (holds(high, weak, TABLE), holds(low, weak, TABLE)) == ("yes", "no")
    assert (holds(high, fair, TABLE), holds(low, fair, TABLE)) == ("no", "yes")
    assert holds(high, Profile({}, {}, 2), TABLE) == "maybe"


def test_any_of_several_conditions_is_as_true_as_the_truest() -> None:
    options = (Condition("factor", ("R01",), at_least=3), Condition("factor", ("R02",), at_least=3))
    either = Condition("any", options=options)
    for first, second in ((0, 4), (4, 0), (0, 0)):
        profile = Profile({"R01": (first, first), "R02": (second, second)}, {}, 2)
        expected = max((holds(one, profile, TABLE) for one in options), key=TRUTHS.index)
        assert holds(either, profile, TABLE) == expected


def test_a_clause_is_proposed_only_for_an_answer_known_to_be_weak() -> None:
    def clauses(levels: Span) -> set[str]:
        return {one.clause for one in case.read({"R17": levels}).structure.weaknesses}

    weak = clauses((1, 1))
    assert weak
    assert not clauses((0, 2)) & weak
    assert not clauses((2, 2)) & weak


def test_a_lawyers_question_goes_away_once_its_factors_are_strong() -> None:
    question = next(one for one in TABLE.lawyer_questions if len(one.factors) == 1)
    factor = question.factors[0]
    assert question.id in case.read().structure.lawyer_questions
    assert question.id not in case.read({factor: (3, 3)}).structure.lawyer_questions


def test_a_form_the_instrument_does_not_have_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        case.read().structure.form("XX")


def test_the_relations_facts_reach_the_rules() -> None:
    relation = Relation("main", ("us", "partner"), facts=(("tasks", "interwoven"),))
    states = {one.rule: one.truth for one in case.read(relations=(relation,)).structure.rules}
    assert states["S10"] == "yes"


def test_the_partners_preference_is_left_open_when_no_rule_speaks_for_it() -> None:
    mute = replace(TABLE, rules=tuple(replace(rule, theirs=()) for rule in TABLE.rules))
    assert advise(mute, Profile({}, {}, 2), is_waiting=False).partner_prefers == ()


def test_advice_is_tentative_while_nothing_certain_speaks_for_its_best_forms() -> None:
    assert case.read().structure.is_tentative
    assert not case.read({"R18": (1, 1)}).structure.is_tentative
