"""Something changed: kept in ten seconds, filed by its words, put right in one press."""

from collections.abc import Callable

import pytest
from portfolio_made import data_of
from web.portfolio.conftest import NOW
from web.portfolio.desk import Desk

from alliancemap_web.portfolio.actions import create
from alliancemap_web.reviews.models import Note
from alliancemap_web.workspaces.rights import Member

Sit = Callable[..., Desk]


def changed(desk: Desk, text: str) -> str:
    """Where a note leads, once it is kept."""
    sent = desk.client.post(
        f"/en/work/{desk.firm}/changed/", {"alliance": desk.alliance, "text": text}
    )
    assert sent.status_code == 302
    return str(sent["Location"])


def test_a_note_is_kept_and_filed_by_its_words_and_no_answer_changes(ada: Desk) -> None:
    before = ada.kept().document
    shown = ada.client.get(changed(ada, "Our sponsor has left")).content.decode()
    assert "Filed under R05" in shown
    assert "<mark>sponsor</mark>" in shown
    assert "<mark>left</mark>" in shown
    assert f"/alliances/{ada.alliance}/answers/R05/" in shown
    assert ada.kept().document == before
    note = Note.objects.get()
    assert (note.factor, note.state, note.by) == ("R05", "filed", "Ada")


def test_a_note_that_says_too_little_stays_unfiled(ada: Desk) -> None:
    shown = ada.client.get(changed(ada, "Hm, well")).content.decode()
    assert "Not filed yet" in shown
    assert Note.objects.get().state == "unfiled"


def test_another_place_is_one_press_away(ada: Desk) -> None:
    at = changed(ada, "Our sponsor has left")
    page = ada.client.get(at).content.decode()
    assert 'name="factor" value="R20"' in page
    ada.client.post(f"{at}file/", {"factor": "R20"})
    assert "Filed under R20" in ada.client.get(at).content.decode()
    assert ada.client.post(f"{at}file/", {"factor": "X99"}).status_code == 404
    ada.client.post(f"{at}file/", {"factor": ""})
    assert Note.objects.get().state == "unfiled"


def test_a_note_is_closed_and_taken_back(ada: Desk) -> None:
    at = changed(ada, "Our patent was granted")
    assert ada.client.post(f"{at}done/")["Location"].endswith("/review/")
    assert Note.objects.get().state == "done"
    assert ada.client.post(f"{at}drop/")["Location"].endswith(f"?alliance={ada.alliance}")
    assert not Note.objects.exists()
    assert ada.client.get(at).status_code == 404


@pytest.mark.parametrize(("text", "why"), [("  ", "says nothing"), ("x" * 2001, "2000 characters")])
def test_a_refused_note_is_told_why_and_loses_nothing(ada: Desk, text: str, why: str) -> None:
    sent = ada.client.post(
        f"/en/work/{ada.firm}/changed/", {"alliance": ada.alliance, "text": text}
    )
    assert sent.status_code == 422
    assert why in sent.content.decode()
    assert text.strip() in sent.content.decode()
    assert not Note.objects.exists()


def test_the_alliance_changed_last_is_chosen_unless_the_address_says_which(
    ada: Desk, owner: Member
) -> None:
    later = create(owner, data_of("tesla-daimler"), NOW.replace(day=6), "file")
    page = ada.client.get(f"/en/work/{ada.firm}/changed/").content.decode()
    assert f'value="{later}" required checked' in page
    page = ada.client.get(f"/en/work/{ada.firm}/changed/?alliance={ada.alliance}").content.decode()
    assert f'value="{ada.alliance}" required checked' in page
    assert f'value="{later}" required checked' not in page


def test_a_firm_without_alliances_is_told_so(stranger: Member, ada: Desk) -> None:
    own = Desk(stranger, ada.alliance, ada.clock)
    assert "No alliance yet" in own.client.get(f"/en/work/{own.firm}/changed/").content.decode()


def test_who_may_only_answer_takes_back_only_their_own_note(ada: Desk, sit: Sit) -> None:
    ben = sit("Ben", "respondent")
    mine, theirs = changed(ben, "Our patent was granted"), changed(ada, "They want exclusivity")
    assert ben.client.post(f"{theirs}drop/").status_code == 403
    assert ben.client.post(f"{mine}drop/").status_code == 302
    assert ada.client.get(theirs).status_code == 200


def test_the_page_speaks_french(ada: Desk) -> None:
    page = ada.client.get(f"/fr/work/{ada.firm}/changed/").content.decode()
    assert "Qu’est-ce qui a changé" in page


def test_the_review_lists_its_notes_to_readers_without_ways_to_change_them(
    ada: Desk, sit: Sit
) -> None:
    at = changed(ada, "They want exclusivity in Europe")
    assert at in ada.get("review/").content.decode()
    reader = sit("Rea", "reader")
    page = reader.get("review/").content.decode()
    assert "They want exclusivity in Europe" in page
    assert "/changed/" not in page.partition('class="with-aside"')[2]
    assert reader.client.get(at).status_code == 403
