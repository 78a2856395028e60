"""All the panels of a reading: each as its own module makes it, and none before it is shown."""

from dataclasses import replace

import pytest
from web.alliances.shown import changed, example

from alliancemap.model.alliance import Party
from alliancemap_web.alliances import panels
from alliancemap_web.alliances.panels import Read, read_whole


def test_all_that_a_reading_says_is_put_together_once() -> None:
    assert read_whole(example(), "fr") is read_whole(example(), "fr")
    assert read_whole(example(), "fr").date == "11 août 2014"


def test_a_third_party_is_said_not_to_be_scored() -> None:
    third = Party("third", "partner", "Third SA")
    more = changed(lambda one: replace(one.alliance, parties=(*one.alliance.parties, third)))
    for language in ("en", "fr"):
        assert "Third SA" in read_whole(more, language).not_scored
        assert read_whole(example(), language).not_scored == ""


def test_a_page_that_shows_no_map_draws_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("drawn")

    monkeypatch.setattr(panels, "page_map", refuse)
    read = Read(example(), "en")
    assert read.themes is read.themes
    assert read.verdict.code == example().assessment.verdict.code
    with pytest.raises(AssertionError):
        assert read.landscape
