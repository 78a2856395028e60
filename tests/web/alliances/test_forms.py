"""The trial's form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.alliances.shown import example

from alliancemap_web.alliances.forms import TrialError, in_catalogue_order, read_trial

KEPT = example()


def test_a_chosen_answer_joins_those_kept_and_replaces_an_earlier_one() -> None:
    assert read_trial(KEPT, ["R17=4", "M01=2"], "R17=0", None) == (("M01", "2"), ("R17", "0"))


def test_an_answer_taken_back_is_gone_and_an_unknown_one_is_no_matter() -> None:
    assert read_trial(KEPT, ["R17=4"], None, "R17") == ()
    assert read_trial(KEPT, ["R17=4"], None, "X99") == (("R17", "4"),)


def test_the_order_of_a_trial_is_the_catalogues() -> None:
    assert in_catalogue_order(KEPT, {"V01": "1", "M01": "2"}) == (("M01", "2"), ("V01", "1"))
    assert in_catalogue_order(KEPT, {"form": "E", "R30": "2"}) == (("R30", "2"), ("form", "E"))


def test_a_form_is_chosen_replaced_and_taken_back_like_an_answer() -> None:
    assert read_trial(KEPT, ["R17=4"], "form=JV", None) == (("R17", "4"), ("form", "JV"))
    assert read_trial(KEPT, ["form=JV"], "form=K2", None) == (("form", "K2"),)
    assert read_trial(KEPT, ["form=JV"], None, "form") == ()


@pytest.mark.parametrize("text", ["form=3", "form=jv", "form=", "M01=JV", "JV=form"])
def test_a_form_is_no_answer_and_an_answer_no_form(text: str) -> None:
    with pytest.raises(TrialError):
        read_trial(KEPT, [text], None, None)


@given(st.text(max_size=20))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(TrialError):
        read_trial(KEPT, [], text or "=", None)
