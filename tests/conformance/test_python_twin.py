"""Python passes every language-neutral case; the phone's twin passes the same.

The twin's own run is tests/lounge/twin/test_conformance.py; test_agreement.py beside it holds the
two together on random cases.

`python3 dev.py goldens tests/conformance` writes plan.json and generated.json anew; the cases
reckoned by hand are never written by a program.
"""

import json
import random
from typing import Any

import pytest
from conformance.case_files import (
    FILES,
    READINGS,
    REAL,
    case_from,
    plan_from,
    plan_told,
    read,
    real_plan,
)
from model.partners import TRUTHS, full_answers
from model.plans import full_plan

from alliancemap.model.interval import half_up

BY_HAND = [
    pytest.param(name, index, id=f"{name}: {case['title']}")
    for name in READINGS
    for index, case in enumerate(read(f"{name}.json")["cases"])
]
GENERATED = 12
KNOWN_SHARES = (0.0, 0.3, 0.6, 0.9)


def as_text(value: Any, indent: int = 0) -> str:
    """JSON with one line for what is short, in the same bytes for the same value."""
    short = json.dumps(value, ensure_ascii=False)
    if len(short) + indent <= 100 or not isinstance(value, dict | list):
        return short
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        inner = [f"{json.dumps(key)}: {as_text(one, indent + 2)}" for key, one in value.items()]
    else:
        inner = [as_text(one, indent + 2) for one in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    lines = ",\n".join(pad + one for one in inner)
    return f"{opening}\n{lines}\n{' ' * indent}{closing}"


def generated_cases() -> dict[str, Any]:
    """Random cases on the real plan with what the model answers; the same at every call."""
    plan = real_plan()
    dice = random.Random("conformance")
    cases = []
    for number in range(GENERATED):
        truth = TRUTHS[number % len(TRUTHS)]
        share = KNOWN_SHARES[number % len(KNOWN_SHARES)]
        told: dict[str, Any] = {"title": f"generated {number + 1}: {truth.name}", "plan": REAL}
        told["answers"] = {
            factor: answer
            for factor, level in zip(plan.factors, full_answers(plan, truth, dice), strict=True)
            if (answer := perhaps(level, share, dice)) != "unknown"
        }
        if number % 3 == 1:
            told["weights"] = {
                factor: dice.choice((2, 3)) for factor in dice.sample(plan.factors, 6)
            }
        if number % 3 == 2:
            told["set_aside"] = [gate.id for gate in dice.sample(plan.gates, 2)]
        case = case_from(told, plan)
        told["expected"] = {name: reading(case, told) for name, reading in READINGS.items()}
        cases.append(told)
    about = (
        "Generated, not reckoned by hand: random answers on the plan of alliance_fit 1.0 "
        "(plan.json) and what the Python model makes of them. "
        "Written by: python3 dev.py goldens tests/conformance"
    )
    return {"about": about, "generated": True, "cases": cases}


def perhaps(level: int, share: float, dice: random.Random) -> Any:
    """What is told of a true level: itself, a range around it, unknown, or not relevant."""
    if dice.random() > share:
        return "unknown"
    kind = dice.random()
    if kind < 0.05:
        return "not_relevant"
    if kind < 0.2:
        return [max(0, level - 1), min(4, level + 1)]
    return level


@pytest.mark.parametrize(("name", "index"), BY_HAND)
def test_a_case_reckoned_by_hand_comes_out(name: str, index: int) -> None:
    file = read(f"{name}.json")
    told = file["cases"][index]
    case = case_from(told, plan_from(file["plans"][told["plan"]]))
    assert READINGS[name](case, told) == told["expected"], told["why"]


def test_rounding_comes_out() -> None:
    for case in read("rounding.json")["cases"]:
        for numerator, denominator, rounded in case["expected"]:
            assert half_up(int(numerator), denominator) == int(rounded), case["title"]


@pytest.mark.parametrize("name", ["plan.json", "generated.json"])
def test_a_generated_file_is_what_the_model_makes_now(
    name: str, request: pytest.FixtureRequest
) -> None:
    made = plan_told(real_plan()) if name == "plan.json" else generated_cases()
    text = as_text(made) + "\n"
    if request.config.getoption("--renew-goldens"):
        (FILES / name).write_text(text, encoding="utf-8")
    assert (FILES / name).read_text(encoding="utf-8") == text, (
        f"conformance/{name} is stale; python3 dev.py goldens tests/conformance writes it anew"
    )


def test_a_plan_written_down_and_read_again_is_the_same() -> None:
    assert plan_from(read("plan.json")) == real_plan()


def test_the_loaded_plan_is_the_one_read_straight_from_the_authored_tables() -> None:
    loaded, authored = plan_told(real_plan()), plan_told(full_plan())
    assert len(loaded.pop("digest")) == 64
    del authored["digest"]
    assert loaded == authored


@pytest.mark.parametrize("name", [*READINGS, "rounding"])
def test_every_case_by_hand_states_a_rule_of_its_own_and_its_arithmetic(name: str) -> None:
    cases = read(f"{name}.json")["cases"]
    assert len({case["title"] for case in cases}) == len(cases)
    assert all(case["why"].strip() and case["title"].strip() for case in cases)


def test_the_generated_cases_hold_every_verdict_and_every_state_of_a_gate() -> None:
    expected = [case["expected"] for case in read("generated.json")["cases"]]
    verdicts = {one["verdict"]["verdict"] for one in expected}
    assert verdicts == {"promising", "unclear", "not_as_it_stands"}
    assert {status for one in expected for _, status in one["gates"]} == {
        "clear",
        "possible",
        "fired",
        "set_aside",
    }
