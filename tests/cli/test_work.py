"""`alliancemap work`: hands over to the pages' background work, or says what to install."""

import sys
from types import ModuleType

import pytest
from commanded import call


def test_the_folder_and_the_language_reach_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[dict[str, object]] = []

    def work(**settings: object) -> int:
        calls.append(settings)
        return 0

    stand_in = ModuleType("alliancemap_web.serve")
    stand_in.work = work  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "alliancemap_web.serve", stand_in)
    assert call("work", "--data", "d", "--lang", "fr").code == 0
    assert call("work", "--lang", "en").code == 0
    assert calls == [{"data": "d", "language": "fr"}, {"data": None, "language": "en"}]


def test_the_work_takes_what_is_handed_over() -> None:
    import inspect

    from alliancemap_web.serve import work

    assert set(inspect.signature(work).parameters) == {"data", "language"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_missing_extra_is_said_with_its_cure(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliancemap.cli.serve.find_spec", lambda name: None)
    answer = call("work", "--lang", language)
    assert (answer.code, answer.codes) == (2, ["CLI031"])
    assert 'pip install "alliancemap[web]"' in answer.err
