"""`alliancemap move-database`: hands over to what moves the data, or says what to install."""

import inspect
import sys
from types import ModuleType

import pytest
from commanded import call


def test_the_folder_and_the_language_reach_the_move(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[dict[str, object]] = []

    def move_database(**settings: object) -> int:
        calls.append(settings)
        return 2

    stand_in = ModuleType("alliancemap_web.moving")
    stand_in.move_database = move_database  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "alliancemap_web.moving", stand_in)
    assert call("move-database", "--data", "d", "--lang", "fr").code == 2
    assert call("move-database", "--lang", "en").code == 2
    assert calls == [{"data": "d", "language": "fr"}, {"data": None, "language": "en"}]


def test_the_move_takes_what_is_handed_over() -> None:
    from alliancemap_web.moving import move_database

    assert set(inspect.signature(move_database).parameters) == {"data", "language"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_missing_extra_is_said_with_its_cure(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliancemap.cli.serve.find_spec", lambda name: None)
    answer = call("move-database", "--lang", language)
    assert (answer.code, answer.codes) == (2, ["CLI031"])
    assert 'pip install "alliancemap[web]"' in answer.err
