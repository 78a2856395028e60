"""The page on the order of questions says what was counted, and the fast count is the library's."""

import importlib
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import astuple
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest
from golden_file import hold
from hypothesis import assume, given
from hypothesis import strategies as st
from model.plans import small_plan
from model.strategies import full_cases, small_cases, small_plans

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap.model.case import Case, make_case
from alliancemap.model.futures import quality_weights
from alliancemap.model.judgement import judge
from alliancemap.model.plan import Plan
from alliancemap.model.questions import after_answer, next_questions, rank_questions

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def benchmark(name: str) -> ModuleType:
    """A benchmark's module; their folder does not stay on the path, where it would hide others."""
    before = list(sys.path)
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path[:] = before


measured = benchmark("question_order")
bound = benchmark("question_order_bound")
figures = benchmark("question_order_figure")
orders = benchmark("question_order_orders")
pages = benchmark("question_order_page")
people = benchmark("question_order_partners")
tallies = benchmark("question_order_tally")
Talk = benchmark("question_order_talk").Talk

KEPT = measured.KEPT.read_text(encoding="utf-8")
DATA = json.loads(KEPT)
# One good partner and one stopped by a deal-breaker: in every order their talks are gone over.
REPEATED = ("middle dependence, kind prior", "gtat-apple")
WORLDS = [world for some in people.worlds().values() for world in some]


def plain(case: Case) -> Case:
    """The case as a talk can stand: ranges still open, nothing weighted or set aside."""
    spans = tuple(
        span if span == NOT_RELEVANT or span[0] == span[1] else UNKNOWN for span in case.spans
    )
    return Case(case.plan, spans, (1,) * len(spans))


def assert_counts_alike(case: Case) -> None:
    talk, judged = Talk(case), judge(case)
    assert (talk.yes, talk.total) == (judged.outlook.yes, judged.outlook.total)
    assert talk.verdict() == judged.verdict.code
    if talk.fired:
        return
    for place in talk.open:
        theme = case.plan.theme_of[place]
        assert talk.branches(theme, talk.group_of[place], talk.quality_weights(theme)) == (
            after_answer(judged.outlook, place, quality_weights(judged.outlook, theme))
        )


def assert_asks_alike(case: Case) -> None:
    talk = Talk(case)
    assume(talk.open and not talk.fired)
    seen = judge(case).outlook
    ranked = orders.rank(talk, list(talk.open), orders.Rule())
    factors = case.plan.factors
    assert [(factors[one.place], one.worth, one.is_gate) for one in ranked] == [
        (one.factor, one.worth, one.why == "gate") for one in rank_questions(seen)
    ]
    asked = orders.OURS(talk, random.Random(0), list(talk.askable))
    assert factors[asked] == next_questions(seen, 1)[0].factor


@given(small_cases().map(plain))
def test_the_fast_count_is_the_librarys_on_small_plans(case: Case) -> None:
    assert_counts_alike(case)


@given(full_cases(weighted=False).map(plain))
def test_the_fast_count_is_the_librarys_on_the_whole_instrument(case: Case) -> None:
    assert_counts_alike(case)


@given(small_cases().map(plain))
def test_ours_asks_what_the_program_asks_on_small_plans(case: Case) -> None:
    assert_asks_alike(case)


@given(full_cases(weighted=False).map(plain))
def test_ours_asks_what_the_program_asks_on_the_whole_instrument(case: Case) -> None:
    assert_asks_alike(case)


@given(st.sampled_from(WORLDS), st.integers(0, 50), st.sampled_from([0.0, 0.2, 0.4]))
def test_a_talk_step_by_step_counts_as_the_same_answers_at_once(
    world: str, number: int, unknown: float
) -> None:
    one = people.partner(world, number)
    hidden = one.hard[: round(unknown * len(one.hard))]
    talk, spans = Talk(bound.untold(one.plan, one.answers)), {}
    for place in random.Random(number).sample(list(talk.open), 25):
        if place in hidden:
            talk.pass_over(place)
            assert place in talk.open
        else:
            talk.answer(place, one.answers[place])
            spans[place] = (one.answers[place], one.answers[place])
    talk.weigh()
    case = bound.untold(one.plan, one.answers)
    for place, span in spans.items():
        case = case.with_span(place, span)
    anew = Talk(case)
    assert (talk.yes, talk.total, talk.verdict()) == (anew.yes, anew.total, anew.verdict())


def test_a_talk_leaves_ranges_and_weights_to_the_library() -> None:
    plan = small_plan([1, 1, 1])
    for case in (make_case(plan, {"m0": (1, 3)}), make_case(plan, {}, {"m0": 2})):
        with pytest.raises(ValueError, match="left to the library"):
            Talk(case)


def shares(plan: Plan, answers: tuple[int, ...], shown: tuple[int, ...]) -> tuple[int, int]:
    """Yes and all, while only these answers are known, by the library."""
    known = {plan.factors[place]: (answers[place], answers[place]) for place in shown}
    seen = judge(make_case(plan, known)).outlook
    return seen.yes, seen.total


