"""Whether an instrument means something: coded faults, each with its place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from alliancemap.model.check_structure import named_factor_faults, structure_faults
from alliancemap.model.instrument import THEMES, TOP_LEVEL, Instrument, InstrumentError


def check_instrument(instrument: Instrument) -> tuple[InstrumentError, ...]:
    """Return every fault of an instrument; empty when it can be used.

    Codes: INS030 id twice, INS031 unknown factor, INS032 impossible level, INS033 unknown stage,
    INS034 group in two themes, INS035 difficulty, INS036 belief weights, INS037 belief grid, INS038
    total positivity, INS039 verdict thresholds, INS040 sign, INS041 unknown form, INS042 unknown
    fact or choice, INS043 unknown index, INS044 nothing where something must be, INS045 asymmetry.
    """
    checks: tuple[Callable[[Instrument], Iterable[InstrumentError]], ...] = (
        _repeated_ids,
        _factor_faults,
        _gate_faults,
        _set_faults,
        _verdict_faults,
        _belief_faults,
        _asymmetry_faults,
        structure_faults,
    )
    return tuple(fault for check in checks for fault in check(instrument))


def _repeated_ids(instrument: Instrument) -> Iterator[InstrumentError]:
    table = instrument.structure
    kinds = {
        "factor": [factor.id for factor in instrument.factors],
        "gate": [gate.id for gate in instrument.gates],
        "set": [one.id for one in instrument.sets],
        "stage": list(instrument.stages),
        "language": list(instrument.languages),
        "form": list(table.forms),
        "fact": [fact for fact, _ in table.facts],
        "index": [index for index, _ in table.indices],
        "rule": [rule.id for rule in table.rules],
        "clause": [clause.id for clause in table.clauses],
        "lawyer_question": [question.id for question in table.lawyer_questions],
        "disagreement": [one.id for one in table.disagreements],
    }
    for kind, ids in kinds.items():
        for one, times in Counter(ids).items():
            if times > 1:
                yield InstrumentError("INS030", f"{kind} {one}")


def _factor_faults(instrument: Instrument) -> Iterator[InstrumentError]:
    theme_of_group: dict[str, str] = {}
    for factor in instrument.factors:
        where = f"factor {factor.id}"
        if factor.stage not in instrument.stages:
            yield InstrumentError("INS033", f"{where}: {factor.stage}", instrument.stages)
        if theme_of_group.setdefault(factor.group, factor.theme) != factor.theme:
            yield InstrumentError("INS034", f"{where}: {factor.group}")
        if factor.difficulty < 1:
            yield InstrumentError("INS035", f"{where}: {factor.difficulty}")
        if not factor.sources:
            yield InstrumentError("INS044", f"{where}: sources")
    for theme in THEMES:
        if theme not in theme_of_group.values():
            yield InstrumentError("INS044", f"theme {theme}")
    if not 0 < instrument.met_from <= TOP_LEVEL * 1000:
        yield InstrumentError("INS039", f"met_from: {instrument.met_from}")


def _gate_faults(instrument: Instrument) -> Iterator[InstrumentError]:
    for gate in instrument.gates:
        where = f"gate {gate.id}"
        yield from named_factor_faults(instrument, where, [part.factor for part in gate.parts])
        for part in gate.parts:
            # At most 4 would hold for every answer, so the gate could never be cleared.
            if not 0 <= part.at_most < TOP_LEVEL:
                yield InstrumentError("INS032", f"{where}: {part.at_most}")


def _set_faults(instrument: Instrument) -> Iterator[InstrumentError]:
    for one in instrument.sets:
        yield from named_factor_faults(instrument, f"set {one.id}", one.factors)


def _verdict_faults(instrument: Instrument) -> Iterator[InstrumentError]:
    rule = instrument.verdict
    if not 0 <= rule.stopped_below < rule.promising_from <= rule.futures:
        yield InstrumentError("INS039", "verdict: futures")
    if not 0 < rule.coverage_numerator <= rule.coverage_denominator:
        yield InstrumentError("INS039", "verdict: coverage")


def _belief_faults(instrument: Instrument) -> Iterator[InstrumentError]:
    belief = instrument.belief
    count = len(belief.grid)
    rows = (("partner", belief.partner), *enumerate(belief.themes, 1))
    for name, row in rows:
        if len(row) != count or min(row, default=0) < 1:
            yield InstrumentError("INS036", f"belief {name}")
    if len(belief.themes) != count:
        yield InstrumentError("INS036", "belief themes")
    # Inside 1 to tosses_of - 1 each level stays possible for each quality.
    rising = all(low < high for low, high in pairwise(belief.grid))
    if not belief.grid or not rising or belief.grid[0] < 1 or belief.grid[-1] >= belief.tosses_of:
        yield InstrumentError("INS037", "belief grid")
    yield from _positivity_faults(belief.themes)


def _positivity_faults(themes: tuple[tuple[int, ...], ...]) -> Iterator[InstrumentError]:
    """Yield INS038 where better partners would not make better themes likelier.

    With positive weights it is enough that no 2 by 2 minor of adjacent rows and columns is
    negative (Karlin, Total Positivity, 1968): then a better answer never lowers the futures.
    """
    for row, (upper, lower) in enumerate(pairwise(themes), 1):
        for column in range(min(len(upper), len(lower)) - 1):
            if upper[column] * lower[column + 1] < upper[column + 1] * lower[column]:
                yield InstrumentError("INS038", f"belief themes row {row} column {column + 1}")


def _asymmetry_faults(instrument: Instrument) -> Iterator[InstrumentError]:
    lists = instrument.asymmetry
    for name in ("ours_to_them", "theirs_to_us", "joint", "our_freedom", "their_dependence"):
        where = f"asymmetry {name}"
        factors: tuple[str, ...] = getattr(lists, name)
        yield from named_factor_faults(instrument, where, factors)
    for both in sorted(set(lists.ours_to_them) & set(lists.theirs_to_us)):
        yield InstrumentError("INS045", f"asymmetry: {both}")
    if lists.size_flag < 2:
        yield InstrumentError("INS045", f"asymmetry size_flag: {lists.size_flag}")
