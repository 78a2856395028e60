"""Results as plain data: valid by the schema, exact to the digit, the same after JSON."""

import json
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import jsonschema
import pytest
from commanded import EXAMPLES
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.instruments.load import load_instrument
from alliancemap.model.alliance import Alliance, Answer, Feeling
from alliancemap.model.arithmetic import open_number, topics
from alliancemap.model.assessment import assess, case_of
from alliancemap.model.comparison import compare
from alliancemap.model.difference import differences
from alliancemap.model.plan import compile_plan
from alliancemap.reading.opened import Reading, open_alliance, reading_of
from alliancemap.wire import (
    advice_to_plain,
    arithmetic_to_plain,
    assessment_to_plain,
    comparison_to_plain,
    difference_to_plain,
    questions_to_plain,
)
from alliancemap.wire.schema import results_schema

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
INSTRUMENT = load_instrument()
PLAN = compile_plan(INSTRUMENT)
VALIDATOR = jsonschema.Draft202012Validator(results_schema())


@cache
def example(name: str) -> Reading:
    return open_alliance(EXAMPLES / f"{name}.yaml")


def sound(plain: dict[str, Any]) -> dict[str, Any]:
    """The document, once the schema and a journey through JSON have found nothing wrong."""
    VALIDATOR.validate(plain)
    assert json.loads(json.dumps(plain)) == plain
    return plain


def answer(factor: str, kind: int) -> Answer:
    """One of the answers a person may give: unknown, not relevant, a level, a range."""
    if kind < 2:
        return Answer(factor, ("unknown", "not_relevant")[kind])
    low = (kind - 2) % 5
    return Answer(factor, "known", low, max(low, (kind - 2) // 5))


@st.composite
def alliances(draw: st.DrawFn) -> Alliance:
    factors = [factor.id for factor in INSTRUMENT.factors]
    kinds = draw(st.lists(st.integers(0, 26), min_size=60, max_size=60))
    feeling = draw(st.none() | st.builds(Feeling, st.integers(0, 4), st.none() | st.text()))
    weights = draw(st.dictionaries(st.sampled_from(factors), st.integers(1, 9), max_size=3))
    start = example("gtat-apple").alliance
    answers = tuple(answer(factor, kind) for factor, kind in zip(factors, kinds, strict=True))
    return replace(
        start, answers=answers, feeling=feeling, weights=tuple(weights.items()), set_aside=()
    )


@one_in(3)
@given(alliances())
def test_every_assessment_is_valid_and_its_futures_are_exact(alliance: Alliance) -> None:
    assessment = assess(alliance, INSTRUMENT, plan=PLAN)
    plain = sound(assessment_to_plain(assessment))
    assert int(plain["futures"]["yes"]) == assessment.futures.yes
    assert int(plain["futures"]["total"]) == assessment.futures.total
    assert plain["unknown"] == assessment.unknown
    sound(advice_to_plain(assessment.structure))
    sound(questions_to_plain(assessment.questions))


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_an_example_opens_to_valid_lines(name: str) -> None:
    reading = example(name)
    case = case_of(reading.alliance, compile_plan(reading.instrument))
    for topic in topics(reading.instrument):
        lines = open_number(case, reading.assessment, topic)
        plain = sound(arithmetic_to_plain(lines))
        assert [line["code"] for line in plain["lines"]] == [line.code for line in lines]


def test_a_comparison_and_every_difference_of_the_examples_are_valid() -> None:
    readings = [example(name) for name in NAMES]
    compared = compare([(one.alliance.name, one.assessment) for one in readings])
    plain = sound(comparison_to_plain(compared))
    assert [one["candidate"] for one in plain["beats_none"]] == [
        name for name, _ in compared.beats_none
    ]
    assert "format" not in plain["places"][0]["assessment"]
    for before, after in pairwise(readings):
        changed = differences(before.alliance, after.alliance, before.assessment, after.assessment)
        sound(difference_to_plain(changed))


def test_a_message_is_a_code_with_its_values() -> None:
    reason = example("mannkind-sanofi").assessment.reasons[1]
    plain = assessment_to_plain(example("mannkind-sanofi").assessment)["reasons"][1]
    assert plain["code"] == reason.code
    assert plain["values"] == {
        name: list(value) if isinstance(value, tuple) else value for name, value in reason.values
    }


def test_every_view_has_its_own_assessment() -> None:
    alliance = example("mannkind-sanofi").alliance
    for view in ("ours", "theirs", "our_guess"):
        plain = assessment_to_plain(reading_of(alliance, view=view).assessment)  # type: ignore[arg-type]
        assert plain["view"] == view


def test_the_first_key_is_the_format() -> None:
    plain = assessment_to_plain(example("gtat-apple").assessment)
    assert next(iter(plain.items())) == ("format", "alliancemap.assessment/1")
