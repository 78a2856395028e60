"""The description of the results covers every field of the model's values."""

from dataclasses import fields

import pytest

from alliancemap.model.alliance import Exclusivity, Source
from alliancemap.model.assessment import Assessment, FeelingGap, WeightEffect
from alliancemap.model.asymmetry import Asymmetry
from alliancemap.model.clashes import Attention, Clashes, FieldClash, PersonClash
from alliancemap.model.comparison import Comparison, Pair, Place
from alliancemap.model.contradictions import Contradiction
from alliancemap.model.difference import (
    AnswerChange,
    Difference,
    GateChange,
    ThemeChange,
    WeightChange,
)
from alliancemap.model.freshness import Freshness
from alliancemap.model.futures import Futures
from alliancemap.model.gates import GateState
from alliancemap.model.instrument import AsymmetryLists
from alliancemap.model.interval import Interval
from alliancemap.model.message import Message
from alliancemap.model.questions import Question
from alliancemap.model.reasons import Influence
from alliancemap.model.scoring import ThemeScore
from alliancemap.model.structure import FormReading, Plea, RuleState, StructureAdvice, Weakness
from alliancemap.model.then_and_now import Fate, ThenAndNow
from alliancemap.model.tipping import Change, Tipping
from alliancemap.model.verdict import Verdict
from alliancemap.wire.records import DOCUMENTS, PARTS, RECORDS
from alliancemap.wire.shape import BeforeAfter, Exact, Many, Part, Perhaps, Shape

VALUES = {
    "advice": StructureAdvice,
    "answer_change": AnswerChange,
    "assessment": Assessment,
    "attention": Attention,
    "asymmetry": Asymmetry,
    "asymmetry_lists": AsymmetryLists,
    "change": Change,
    "clashes": Clashes,
    "comparison": Comparison,
    "contradiction": Contradiction,
    "difference": Difference,
    "exclusivity": Exclusivity,
    "fate": Fate,
    "feeling": FeelingGap,
    "field_clash": FieldClash,
    "form": FormReading,
    "freshness": Freshness,
    "futures": Futures,
    "gate": GateState,
    "gate_change": GateChange,
    "influence": Influence,
    "message": Message,
    "pair": Pair,
    "person_clash": PersonClash,
    "place": Place,
    "plea": Plea,
    "question": Question,
    "range": Interval,
    "rule": RuleState,
    "source": Source,
    "then_and_now": ThenAndNow,
    "theme": ThemeScore,
    "theme_change": ThemeChange,
    "tipping": Tipping,
    "verdict": Verdict,
    "weakness": Weakness,
    "weight_change": WeightChange,
    "weight_effect": WeightEffect,
}
# Records that no one class of the model stands behind.
MADE_HERE = {
    "answer", "arithmetic", "beats_none", "levels", "promised_hours", "questions", "structure",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(VALUES))
def test_no_field_of_a_value_is_lost(name: str) -> None:
    described = {field.name for field in RECORDS[name].fields}
    assert {field.name for field in fields(VALUES[name])} <= described


def test_every_record_is_a_value_of_the_model_or_made_here() -> None:
    assert set(RECORDS) == set(VALUES) | MADE_HERE


def parts_in(shape: Shape) -> set[str]:
    """The records a shape leads to."""
    if isinstance(shape, Part):
        return {shape.record}
    return parts_in(shape.of) if isinstance(shape, Many | Perhaps | BeforeAfter) else set()


def test_every_part_is_described_once_and_used() -> None:
    used = {
        name
        for record in RECORDS.values()
        for field in record.fields
        for name in parts_in(field.shape)
    }
    assert used <= set(RECORDS)
    assert {record.name for record in PARTS} <= used
    assert len(RECORDS) == len(PARTS) + len(DOCUMENTS)


def test_exact_weights_are_the_only_numbers_written_as_text() -> None:
    exact = [
        (record.name, field.name)
        for record in PARTS
        for field in record.fields
        if isinstance(field.shape, Exact)
    ]
    assert exact == [("futures", "yes"), ("futures", "total")]


def test_only_documents_have_a_format_and_no_two_the_same() -> None:
    formats = [record.format for record in DOCUMENTS]
    assert all(one and one.startswith("alliancemap.") and one.endswith("/1") for one in formats)
    assert len(set(formats)) == len(formats)
    assert not any(record.format for record in PARTS)
