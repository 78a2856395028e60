"""Where the pages are is said once they are there."""

from types import SimpleNamespace

import pytest

from alliancemap_web import announcing
from alliancemap_web.announcing import announce, tell_ready


def test_where_the_pages_are_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    tell_ready("http://localhost:1/", "en", open_browser=False)
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Open http://localhost:1/ (stop with Ctrl+C)"
    )


@pytest.mark.parametrize(("has_screen", "opened"), [(True, ["http://x/"]), (False, [])])
def test_a_browser_opens_only_where_there_is_a_screen(
    has_screen: bool, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []
    monkeypatch.setattr(announcing.webbrowser, "open", found.append)
    monkeypatch.setattr(announcing, "has_screen", lambda: has_screen)
    tell_ready("http://x/", "en", open_browser=True)
    assert found == opened


def test_nothing_is_said_before_the_pages_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = SimpleNamespace(started=False)

    def pass_time(_: float) -> None:
        assert capsys.readouterr().out == ""
        server.started = True

    monkeypatch.setattr(announcing.time, "sleep", pass_time)
    announce(server, "http://x/", "en", open_browser=False)
    assert "http://x/" in capsys.readouterr().out
