"""Whether the structure part of an instrument means something: rules, clauses, questions."""

from collections import Counter
from collections.abc import Iterable, Iterator

from alliancemap.model.instrument import (
    TOP_LEVEL,
    Condition,
    Instrument,
    InstrumentError,
    Rule,
)

STRONGEST_SIGN = 2


def structure_faults(instrument: Instrument) -> Iterator[InstrumentError]:
    """Yield the faults of forms, indices, rules, clauses, lawyer's questions, disagreements.

    Codes as in `check_instrument`.
    """
    table = instrument.structure
    if not table.forms:
        yield InstrumentError("INS044", "form")
    for index, factors in table.indices:
        yield from named_factor_faults(instrument, f"index {index}", factors)
    for rule in table.rules:
        yield from _rule_faults(instrument, rule)
    for clause in table.clauses:
        yield from named_factor_faults(instrument, f"clause {clause.id}", clause.when_weak)
        if not clause.sources:
            yield InstrumentError("INS044", f"clause {clause.id}: sources")
    for question in table.lawyer_questions:
        yield from named_factor_faults(
            instrument, f"lawyer_question {question.id}", question.factors
        )
    for one in table.disagreements:
        if not one.one_side or not one.other_side:
            yield InstrumentError("INS044", f"disagreement {one.id}")


def _rule_faults(instrument: Instrument, rule: Rule) -> Iterator[InstrumentError]:
    where = f"rule {rule.id}"
    if not rule.when:
        yield InstrumentError("INS044", f"{where}: when")
    if not rule.ours and not rule.theirs and not rule.notes:
        yield InstrumentError("INS044", f"{where}: ours")
    if not rule.sources:
        yield InstrumentError("INS044", f"{where}: sources")
    for condition in rule.when:
        yield from _condition_faults(instrument, where, condition)
    forms = instrument.structure.forms
    for form in dict.fromkeys(form for form, _ in (*rule.ours, *rule.theirs, *rule.notes)):
        if form not in forms:
            yield InstrumentError("INS041", f"{where}: {form}", forms)
    for form, sign in (*rule.ours, *rule.theirs):
        if sign == 0 or abs(sign) > STRONGEST_SIGN:
            yield InstrumentError("INS040", f"{where}: {form} {sign}")


def _condition_faults(
    instrument: Instrument, where: str, condition: Condition
) -> Iterator[InstrumentError]:
    if condition.kind == "any":
        if len(condition.options) < 2:
            yield InstrumentError("INS044", f"{where}: any")
        for option in condition.options:
            yield from _condition_faults(instrument, where, option)
    elif condition.kind == "index":
        known = tuple(index for index, _ in instrument.structure.indices)
        if condition.names[0] not in known:
            yield InstrumentError("INS043", f"{where}: {condition.names[0]}", known)
    elif condition.kind == "fact":
        yield from _fact_faults(instrument, where, condition)
    else:
        yield from named_factor_faults(instrument, where, condition.names)
        yield from _bound_faults(where, condition)


def _fact_faults(
    instrument: Instrument, where: str, condition: Condition
) -> Iterator[InstrumentError]:
    """Yield INS042 unless the fact exists and the choice is among its options.

    A fact without options is a number, so it is compared, and only it.
    """
    facts = dict(instrument.structure.facts)
    fact = condition.names[0]
    if fact not in facts:
        yield InstrumentError("INS042", f"{where}: {fact}", tuple(facts))
    elif condition.choice is None and facts[fact]:
        yield InstrumentError("INS042", f"{where}: {fact} more_than", facts[fact])
    elif condition.choice is not None and condition.choice not in facts[fact]:
        yield InstrumentError("INS042", f"{where}: {fact} {condition.choice}", facts[fact])


def _bound_faults(where: str, condition: Condition) -> Iterator[InstrumentError]:
    """Yield INS032 for a bound that every level keeps, or none does."""
    low, high = condition.at_least, condition.at_most
    if low is not None and not 1 <= low <= TOP_LEVEL:
        yield InstrumentError("INS032", f"{where}: at_least {low}")
    if high is not None and not 0 <= high < TOP_LEVEL:
        yield InstrumentError("INS032", f"{where}: at_most {high}")


def named_factor_faults(
    instrument: Instrument, where: str, named: Iterable[str]
) -> Iterator[InstrumentError]:
    """Yield the faults of a list of factors at a place.

    INS044 when it is empty, INS031 for an unknown factor, INS030 for one named twice."""
    known = {factor.id for factor in instrument.factors}
    times = Counter(named)
    if not times:
        yield InstrumentError("INS044", where)
    for factor, count in times.items():
        if factor not in known:
            yield InstrumentError("INS031", f"{where}: {factor}")
        if count > 1:
            yield InstrumentError("INS030", f"{where}: {factor}")
