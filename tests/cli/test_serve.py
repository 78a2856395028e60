"""`alliancemap serve`: hands over to the pages, or says what to install."""

import sys
from types import ModuleType

import pytest
from commanded import call


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the pages were started with, by a stand-in that starts nothing."""
    calls: list[dict[str, object]] = []

    def serve(**settings: object) -> int:
        calls.append(settings)
        return 0

    stand_in = ModuleType("alliancemap_web.serve")
    stand_in.serve = serve  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "alliancemap_web.serve", stand_in)
    return calls


def test_the_options_reach_the_pages(handed_over: list[dict[str, object]]) -> None:
    words = ["mine", "--host", "::1", "--port", "0", "--data", "d", "--no-browser", "--lang", "fr"]
    assert call("serve", *words, "--processes", "3").code == 0
    assert handed_over == [
        {
            "host": "::1",
            "port": 0,
            "data": "d",
            "examples": "mine",
            "open_browser": False,
            "language": "fr",
            "processes": 3,
        }
    ]


def test_what_is_left_out_is_left_to_the_pages(handed_over: list[dict[str, object]]) -> None:
    assert call("serve").code == 0
    assert handed_over[0]["host"] is None
    assert handed_over[0]["port"] is None
    assert handed_over[0]["examples"] is None


def test_the_pages_take_what_is_handed_over() -> None:
    import inspect

    from alliancemap_web.serve import serve

    taken = set(inspect.signature(serve).parameters)
    assert {"host", "port", "data", "examples", "open_browser", "language"} <= taken


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_missing_extra_is_said_with_its_cure(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliancemap.cli.serve.find_spec", lambda name: None)
    answer = call("serve", "--lang", language)
    assert (answer.code, answer.codes) == (2, ["CLI031"])
    assert 'pip install "alliancemap[web]"' in answer.err
