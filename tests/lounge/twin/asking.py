"""How a Python case is put before the JavaScript twin, and what Python answers to the same."""

import json
from dataclasses import dataclass, field
from typing import Any

from conformance.case_files import READINGS, Told, plan_told
from model.readings import alliance
from node import Call

from alliancemap.model.alliance import Feeling
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, Span
from alliancemap.model.assessment import feeling_gap, without_weights
from alliancemap.model.case import Case
from alliancemap.model.judgement import judge
from alliancemap.model.questions import Question, next_questions, questions_to_raise, rank_questions
from alliancemap.model.reasons import influences, strongest_reasons


@dataclass(slots=True)
class Twin:
    """The JavaScript twin; each plan is sent to it once, as a page loads it once."""

    js: Call
    plans: dict[str, str] = field(default_factory=dict)

    def keep(self, plan: Told) -> str:
        """Let the twin keep a plan as a case file writes it; return the name it is kept under."""
        text = json.dumps(plan)
        if text not in self.plans:
            self.plans[text] = f"plan {len(self.plans)}"
            self.js("keepPlan", self.plans[text], plan)
        return self.plans[text]

    def ask(self, reading: str, told: Told, plan: Told) -> Told:
        """Return what the twin answers to one case in the case files' form."""
        return self.js(reading, told | {"plan": self.keep(plan)})


def answer_told(span: Span) -> Told:
    """One answer in a case file's words."""
    if span in (NOT_RELEVANT, UNKNOWN):
        return "unknown" if span == UNKNOWN else "not_relevant"
    return span[0] if span[0] == span[1] else list(span)


def case_told(case: Case, **more: Told) -> dict[str, Told]:
    """A case in a case file's words."""
    return {
        "answers": {
            factor: answer_told(span)
            for factor, span in zip(case.plan.factors, case.spans, strict=True)
        },
        "weights": dict(zip(case.plan.factors, case.weights, strict=True)),
        "set_aside": sorted(case.set_aside),
        **more,
    }


def question_told(one: Question) -> dict[str, Told]:
    """One question of a ranking in a case file's words."""
    return {
        "factor": one.factor,
        "worth": one.worth,
        "why": one.why,
        "gates": one.gates,
        "share_low": one.share_low,
        "share_high": one.share_high,
    }


def everything(case: Case, told: dict[str, Any]) -> dict[str, Told]:
    """What Python answers to a case, all readings the twin has, as plain JSON."""
    judged = judge(case)
    within = told.get("within")
    later = within if told["next_within"] is None else told["next_within"]
    ranked = rank_questions(judged.outlook, within)
    following = [one.factor for one in next_questions(judged.outlook, 3, within)]
    moved = influences(judged)
    effect = without_weights(judged)
    feeling = told["feeling"] and Feeling(**told["feeling"])
    gap = feeling_gap(alliance(feeling=feeling), judged)
    even = Case(case.plan, case.spans, (1,) * len(case.spans), case.set_aside)
    cheap = ("scoring", "gates", "futures", "verdict", "tipping")
    found = {name: READINGS[name](case, told) for name in cheap} | {
        "questions": {
            "ranking": [question_told(one) for one in ranked],
            "next": following[0] if following else None,
            "to_raise": [one.factor for one in questions_to_raise(ranked, case.plan.factors)],
        },
        "gate_factors": [one.factors for one in judged.gates],
        "is_settled": judged.verdict.is_settled,
        "details": [(one.ask_style, one.stage) for one in ranked],
        "next": following,
        "next_within": [one.factor for one in next_questions(judged.outlook, 5, later)],
        "influences": [(one.factor, one.swing) for one in moved],
        "reasons": [(one.code, one.values) for one in strongest_reasons(judged, moved)],
        "feeling": gap
        and {
            "feeling": gap.feeling,
            "computed": gap.computed,
            "isApart": gap.is_apart,
            "knows": gap.knows,
        },
        "weight_effect": (effect.verdict, effect.dots, READINGS["scoring"](even, {})),
    }
    plain: dict[str, Told] = json.loads(json.dumps(found))
    return plain


def disagreement(twin: Twin, case: Case, **more: Told) -> dict[str, tuple[Told, Told]]:
    """The readings in which the twin differs from Python: {reading: (Python's, the twin's)}."""
    told = case_told(case, **more)
    ours = everything(case, told)
    theirs = twin.ask("everything", told, plan_told(case.plan))
    assert set(ours) == set(theirs)
    return {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]}
