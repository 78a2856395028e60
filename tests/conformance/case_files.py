"""The language-neutral case files as Python reads them, and what the model answers to them."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from alliancemap.instruments import load_instrument
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.case import Case, make_case
from alliancemap.model.futures import outlook
from alliancemap.model.gates import gate_states
from alliancemap.model.judgement import judge
from alliancemap.model.plan import Plan, PlanGate, compile_plan
from alliancemap.model.questions import next_questions, questions_to_raise, rank_questions
from alliancemap.model.scoring import score_themes
from alliancemap.model.tipping import tipping_card

FILES = Path(__file__).resolve().parents[2] / "conformance"
REAL = "alliance_fit"
Told = Any


def real_plan() -> Plan:
    """The plan of alliance_fit 1.0 for health technology, the sector with every gate."""
    return compile_plan(load_instrument(REAL, "1.0", "health_technology"))


def read(name: str) -> Told:
    """The contents of one case file."""
    return json.loads((FILES / name).read_text(encoding="utf-8"))


def frozen(value: Told) -> Told:
    """Lists as tuples, all the way down."""
    return tuple(frozen(one) for one in value) if isinstance(value, list) else value


def plan_from(told: dict[str, Told]) -> Plan:
    """A plan as a case file writes it."""
    gates = tuple(PlanGate(gate["id"], frozen(gate["parts"])) for gate in told["gates"])
    rest = {name: frozen(value) for name, value in told.items() if name != "gates"}
    return Plan(gates=gates, **rest)


def plan_told(plan: Plan) -> dict[str, Told]:
    """A plan as a case file writes it, the other way round."""
    return {field.name: asdict(plan)[field.name] for field in fields(Plan)}


def span_from(answer: Told) -> Span:
    """One answer: a level, two ends, "unknown" or "not_relevant"."""
    if isinstance(answer, int):
        return (answer, answer)
    if isinstance(answer, list):
        low, high = answer
        return (low, high)
    return {"unknown": UNKNOWN, "not_relevant": NOT_RELEVANT}[answer]


def case_from(told: dict[str, Told], plan: Plan) -> Case:
    """The case to judge."""
    return make_case(
        plan,
        {factor: span_from(answer) for factor, answer in told["answers"].items()},
        told.get("weights"),
        told.get("set_aside", ()),
    )


def scoring(case: Case, _: dict[str, Told]) -> Told:
    """The three theme scores."""
    return [
        {
            "theme": one.theme,
            "low": one.score.low,
            "high": one.score.high,
            "known": one.known,
            "relevant": one.relevant,
            "sum_low": one.sum_low,
            "sum_high": one.sum_high,
            "weight": one.weight,
            "is_covered": one.is_covered,
            "can_be_met": one.can_be_met,
            "is_met": one.is_met,
        }
        for one in score_themes(case)
    ]


def gates(case: Case, _: dict[str, Told]) -> Told:
    """Where each gate stands, in the plan's order."""
    return [[one.gate, one.status] for one in gate_states(case)]


def futures(case: Case, _: dict[str, Told]) -> Told:
    """The exact futures; the two weights as decimal text."""
    found = judge(case).futures
    return {
        "yes": str(found.yes),
        "total": str(found.total),
        "share": found.share,
        "dots": found.dots,
    }


def verdict(case: Case, _: dict[str, Told]) -> Told:
    """The verdict, its causes and the weakest theme."""
    found = judge(case)
    return {
        "verdict": found.verdict.code,
        "causes": list(found.verdict.causes),
        "weakest": found.verdict.weakest,
        "dots": found.futures.dots,
    }


def questions(case: Case, told: dict[str, Told]) -> Told:
    """The ranking, the next question and the five to raise."""
    seen, within = outlook(case), told.get("within")
    ranked = rank_questions(seen, within)
    return {
        "ranking": [
            {
                "factor": one.factor,
                "worth": one.worth,
                "why": one.why,
                "gates": list(one.gates),
                "share_low": one.share_low,
                "share_high": one.share_high,
            }
            for one in ranked
        ],
        "next": next((one.factor for one in next_questions(seen, 1, within)), None),
        "to_raise": [one.factor for one in questions_to_raise(ranked, case.plan.factors)],
    }


def tipping(case: Case, _: dict[str, Told]) -> Told:
    """The tipping card."""
    return [
        {
            "verdict": one.verdict,
            "steps": one.steps,
            "changes": [[change.factor, change.before, change.after] for change in one.changes],
        }
        for one in tipping_card(case)
    ]


READINGS = {
    "scoring": scoring,
    "gates": gates,
    "futures": futures,
    "verdict": verdict,
    "questions": questions,
    "tipping": tipping,
}
