"""The JavaScript twin passes every case that no language owns, tipping cards to the name."""

import pytest
from conformance.case_files import READINGS, read
from lounge.twin.asking import Twin

BY_HAND = [
    pytest.param(name, index, id=f"{name}: {case['title']}")
    for name in READINGS
    for index, case in enumerate(read(f"{name}.json")["cases"])
]
GENERATED = [
    pytest.param(name, index, id=f"{case['title']}: {name}")
    for index, case in enumerate(read("generated.json")["cases"])
    for name in READINGS
]


@pytest.mark.parametrize(("name", "index"), BY_HAND)
def test_a_case_reckoned_by_hand_comes_out(twin: Twin, name: str, index: int) -> None:
    file = read(f"{name}.json")
    told = file["cases"][index]
    assert twin.ask(name, told, file["plans"][told["plan"]]) == told["expected"], told["why"]


@pytest.mark.parametrize(("name", "index"), GENERATED)
def test_a_generated_case_comes_out(twin: Twin, name: str, index: int) -> None:
    told = read("generated.json")["cases"][index]
    assert twin.ask(name, told, read("plan.json")) == told["expected"][name]


def test_rounding_comes_out(twin: Twin) -> None:
    for case in read("rounding.json")["cases"]:
        for numerator, denominator, rounded in case["expected"]:
            found = twin.js("rounded", str(numerator), denominator)
            assert int(found) == int(rounded), case["title"]
