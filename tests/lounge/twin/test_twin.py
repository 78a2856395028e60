"""Whoever knows the Python finds their way about in the twin: its files, its names."""

import importlib
import re
from pathlib import Path
from typing import Any

import pytest
from conformance.case_files import READINGS, read
from lounge.twin.asking import Twin
from node import STATIC

TWIN = STATIC / "lounge" / "twin"
MODULES = sorted(path for path in TWIN.glob("*.js") if path.stem != "reading")
EXPORTED = re.compile(r"^export (?:const|function) (\w+)", re.MULTILINE)
# What Python has built in, or as a method of a value, has a name of its own in JavaScript.
OWN = {
    "answers": {"isUnknown", "isRelevant", "isOpen", "isPoint"},
    "case": {"relevant", "bar", "withSpans"},
    "futures": {"dot", "between", "kindsOf"},
    "interval": {"halfUpBig", "compare", "sortedBy", "sum"},
    "plan": {"readPlan", "frozen"},
    "polynomial": {"keeping", "digitsFor"},
}


def snake(name: str) -> str:
    """A JavaScript name as Python writes it."""
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower() if not name.isupper() else name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_names_its_python_twin_and_shares_its_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = text.partition("\n\n")[0]
    assert f"alliancemap/model/{path.stem}.py" in head
    python = importlib.import_module(f"alliancemap.model.{path.stem}")
    exported = set(EXPORTED.findall(text))
    strange = {name for name in exported if not hasattr(python, snake(name))}
    assert strange == OWN.get(path.stem, set())


def test_the_way_in_exports_every_reading_the_case_files_name() -> None:
    exported = set(EXPORTED.findall((TWIN / "reading.js").read_text(encoding="utf-8")))
    named_in_files = {path.stem for path in (STATIC.parents[2] / "conformance").glob("*.json")}
    assert set(READINGS) <= named_in_files
    assert exported == {
        "readTalk",
        "nextQuestions",
        "questionsToRaise",
        "reasons",
        "influences",
        "tippingCard",
        "feelingGap",
        "weightEffect",
    }


def test_nothing_of_the_twin_reaches_for_the_page_the_clock_or_dice() -> None:
    reaching = r"\b(?:window|document|navigator|fetch|Date|performance|Math\.random|indexedDB)\b"
    found = {
        path.name: re.findall(reaching, code)
        for path in TWIN.glob("*.js")
        if re.search(reaching, code := re.sub(r"//.*|/\*.*?\*/", "", path.read_text("utf-8")))
    }
    assert not found


def told(**answers: Any) -> dict[str, Any]:
    """A case on the real plan."""
    return {"answers": answers}


def test_an_answer_taken_back_counts_as_never_given(twin: Twin) -> None:
    plan = read("plan.json")
    asked = {"feeling": None, "next_within": None}
    taken_back = twin.ask("everything", told(M01=None, R11="unknown") | asked, plan)
    assert taken_back == twin.ask("everything", told() | asked, plan)


def test_a_reading_cannot_be_changed_by_whoever_holds_it(twin: Twin) -> None:
    loose = twin.ask("loose", told(M01=2, V01=[1, 3], R05=0), read("plan.json"))
    assert loose == []


def test_nothing_to_ask_about_leaves_no_question(twin: Twin) -> None:
    found = twin.ask("questions", told() | {"within": []}, read("plan.json"))
    assert found == {"ranking": [], "next": None, "to_raise": []}
