"""Answers can be tried: what they would do is shown, and nothing of the alliance changes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web.portfolio.desk import Desk
from web.portfolio.test_shown import shown_to

from alliancemap_web.alliances.forms import TrialError
from alliancemap_web.portfolio.shown import rows_of
from alliancemap_web.portfolio.trying import MOST, Trying, asked_of, query_of, said_of, trying


def tried(desk: Desk, *sent: str, ask: str = "", view: str = "") -> Trying:
    return trying(shown_to(desk, view), sent, ask, "en")


def test_without_anything_tried_nothing_is_compared(ada: Desk) -> None:
    found = tried(ada)
    assert (found.tried, found.changes, found.sides, found.asked) == ((), None, (), None)
    assert len(found.factors) == len(rows_of(shown_to(ada).page))


def test_a_tried_answer_shows_both_maps_and_what_moves(ada: Desk) -> None:
    found = tried(ada, "M01=0", "M03=4")
    assert [(one.factor, one.value) for one in found.tried] == [("M01", "0"), ("M03", "4")]
    assert found.tried[0].query == "?try=M03%3D4"
    assert found.changes
    assert {one.factor for one in found.changes.answers} <= {"M01", "M03"}
    now, then = found.sides
    assert now.picture != then.picture
    assert tried(ada, "M01=0", "M01=4").fields == ("M01=4",)


def test_the_answers_of_a_factor_lead_on_with_what_is_tried_already(ada: Desk) -> None:
    found = tried(ada, "M01=0", "M03=4", ask="M03")
    assert found.asked
    assert [one.number for one in found.asked.options] == ["0", "1", "2", "3", "4", "", ""]
    assert found.asked.options[2].query == "?try=M01%3D0&try=M03%3D2"
    assert [one.is_tried for one in found.asked.options].index(True) == 4


def test_what_no_page_offers_is_refused(ada: Desk) -> None:
    for sent in ("M01=7", "X99=1", "M01", "form=JV", ""):
        with pytest.raises(TrialError):
            tried(ada, sent)
    with pytest.raises(TrialError):
        tried(ada, ask="X99")
    with pytest.raises(TrialError):
        tried(ada, *["M01=1"] * (MOST + 1))


@settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.dictionaries(
        st.sampled_from(["M01", "M04", "R02", "V03"]),
        st.sampled_from(["0", "4", "unknown", "not_relevant"]),
        max_size=3,
    )
)
def test_trying_changes_nothing(ada: Desk, answers: dict[str, str]) -> None:
    before = ada.kept()
    found = tried(ada, *[f"{factor}={value}" for factor, value in answers.items()])
    assert {one.factor: one.value for one in found.tried} == answers
    assert ada.kept() == before


def test_a_tried_answer_is_told_as_the_question_tells_it(ada: Desk) -> None:
    shown = shown_to(ada)
    row = rows_of(shown.page)["M01"][0]
    assert said_of(row, "3").startswith("3 ")
    assert asked_of(shown, "M01", ()).ask == row.ask
    assert query_of([], shown) == ""
