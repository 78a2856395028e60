import json
from typing import Any

import pytest

from alliancemap.instruments import load_instrument
from alliancemap.instruments.build import build_instrument
from alliancemap.instruments.load import SHIPPED
from alliancemap.model.instrument import Condition, InstrumentError

SHIPPED_STRUCTURE = (
    SHIPPED / "alliance_fit" / "1.0" / "compiled" / "general_hi_tech" / "structure.json"
)


def raw_structure() -> dict[str, Any]:
    return dict(json.loads(SHIPPED_STRUCTURE.read_text(encoding="utf-8")))


def test_every_kind_of_condition_is_read() -> None:
    rules = {rule.id: rule for rule in load_instrument().structure.rules}
    assert rules["S08"].when == (
        Condition("factor", ("R13",), at_least=3),
        Condition("factor", ("V08",), at_most=1),
    )
    assert rules["S01"].when[0] == Condition("index", ("relational",), choice="high")
    assert rules["S10"].when == (Condition("fact", ("tasks",), choice="interwoven"),)
    assert rules["S26"].when == (Condition("fact", ("parties",), more_than=2),)
    assert rules["S18"].when == (
        Condition(
            "any",
            options=(
                Condition("factor", ("R08",), at_most=2),
                Condition("factor", ("R24",), at_most=2),
            ),
        ),
    )


def test_a_mean_of_factors_is_read() -> None:
    raw = raw_structure()
    raw["structure"]["rules"][0]["when"] = [{"mean": ["R01", "R02"], "at_least": 3}]
    assert build_instrument(raw, "").structure.rules[0].when == (
        Condition("mean", ("R01", "R02"), at_least=3),
    )


@pytest.mark.parametrize(
    "condition",
    [
        {},
        {"factor": "R01"},
        {"factor": "R01", "at_least": 1, "at_most": 3},
        {"factor": "R01", "mean": ["R02"], "at_least": 1},
        {"index": "relational"},
        {"fact": "aim", "is": "x", "more_than": 1},
        {"any": [], "factor": "R01"},
        {"eval": "R01 > 2"},
    ],
)
def test_a_condition_of_another_kind_is_refused(condition: dict[str, object]) -> None:
    raw = raw_structure()
    raw["structure"]["rules"][0]["when"] = [condition]
    with pytest.raises(InstrumentError, match="INS023 structure: rules S01: when"):
        build_instrument(raw, "")


def test_a_file_of_another_schema_is_refused() -> None:
    raw = raw_structure() | {"schema": 2}
    with pytest.raises(InstrumentError, match="INS022 schema: 2"):
        build_instrument(raw, "")


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("use", "sometimes", "INS022"),
        ("ask_style", "order", "INS022"),
        ("theme", "money", "INS022"),
        ("raw_direction", "sideways", "INS022"),
        ("difficulty", "1", "INS025"),
        ("sources", [{"key": "gk", "grade": "E6"}], "INS022"),
        ("sources", ["gk"], "INS027"),
        ("stage", "", "INS021"),
    ],
)
def test_a_wrong_value_of_a_factor_is_named_by_its_place(
    key: str, value: object, code: str
) -> None:
    raw = raw_structure()
    raw["factors"][0][key] = value
    with pytest.raises(InstrumentError) as caught:
        build_instrument(raw, "")
    assert caught.value.code == code
    assert caught.value.where.startswith(f"factors M01: {key}")


def test_facts_and_disagreements_are_carried_along() -> None:
    table = load_instrument().structure
    assert dict(table.facts)["aim"] == ("exploration", "exploitation")
    assert dict(table.facts)["parties"] == ()
    assert [one.id for one in table.disagreements] == [f"D{n:02}" for n in range(1, 11)]
    assert table.disagreements[0].other_side[0].key == "katila-2008"
