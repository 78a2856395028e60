"""`alliancemap seed`: hands over how much is to be made, or says what to install."""

import inspect
import sys
from types import ModuleType

import pytest
from commanded import call


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the face is called with, which makes nothing here."""
    found: list[dict[str, object]] = []

    def seed(**settings: object) -> int:
        found.append(settings)
        return 0

    stand_in = ModuleType("alliancemap_web.seeding.seed")
    stand_in.seed = seed  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "alliancemap_web.seeding.seed", stand_in)
    return found


def test_every_number_reaches_what_makes_the_firms(calls: list[dict[str, object]]) -> None:
    words = ["--firms", "3", "--alliances", "4", "--answers", "5", "--dice", "0", "--data", "d"]
    assert call("seed", *words, "--lang", "fr").code == 0
    assert calls == [
        {"firms": 3, "alliances": 4, "answers": 5, "dice": 0, "data": "d", "language": "fr"}
    ]


def test_what_is_left_out_is_a_size_that_is_made_soon(calls: list[dict[str, object]]) -> None:
    assert call("seed", "--lang", "en").code == 0
    (one,) = calls
    assert (one["firms"], one["alliances"], one["answers"]) == (20, 10, 50)


def test_the_face_takes_what_is_handed_over() -> None:
    from alliancemap_web.seeding.seed import seed

    taken = {"firms", "alliances", "answers", "dice", "data", "language"}
    assert set(inspect.signature(seed).parameters) == taken | {"processes"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_missing_extra_is_said_with_its_cure(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliancemap.cli.serve.find_spec", lambda name: None)
    answer = call("seed", "--lang", language)
    assert (answer.code, answer.codes) == (2, ["CLI031"])
