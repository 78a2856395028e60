"""Exports of three customer systems are known by their headings, other tables by their names.

The headings of the samples, whose firms are invented, follow

- HubSpot: its page of default company properties
  (knowledge.hubspot.com/properties/hubspot-crm-default-company-properties), and its guide to
  exports (developers.hubspot.com/docs/api/crm/exports), by which an export comes in French too;
  the French headings are general knowledge.
- Salesforce: the labels and names of Account's fields in the Salesforce Field Reference Guide
  (developer.salesforce.com, salesforce_field_reference_Account), the French ones general knowledge.
- Pipedrive: headings "Organization - ..." as public code reads them from exports of 2026, such as
  "Organization - City/town/village/locality of Company Address" and "Organization - People", which
  counts contacts; the French "Organisation - Nom", "Organisation - Ville/agglomération/village/
  localité" likewise.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.exchange.fields import FIELDS, MANY, NAMES, factor_names, said_in
from alliancemap_web.exchange.matching import SYSTEMS, choices, match, readings_of, system_of
from alliancemap_web.exchange.tables import read_tables

SAMPLES = Path(__file__).parent / "samples"


def matched(sample: str) -> tuple[str, dict[str, str]]:
    """The system that wrote a sample, and what each of its columns that says something says."""
    (table,) = read_tables((SAMPLES / sample).read_bytes())
    found = match(table.headings)
    pairs = zip(table.headings, found.columns, strict=True)
    return found.system, {heading: column for heading, column in pairs if column}


def test_a_hubspot_export_is_known() -> None:
    assert matched("hubspot-companies.csv") == (
        "hubspot",
        {
            "Company name": "partner",
            "Company Domain Name": "website",
            "Company owner": "owner",
            "City": "place",
            "Country/Region": "country",
            "Industry": "note",
            "Number of Employees": "people",
            "Annual Revenue": "revenue",
            "Year Founded": "founded",
            "Description": "note",
        },
    )


def test_a_salesforce_export_is_known() -> None:
    assert matched("salesforce-accounts.csv") == (
        "salesforce",
        {
            "Account Name": "partner",
            "Account Owner": "owner",
            "Industry": "note",
            "Billing City": "place",
            "Billing Country": "country",
            "Employees": "people",
            "Annual Revenue": "revenue",
            "Account Currency": "currency",
            "Website": "website",
            "Account Description": "note",
        },
    )


def test_a_salesforce_export_by_field_names_is_known() -> None:
    system, columns = matched("salesforce-api-names.csv")
    assert system == "salesforce"
    assert columns == {
        "Name": "partner",
        "BillingCity": "place",
        "BillingCountry": "country",
        "NumberOfEmployees": "people",
        "AnnualRevenue": "revenue",
        "YearStarted": "founded",
        "Website": "website",
        "Industry": "note",
    }


def test_a_pipedrive_export_is_known_and_its_people_are_not_its_staff() -> None:
    system, columns = matched("pipedrive-organizations.csv")
    assert system == "pipedrive"
    assert columns == {
        "Organization - Name": "partner",
        "Organization - Owner": "owner",
        "Organization - Website": "website",
        "Organization - Number of employees": "people",
        "Organization - Annual revenue": "revenue",
        "Organization - City/town/village/locality of Company Address": "place",
        "Organization - Country of Company Address": "country",
    }


def test_a_french_pipedrive_export_is_known() -> None:
    system, columns = matched("pipedrive-organisations-fr.csv")
    assert system == "pipedrive"
    assert columns == {
        "Organisation - Nom": "partner",
        "Organisation - Propriétaire": "owner",
        "Organisation - Ville/agglomération/village/localité": "place",
        "Organisation - Site web": "website",
    }


def test_one_s_own_table_is_matched_by_name_with_a_slip_of_the_finger() -> None:
    system, columns = matched("own-table-fr.csv")
    assert system == ""
    assert columns == {
        "Sociéte": "partner",
        "Nombre de salariés": "people",
        "Chiffre d’affaires": "revenue",
        "Pays": "country",
        "Étape": "stage",
        "Adhésion de nos propres équipes": "R23",
        "M01": "M01",
        "Forme": "form",
        "Signé le": "signed",
    }


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Number of emploees", "people"),
        ("Anual revenue", "revenue"),
        ("Partnr name", "partner"),
        ("Chifre d'affaires", "revenue"),
        ("Target-customer clarty", "M01"),
        ("m01 Target-customer clarity", "M01"),
        ("NOTES", "note"),
        ("Phone", ""),
        ("Nome", ""),
        ("People count of the moon", ""),
    ],
)
def test_a_heading_says_what_it_is_most_like(heading: str, column: str) -> None:
    assert match([heading]).columns == (column,)


NAMED = [(name, field) for field in FIELDS for name in NAMES[field]]


@given(st.sampled_from(NAMED), st.booleans())
def test_every_name_is_known_in_capitals_and_with_signs(
    named: tuple[str, str], shout: bool
) -> None:
    name, field = named
    heading = name.upper() if shout else name.title().replace(" ", "_")
    assert match([heading]).columns == (field,)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_factor_is_known_by_its_name(language: str) -> None:
    words = said_in(language)
    wrong = [
        one
        for one in factor_names()
        if match([words.factors[one].name]).columns != (one,) or match([one]).columns != (one,)
    ]
    assert wrong == []


@given(st.lists(st.sampled_from([name for name, _ in NAMED] + ["", "x"]), max_size=30))
def test_no_field_is_given_to_two_columns(headings: list[str]) -> None:
    found = match(headings).columns
    assert len(found) == len(headings)
    single = [one for one in found if one and one not in MANY]
    assert len(single) == len(set(single))


@given(st.lists(st.text(max_size=30), max_size=20))
def test_any_headings_are_matched_to_fields_and_factors_only(headings: list[str]) -> None:
    assert set(match(headings).columns) <= {"", *choices()}


def test_the_exact_name_wins_over_one_that_is_only_alike() -> None:
    assert match(["Anual revenue", "Annual revenue"]).columns == ("", "revenue")


def test_a_few_common_headings_make_no_system() -> None:
    assert system_of(["Company name", "City", "Country/Region", "Industry"]) is None


def test_what_a_system_s_prefix_hides_is_read() -> None:
    pipedrive = SYSTEMS[0]
    assert "country" in readings_of("Organization - Country of Address", pipedrive)
    assert readings_of("Organization - Name", None) == ("organization name",)
