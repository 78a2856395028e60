"""Results to plain dictionaries, lists, texts, whole numbers and nulls, ready for JSON."""

from collections.abc import Sequence
from typing import Any

from alliancemap.model.assessment import Assessment
from alliancemap.model.clashes import Clashes
from alliancemap.model.comparison import Comparison
from alliancemap.model.difference import Difference
from alliancemap.model.freshness import Freshness
from alliancemap.model.message import Message
from alliancemap.model.questions import Question
from alliancemap.model.structure import StructureAdvice
from alliancemap.model.then_and_now import ThenAndNow
from alliancemap.wire.records import RECORDS
from alliancemap.wire.shape import BeforeAfter, Exact, Many, Part, Perhaps, Shape, Values

Plain = dict[str, Any]


def assessment_to_plain(assessment: Assessment) -> Plain:
    """Return an assessment as `alliancemap.assessment/1` (docs/reference/assessment-json.md)."""
    return _document("assessment", assessment)


def difference_to_plain(difference: Difference) -> Plain:
    """Return what changed between two readings as `alliancemap.difference/1`."""
    return _document("difference", difference)


def comparison_to_plain(comparison: Comparison) -> Plain:
    """Return candidates side by side as `alliancemap.comparison/1`."""
    return _document("comparison", comparison)


def questions_to_plain(questions: Sequence[Question]) -> Plain:
    """Return questions in their order as `alliancemap.questions/1`."""
    return _document("questions", questions)


def advice_to_plain(advice: StructureAdvice) -> Plain:
    """Return the advice on structure as `alliancemap.advice/1`."""
    return _document("structure", advice)


def arithmetic_to_plain(lines: Sequence[Message]) -> Plain:
    """Return a number opened to its sums as `alliancemap.arithmetic/1`."""
    return _document("arithmetic", lines)


def freshness_to_plain(fresh: Freshness) -> Plain:
    """Return how fresh a reading's answers are on a day as `alliancemap.freshness/1`."""
    return _document("freshness", fresh)


def clashes_to_plain(clashes: Clashes) -> Plain:
    """Return where alliances get in each other's way as `alliancemap.clashes/1`."""
    return _document("clashes", clashes)


def then_and_now_to_plain(result: ThenAndNow) -> Plain:
    """Return what became of what was believed as `alliancemap.then_and_now/1`."""
    return _document("then_and_now", result)


def _document(name: str, value: object) -> Plain:
    return {"format": RECORDS[name].format, **_object(name, value)}


def _object(name: str, value: object) -> Plain:
    return {
        field.name: _plain(
            getattr(value, field.name) if field.get is None else field.get(value), field.shape
        )
        for field in RECORDS[name].fields
    }


def _plain(value: Any, shape: Shape) -> Any:
    match shape:
        case Perhaps():
            return None if value is None else _plain(value, shape.of)
        case Many():
            return [_plain(one, shape.of) for one in value]
        case BeforeAfter():
            before, after = value
            return {"before": _plain(before, shape.of), "after": _plain(after, shape.of)}
        case Part():
            return _object(shape.record, value)
        case Exact():
            return str(value)
        case Values():
            return {k: list(v) if isinstance(v, tuple) else v for k, v in value.items()}
        case _:
            return value
