"""`alliancemap upgrade`: hands over to what does it, or says what to install."""

import inspect
import sys
from types import ModuleType

import pytest
from commanded import call


def test_what_was_asked_reaches_what_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from alliancemap_web.own.upgrading import upgrade

    taken = inspect.signature(upgrade)
    calls: list[dict[str, object]] = []

    def stand_in(*args: object, **given: object) -> int:
        bound = taken.bind(*args, **given)
        bound.apply_defaults()
        calls.append(dict(bound.arguments))
        return 2

    module = ModuleType("alliancemap_web.own.upgrading")
    module.upgrade = stand_in  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "alliancemap_web.own.upgrading", module)
    assert call("upgrade", "--check", "--backup", "b", "--data", "d", "--lang", "en").code == 2
    assert calls == [{"data": "d", "language": "en", "to": "b", "only_check": True}]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_missing_extra_is_said_with_its_cure(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliancemap.cli.serve.find_spec", lambda name: None)
    answer = call("upgrade", "--check", "--backup", "b", "--data", "d", "--lang", language)
    assert (answer.code, answer.codes) == (2, ["CLI031"])
