"""What forms send is read as it is meant, or as nothing."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.workspaces.checks import Offer
from alliancemap_web.workspaces.forms import (
    FIELDS,
    NO_NUMBER,
    Form,
    hours_of,
    offer_of,
    whole_number,
    wrong_form,
)
from alliancemap_web.workspaces.refusals import RefusedError


@given(st.integers(0, 999_999_999))
def test_a_number_is_read_with_spaces_or_without(number: int) -> None:
    assert whole_number(f"{number}") == number
    assert whole_number(f" {number:,}".replace(",", "\u202f")) == number


@given(st.text().filter(lambda text: not any(one.isdigit() for one in text)))
def test_anything_else_is_no_number(text: str) -> None:
    assert whole_number(text) == NO_NUMBER


def test_numbers_of_other_scripts_negatives_and_giants_are_none() -> None:
    for text in ("-1", "1.5", "٣", "²", "1e3", "9" * 400):
        assert whole_number(text) == NO_NUMBER


def test_hours_may_be_left_out() -> None:
    assert (hours_of(" "), hours_of("40"), hours_of("many")) == (None, 40, NO_NUMBER)


def test_an_empty_form_offers_nothing_that_could_be_made() -> None:
    assert offer_of(QueryDict("")) == Offer("", True, {}, 1, 7, "")


def test_whole_counts_where_both_are_ticked() -> None:
    sent = QueryDict("role=reader&sees=some&outline=a&outline=b&whole=b&uses=3&days=x")
    assert offer_of(sent) == Offer("reader", False, {"a": "outline", "b": "whole"}, 3, NO_NUMBER)


def test_a_refusal_stands_beside_its_field_or_above_the_form() -> None:
    form = wrong_form({"name": ""}, RefusedError("WRK001"))
    assert form == Form({"name": ""}, "name", "Give the firm a name.")
    assert wrong_form({}, RefusedError("WRK005")).wrong_field == "form"
    assert "WRK004" not in FIELDS
