"""The names columns go by: none stands for two fields, and folding loses only what is no letter."""

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.words import table
from alliancemap_web.exchange.fields import (
    FIELDS,
    FORMS,
    NAMES,
    STAGE_NAMES,
    STAGES,
    factor_names,
    folded,
    form_names,
    said_in,
    split_words,
)
from alliancemap_web.portfolio.models import STAGES as KEPT_STAGES


def test_no_name_stands_for_two_fields() -> None:
    names = [name for field in FIELDS for name in NAMES[field]]
    assert len(names) == len(set(names)), [one for one in names if names.count(one) > 1]


def test_every_name_is_written_folded() -> None:
    assert [one for names in NAMES.values() for one in names if folded(one) != one] == []
    assert [one for one in STAGE_NAMES if folded(one) != one] == []


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_case_accents_and_signs_fall_away() -> None:
    assert folded("  Nombre d’Employés* ") == "nombre d employes"
    assert folded("Country/Region") == "country region"
    assert folded(split_words("BillingCity")) == "billing city"
    assert folded(split_words("number_of_employees")) == "number of employees"


def test_every_factor_goes_by_its_names_in_both_languages() -> None:
    known = factor_names()
    assert set(known) == set(said_in("en").factors)
    assert folded(said_in("fr").factors["R23"].name) in known["R23"].names
    assert all(len(one.levels) == 5 for one in known.values())


def test_no_level_of_a_factor_is_worded_like_another() -> None:
    for one in factor_names().values():
        wordings = [said for level in one.levels for said in level]
        assert len(wordings) == len(set(wordings)), one.id


def test_forms_go_by_id_and_name() -> None:
    assert {form_names()[folded(one)] for one in FORMS} == set(FORMS)
    assert form_names()[folded("Coentreprise")] == "JV"
    assert form_names()[folded("Wait, or go in stages")] == "W"


def test_the_stages_are_those_of_the_portfolio() -> None:
    assert STAGES == KEPT_STAGES
    assert set(STAGE_NAMES.values()) == set(STAGES)


def test_every_field_has_a_name_on_the_pages() -> None:
    named = {one.removeprefix("field.") for one in table("en", "exchange") if one[:6] == "field."}
    assert named == set(FIELDS)
