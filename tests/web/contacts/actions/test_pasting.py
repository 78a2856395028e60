"""A pasted table is written down as a whole or not at all."""

from datetime import date

import pytest
from web.portfolio.desk import Desk

from alliancemap_web.contacts.actions import add_pasted
from alliancemap_web.contacts.people_table import read_people
from alliancemap_web.contacts.queries import people_of
from alliancemap_web.portfolio.refusals import RefusedError

TODAY = date(2026, 1, 6)
TABLE = """side\tname\trole\tfunction\tlevel\tknown by\tlast met\tcontents
us\tAda\t\tdirection\ttop
partner\tMrs Lemaire\thead of purchasing\tpurchasing\tmiddle\tAda|Björn\t2026-01-05\twork|friendship
nous\tBjörn\t\tTechnique\topérationnel
partner\t\tcompliance officer\tcompliance\tmiddle\tbjorn
"""


def paste(desk: Desk, text: str) -> tuple[int, int]:
    rows = read_people(text, TODAY)
    return add_pasted(desk.member, desk.kept(), rows, desk.clock.moment)


def test_people_and_ties_come_in_whatever_their_order(ada: Desk) -> None:
    assert paste(ada, TABLE) == (4, 3)
    kept = people_of(ada.kept().id)
    called = {one.key: one.called for one in kept.people}
    assert {(called[tie.one], called[tie.other]) for tie in kept.ties} == {
        ("Ada", "Mrs Lemaire"),
        ("Björn", "Mrs Lemaire"),
        ("Björn", "compliance officer"),
    }
    lemaire = next(one for one in kept.people if one.name == "Mrs Lemaire")
    assert (lemaire.function, lemaire.rank, lemaire.role) == (
        "operations",
        "middle",
        "head of purchasing",
    )
    assert {tie.kinds for tie in kept.ties_of(lemaire.key)} == {("work", "friendship")}


def test_pasting_twice_doubles_nobody(ada: Desk) -> None:
    paste(ada, TABLE)
    before = people_of(ada.kept().id)
    assert paste(ada, TABLE) == (0, 0)
    after = people_of(ada.kept().id)
    assert [one.key for one in after.people] == [one.key for one in before.people]
    assert len(after.ties) == len(before.ties)


def test_a_row_that_names_nobody_refuses_the_whole_table(ada: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        paste(ada, TABLE.replace("Ada|Björn", "Ada|Nobody"))
    assert [one.code for one in refused.value.reasons] == ["CON012"]
    assert "Nobody" in refused.value.reasons[0].sentence("en")
    assert "3" in refused.value.reasons[0].sentence("en")
    assert people_of(ada.kept().id).people == ()


def test_meeting_again_moves_the_day_forward_and_adds_what_the_tie_holds(ada: Desk) -> None:
    paste(ada, TABLE)
    again = "partner;Mrs Lemaire;purchasing;middle;Ada;2026-01-01\n"
    paste(ada, "side;name;function;level;known by;last met\n" + again)
    kept = people_of(ada.kept().id)
    ties = {kept.find(tie.one).called: tie for tie in kept.ties}  # type: ignore[union-attr]
    assert ties["Ada"].met_on == date(2026, 1, 5)
    assert ties["Ada"].kinds == ("work", "friendship")
