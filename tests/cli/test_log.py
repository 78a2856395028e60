"""`alliancemap log`: hands over to what does it, or says what to install."""

import inspect
import sys
from types import ModuleType

import pytest
from commanded import call


def test_what_was_asked_reaches_what_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from alliancemap_web.log_command import log

    taken = inspect.signature(log)
    calls: list[dict[str, object]] = []

    def stand_in(*args: object, **given: object) -> int:
        bound = taken.bind(*args, **given)
        bound.apply_defaults()
        calls.append(dict(bound.arguments))
        return 1

    module = ModuleType("alliancemap_web.log_command")
    module.log = stand_in  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "alliancemap_web.log_command", module)
    asked = ("log", "check", "bcd", "--against", "heads.txt", "--data", "d", "--lang", "fr")
    assert call(*asked).code == 1
    assert calls == [
        {"do": "check", "workspace": "bcd", "against": "heads.txt", "data": "d", "language": "fr"}
    ]


def test_what_cannot_be_done_is_refused() -> None:
    said = call("log", "burn", "--lang", "en")
    assert said.code == 2
    assert "check" in said.err
