"""What rooms note stands on the map of an alliance's page, in its files, and leads to the room."""

from dataclasses import replace

import pytest
from web.portfolio.desk import Desk

from alliancemap.picture.content import MapNote
from alliancemap_web.portfolio import noted
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.workspaces.rights import Member

THERE = "/en/work/there/"


def noting(member: Member, kept: Kept, language: str) -> list[MapNote]:
    """Two people of the firm differ on what the partner gains, whoever asks."""
    text = "Deux avis" if language == "fr" else "Ada and Ben differ"
    return [MapNote("gauge-value", "split", 1, text, THERE)]


@pytest.fixture
def _noting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noted, "NOTINGS", [noting])


@pytest.mark.usefixtures("_noting")
def test_a_note_stands_on_both_maps_in_the_twin_and_leads_to_its_page(ada: Desk) -> None:
    page = ada.client.get(ada.address("")).content.decode()
    assert page.count('data-part="note-split-gauge-value"') == 2
    assert page.count(f'<a href="{THERE}"><g id="map-') == 2
    assert "Ada and Ben differ" in page
    assert "Noted on it: 1 disagreement." in page


@pytest.mark.usefixtures("_noting")
def test_a_note_is_on_the_map_as_a_file_too(ada: Desk) -> None:
    svg = ada.client.get(ada.address("files/svg/")).content.decode()
    assert 'data-part="note-split-gauge-value"' in svg
    assert THERE not in svg


def test_without_notes_page_and_file_are_the_same_to_the_byte(
    ada: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noted, "NOTINGS", [])
    bare = ada.client.get(ada.address("files/svg/")).content
    monkeypatch.setattr(noted, "NOTINGS", [lambda member, kept, language: ()])
    assert ada.client.get(ada.address("files/svg/")).content == bare


@pytest.mark.usefixtures("_noting")
def test_an_outline_has_no_notes(owner: Member, ada: Desk) -> None:

    kept = find_alliance(owner, ada.alliance)
    assert kept is not None
    assert noted.noted(owner, kept, "en")
    outline = replace(kept, row=replace(kept.row, level="outline"))
    assert noted.noted(owner, outline, "en") == ()


def test_a_room_registers_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noted, "NOTINGS", [])
    noted.register(noting)
    noted.register(noting)
    assert [noting] == noted.NOTINGS
