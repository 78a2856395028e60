"""The history of an alliance, fifty acts a page, and its buttons."""

from collections.abc import Callable

import pytest
from web.portfolio.desk import Desk

from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change

Sit = Callable[..., Desk]


def test_an_act_is_taken_back_and_brought_back_where_it_stands(ada: Desk) -> None:
    ada.send("answers/M03/", level="4", note="Their buyer said so")
    said = ada.kept().acts[-1]
    page = ada.get("history/").content.decode()
    assert f'id="act-{said.sequence}"' in page
    assert "Their buyer said so" in page
    assert "Begun from a file" in page
    back = ada.post("history/undo/", act=said.id, factor="M03")
    assert back["Location"] == ada.address(f"history/?factor=M03#act-{said.sequence}")
    taking = ada.kept().acts[-1]
    assert taking.undoes == said.id
    page = ada.get("history/").content.decode()
    assert "taken back by Ada" in page
    assert f'value="{taking.id}"' in page
    assert "Bring it back" in page
    again = ada.post("history/undo/", act=taking.id)
    assert again["Location"] == ada.address(f"history/#act-{said.sequence}")
    assert ada.said("M03")[-1].low == 4
    assert ada.post("history/undo/", act="nothing").status_code == 404


def test_what_is_taken_back_already_stays_so(ada: Desk) -> None:
    ada.send("answers/M03/", level="4")
    said = ada.kept().acts[-1].id
    ada.post("history/undo/", act=said)
    ada.post("history/undo/", act=said)
    assert ada.kept().row.sequence == 3


def test_respondents_take_back_their_own_acts_alone(ada: Desk, sit: Sit) -> None:
    ben = sit("Ben", "respondent")
    ada.send("answers/M03/", level="4")
    adas = ada.kept().acts[-1].id
    ben.send("answers/M04/", level="1")
    bens = ada.kept().acts[-1].id
    page = ben.get("history/").content.decode()
    assert f'value="{bens}"' in page
    assert f'value="{adas}"' not in page
    assert ben.post("history/undo/", act=adas).status_code == 403
    assert ben.post("history/undo/", act=bens).status_code == 302
    assert "Bring it back" in ben.get("history/").content.decode()


def test_readers_see_the_history_and_no_buttons(ada: Desk, sit: Sit) -> None:
    ada.send("answers/M03/", level="4")
    page = sit("Rosa", "reader").get("history/").content.decode()
    assert 'id="act-2"' in page
    assert 'name="act"' not in page


def test_the_act_an_alliance_began_with_stays(ada: Desk) -> None:
    first = ada.kept().acts[0]
    assert f'value="{first.id}"' not in ada.get("history/").content.decode()
    refused = ada.post("history/undo/", act=first.id)
    assert refused.status_code == 422
    assert "PRT006" in refused.content.decode()
    assert ada.kept().row.sequence == 1


def test_an_archived_alliance_has_no_buttons(ada: Desk) -> None:
    ada.send("answers/M03/", level="4")
    ada.post("archive/", away="1")
    assert 'name="act"' not in ada.get("history/").content.decode()


def test_fifty_acts_stand_on_a_page_and_filters_lead_along(ada: Desk) -> None:
    for number in range(51):
        level = {"level": number % 5}
        record(ada.member, ada.alliance, [Change("answer/M03", level)], ada.clock.moment)
    first = ada.get("history/", factor="M03", kind="answers").content.decode()
    assert first.count('id="act-') == 50
    assert "?factor=M03&amp;kind=answers&amp;page=2" in first
    second = ada.get("history/", factor="M03", kind="answers", page="2").content.decode()
    assert second.count('id="act-') == 1
    beyond = ada.get("history/", factor="M03", kind="answers", page="9").content.decode()
    assert beyond.count('id="act-') == 1
    named = ada.get("history/", act="2").content.decode()
    assert 'id="act-2"' in named
    assert 'id="act-50"' not in named


def test_a_script_is_given_the_list_alone(ada: Desk) -> None:
    headers = {"HX-Request": "true", "HX-Target": "history-list"}
    part = ada.client.get(ada.address("history/"), {"kind": "facts"}, headers=headers)
    text = part.content.decode()
    assert text.lstrip().startswith('<div id="history-list">')
    assert "Nobody has done anything of this kind here." in text


@pytest.mark.parametrize(("language", "words"), [("en", "Taken back:"), ("fr", "Repris\u00a0:")])
def test_both_languages_tell_every_kind_of_act(ada: Desk, language: str, words: str) -> None:
    ada.send("answers/M03/", level="4")
    ada.post("history/undo/", act=ada.kept().acts[-1].id)
    ada.send("facts/fact-aim/", aim="Breathe", **{"was.aim": "x"})
    ada.language = language
    page = ada.get("history/").content.decode()
    assert words in page
    assert "Breathe" in page