def fewest(plan: Plan, answers: tuple[int, ...], sure: float) -> int:
    """The fewest answers after which the final verdict is that sure, by trying every choice."""
    so = bound.says_yes(plan, answers)
    for count in range(len(answers) + 1):
        for shown in combinations(range(len(answers)), count):
            yes, total = shares(plan, answers, shown)
            if (yes if so else total - yes) >= (sure - 1e-12) * total:
                return count
    raise AssertionError("with every answer known nothing is open")


@given(small_plans(largest=7), st.data())
def test_the_bounds_are_what_trying_every_choice_finds(plan: Plan, data: st.DataObject) -> None:
    levels = st.tuples(*[st.integers(0, 4)] * len(plan.factors))
    answers = data.draw(levels)
    assert bound.shortest_proof(plan, answers) == fewest(plan, answers, 1)
    assert bound.fewest_for_sure(plan, answers, 0.9) == fewest(plan, answers, 0.9)


@given(st.dictionaries(st.integers(0, 60), st.integers(1, 9), min_size=1), st.integers(1, 100))
def test_a_percentile_is_a_value_that_share_of_talks_does_not_pass(
    histogram: dict[int, int], hundredths: int
) -> None:
    found = tallies.percentile(histogram, hundredths / 100)
    every = sorted(key for key, times in histogram.items() for _ in range(times))
    assert found == every[-(-len(every) * hundredths // 100) - 1]


def test_a_percentile_nobody_reached_is_never() -> None:
    assert tallies.percentile({3: 8, tallies.NEVER: 2}, 0.8) == 3
    assert tallies.percentile({3: 8, tallies.NEVER: 2}, 0.9) == tallies.NEVER


@pytest.mark.parametrize("stem", people.worlds()["examples"])
def test_an_example_keeps_what_is_known_of_it(stem: str) -> None:
    _, spans = people.example(stem)
    for number in range(9):
        for span, level in zip(spans, people.partner(stem, number).answers, strict=True):
            if span == NOT_RELEVANT:
                assert level is None
            else:
                assert span[0] <= level <= span[1]
    assert len({people.partner(stem, number).answers for number in range(9)}) > 1


def test_what_is_unknown_is_asked_and_stays_open() -> None:
    one = people.partner("middle dependence, kind prior", 0)
    told = tallies.follow(one, orders.catalogue, "catalogue", unknown=1.0)
    assert (told.asked, told.answered, told.settled) == (60, 0, tallies.NEVER)
    assert tallies.follow(one, orders.catalogue, "catalogue").answered > 0


def talked(name: str, worlds: Sequence[str]) -> dict[str, object]:
    """The first talks of these worlds in one order, followed anew, as they are kept."""
    order = measured.every_order()[name]
    return {
        world: list(astuple(tallies.follow(people.partner(world, 0), order, name)))
        for world in worlds
    }


@pytest.mark.slow
def test_the_first_talk_of_every_world_in_our_order_is_still_as_it_was_counted() -> None:
    assert talked("ours", WORLDS) == DATA["first"]["ours"]


@pytest.mark.parametrize("name", list(DATA["first"]))
def test_the_first_talks_in_every_order_are_still_as_they_were_counted(name: str) -> None:
    again = talked(name, REPEATED)
    assert again == {world: DATA["first"][name][world] for world in REPEATED}


def test_the_first_talks_are_among_those_counted() -> None:
    assert set(DATA["first"]) == set(measured.every_order()) == set(DATA["truths"])
    for world in WORLDS:
        told = tallies.Told(*DATA["first"]["ours"][world])
        counted = tallies.from_json(DATA["worlds"][world])
        assert counted.sure()[told.sure[tallies.AT_95]] > 0
        assert counted.settled()[told.settled] > 0


def test_a_groups_talks_are_those_of_its_worlds() -> None:
    whole = tallies.from_json(DATA["truths"]["ours"])
    parts = [tallies.from_json(DATA["worlds"][world]) for world in people.worlds()["truths"]]
    assert whole.count == sum(one.count for one in parts) == 9 * DATA["partners"]
    assert whole.sure() == tallies.merged(*(one.sure() for one in parts))
    assert whole.settled() == tallies.merged(*(one.settled() for one in parts))


@pytest.mark.parametrize("path", [measured.PAGE, measured.FIGURE], ids=lambda path: path.name)
def test_page_and_figure_are_made_from_what_was_counted(
    path: Path, request: pytest.FixtureRequest
) -> None:
    made = pages.page(DATA) if path == measured.PAGE else figures.figure(DATA)
    trouble = hold(path, made.encode(), renew=bool(request.config.getoption("--renew-goldens")))
    if trouble:
        pytest.fail(trouble, pytrace=False)


def test_the_counts_are_kept_as_they_are_written() -> None:
    assert measured.written(DATA) == KEPT


def test_ours_meets_the_aim_of_the_trial() -> None:
    ours = tallies.from_json(DATA["truths"]["ours"])
    assert tallies.percentile(ours.sure(), 0.5) <= 13
    assert tallies.percentile(ours.sure(), 0.9) <= 24
    assert ours.opposite_when_settled < 0.005 * ours.count
    assert ours.opposite_at_stop < 0.005 * ours.count
