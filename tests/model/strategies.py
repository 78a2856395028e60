"""Random plans and cases: small ones that can be counted through, and the real one."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from model.plans import full_plan, small_plan

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.case import Case
from alliancemap.model.futures import outlook
from alliancemap.model.plan import Plan

POINTS: list[Span] = [(level, level) for level in range(5)]
RANGES: list[Span] = [(low, high) for low in range(5) for high in range(low + 1, 5)]


def spans(known_only: bool = False) -> st.SearchStrategy[Span]:
    """One answer's span: mostly a level, at times a range, unknown or not relevant."""
    if known_only:
        return st.sampled_from(POINTS)
    return st.sampled_from([*POINTS * 6, *RANGES, *[UNKNOWN] * 5, *[NOT_RELEVANT] * 5])


@st.composite
def gates(draw: st.DrawFn, count: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """None to three gates over `count` factors, of one factor or of two."""
    places = st.integers(0, count - 1)
    one = st.tuples(st.tuples(places, st.integers(0, 1)))
    two = st.lists(
        st.tuples(places, st.integers(0, 2)), min_size=2, max_size=2, unique_by=lambda part: part[0]
    ).map(tuple)
    return tuple(draw(st.lists(st.one_of(one, two), max_size=3)))


@st.composite
def small_plans(draw: st.DrawFn, largest: int = 8) -> Plan:
    """A plan of three to `largest` factors, at least one in each theme."""
    extra = draw(st.lists(st.integers(0, 2), max_size=largest - 3))
    sizes = [1 + extra.count(theme) for theme in range(3)]
    count = sum(sizes)
    listed: dict[str, Any] = {
        "difficulty": st.integers(1, 3),
        "stage": st.integers(0, 3),
        "ask_style": st.sampled_from(("ask", "infer", "self", "later")),
    }
    details = {
        name: draw(st.lists(each, min_size=count, max_size=count)) for name, each in listed.items()
    }
    return small_plan(sizes, draw(gates(count)), **details)


@st.composite
def small_cases(
    draw: st.DrawFn,
    largest: int = 8,
    most_open: int = 3,
    known_only: bool = False,
    weighted: bool = True,
) -> Case:
    """A small case in which at most `most_open` answers can vary, so that it can be counted out."""
    plan = draw(small_plans(largest))
    count = len(plan.factors)
    drawn = draw(st.lists(spans(known_only), min_size=count, max_size=count))
    still_open = 0
    for place, (low, high) in enumerate(drawn):
        still_open += low < high
        if low < high and still_open > most_open:
            drawn[place] = (low, low)
    weights = [1] * count
    if weighted and draw(st.booleans()):
        weights = draw(st.lists(st.integers(1, 4), min_size=count, max_size=count))
    names = [gate.id for gate in plan.gates]
    aside = draw(st.sets(st.sampled_from(names))) if names and draw(st.booleans()) else set()
    return Case(plan, tuple(drawn), tuple(weights), frozenset(aside))


@st.composite
def full_cases(draw: st.DrawFn, known_only: bool = False, weighted: bool = True) -> Case:
    """A case on all 60 factors, leaning to some level so that every verdict comes up."""
    plan = full_plan()
    middle = draw(st.integers(0, 4))
    near = [middle, middle, middle, max(0, middle - 1), min(4, middle + 1), 2, 3]
    palette: list[Span] = [(level, level) for level in near] * draw(st.integers(1, 6))
    if not known_only:
        palette += [UNKNOWN] * 14 + RANGES[:: draw(st.integers(1, 3))]
        palette += [NOT_RELEVANT] * draw(st.integers(0, 4))
    count = len(plan.factors)
    drawn = draw(st.lists(st.sampled_from(palette), min_size=count, max_size=count))
    weights = [1] * count
    if weighted and draw(st.booleans()):
        weights = draw(st.lists(st.sampled_from([1, 1, 1, 2, 3]), min_size=count, max_size=count))
    aside = draw(st.sets(st.sampled_from([gate.id for gate in plan.gates]), max_size=2))
    return Case(plan, tuple(drawn), tuple(weights), frozenset(aside))


def cases() -> st.SearchStrategy[Case]:
    """Any case, small or full, with no limit to what is open."""
    return st.one_of(small_cases(most_open=8), full_cases())


def open_places(case: Case) -> list[int]:
    """The positions of the answers that can still vary."""
    return [place for place, (low, high) in enumerate(case.spans) if low < high]


def known_places(case: Case) -> list[int]:
    """The positions of the answers known as one level."""
    return [place for place, (low, high) in enumerate(case.spans) if low == high >= 0]


def some(draw: st.DrawFn, places: Sequence[int]) -> int:
    """One of these positions."""
    return draw(st.sampled_from(list(places)))


def narrower(draw: st.DrawFn, span: Span) -> Span:
    """A span inside this one: itself, a smaller range, or one level."""
    low = draw(st.integers(*span))
    return (low, draw(st.integers(low, span[1])))


def exact_share(case: Case) -> tuple[int, int]:
    """The engine's weight of yes and of all."""
    weighed = outlook(case)
    return weighed.yes, weighed.total
