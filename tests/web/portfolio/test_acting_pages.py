"""What the buttons of an alliance's page do: take back, set aside, choose, put away, delete."""

from collections.abc import Callable

import pytest
from web.portfolio.desk import Desk, fragment

from alliancemap_web.portfolio.acting_pages import is_same_name
from alliancemap_web.portfolio.queries import find_row
from alliancemap_web.portfolio.readings import judged_of

Sit = Callable[..., Desk]


def test_an_answer_is_taken_back_and_taken_up_again(ada: Desk) -> None:
    start = ada.kept().document
    ada.send("answers/M03/", level="4")
    said = ada.kept().acts[-1].id
    back = ada.undo(said)
    assert ada.kept().document == start
    assert "Taken back." in fragment(back, "toasts")
    assert "Redo" in fragment(back, "toasts")
    ada.undo(ada.kept().acts[-1].id)
    assert ada.said("M03")[-1].low == 4
    ada.post("undo/", act=said)
    assert ada.kept().document == start


def test_what_is_taken_back_already_stays_so(ada: Desk) -> None:
    ada.send("answers/M03/", level="4")
    said = ada.kept().acts[-1].id
    ada.undo(said)
    ada.undo(said)
    assert ada.kept().row.sequence == 3
    assert ada.undo("nothing").status_code == 404


def test_the_form_goes_back_with_its_answer(ada: Desk) -> None:
    ada.send("answers/M03/", level="4", note="Mistaken")
    back = ada.undo(ada.kept().acts[-1].id)
    assert "Mistaken" not in fragment(back, "answer-M03")


def test_respondents_take_back_their_own_answers_and_editors_any(ada: Desk, sit: Sit) -> None:
    ben, cleo = sit("Ben", "respondent"), sit("Cleo", "editor")
    ada.send("answers/M03/", level="4")
    adas = ada.kept().acts[-1].id
    ben.send("answers/M04/", level="1")
    bens = ada.kept().acts[-1].id
    assert ben.undo(adas).status_code == 403
    assert ben.undo(bens).status_code == 200
    assert cleo.undo(adas).status_code == 200
    assert ada.said("M04")[-1].who != "Ben"


def test_a_deal_breaker_is_set_aside_with_a_reason_and_put_in_force_again(ada: Desk) -> None:
    reading = judged_of(ada.kept().document)
    gate = next(one.gate for one in reading.assessment.gates if one.status == "possible")
    refused = ada.send(f"gates/{gate}/", reason=" ")
    assert refused.status_code == 422
    assert "PRT025" in refused.content.decode()
    aside = ada.send(f"gates/{gate}/", reason="Their parent guarantees it")
    assert "Their parent guarantees it" in fragment(aside, "part-gates")
    (kept,) = judged_of(ada.kept().document).alliance.set_aside
    assert (kept.gate, kept.reason, kept.who, kept.date) == (
        gate, "Their parent guarantees it", "Ada", "2026-01-06",
    )  # fmt: skip
    ada.send(f"gates/{gate}/", back="1")
    assert judged_of(ada.kept().document).alliance.set_aside == ()
    assert ada.post(f"gates/{gate}/", reason="For now").status_code == 302
    assert ada.send("gates/G99/", reason="x").status_code == 404


def test_the_form_that_is_chosen_stands_on_the_map(ada: Desk) -> None:
    chosen = ada.send("structure/", relation="main", form="JV")
    assert chosen.status_code == 200
    assert judged_of(ada.kept().document).alliance.relations[0].form == "JV"
    assert "on the map" in fragment(chosen, "part-structure")
    ada.post("structure/", relation="main", form="")
    assert judged_of(ada.kept().document).alliance.relations[0].form is None
    assert ada.send("structure/", relation="main", form="XX").status_code == 404
    assert ada.send("structure/", relation="none", form="JV").status_code == 404


def test_an_alliance_is_put_away_and_taken_out_again(ada: Desk) -> None:
    ada.post("archive/", away="1")
    assert ada.kept().row.archived_at
    ada.post("archive/", away="0")
    assert ada.kept().row.archived_at is None


def test_an_alliance_is_deleted_by_typing_its_name(ada: Desk) -> None:
    page = ada.get("delete/").content.decode()
    assert "MannKind × Sanofi" in page
    wrong = ada.post("delete/", name="MannKind")
    assert wrong.status_code == 422
    assert "PRT026" not in wrong.content.decode() or find_row(ada.member, ada.alliance)
    assert ada.post("delete/", name="mannkind ×  sanofi").status_code == 302
    assert find_row(ada.member, ada.alliance) is None


@pytest.mark.parametrize(
    ("typed", "same"), [("Orchid", True), (" orchid ", True), ("Orchids", False), ("", False)]
)
def test_a_typed_name_is_the_same_whatever_its_capitals(typed: str, same: bool) -> None:
    assert is_same_name(typed, "Orchid") is same
