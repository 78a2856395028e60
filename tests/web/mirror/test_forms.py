"""The terms as a form has them."""

from datetime import date

from django.http import QueryDict
from portfolio_made import data_of

from alliancemap_web.mirror.forms import (
    FIRST,
    NO_DAY,
    first_terms,
    read_terms,
    shown_terms,
    wrong_by_field,
)
from alliancemap_web.portfolio.readings import judged_data
from alliancemap_web.portfolio.refusals import Reason, RefusedError, refused

KNOWN = {"M01": "x", "V01": "y", "R08": "z"}
DAY = date(2026, 1, 5)


def test_a_new_mirror_begins_with_both_firms_names_and_three_weeks() -> None:
    alliance = judged_data(data_of("mannkind-sanofi")).alliance
    terms = first_terms(alliance, dict.fromkeys(FIRST, ""), DAY)
    assert (terms.us, terms.them, terms.factors) == ("MannKind", "Sanofi", FIRST)
    assert terms.until == date(2026, 1, 26)
    assert terms.has_reasons


def test_terms_are_read_as_they_are_shown() -> None:
    sent = QueryDict(mutable=True)
    sent.update(
        {
            "title": " A year ",
            "us": "Petite",
            "them": "Grand",
            "until": "2026-02-01",
            "reasons": "no",
        }
    )
    sent.setlist("factors", ["R08", "M01", "R12"])
    terms = read_terms(sent, KNOWN)
    assert (terms.title, terms.factors) == ("A year", ("M01", "R08", "R12"))
    shown = shown_terms(terms)
    assert (shown["reasons"], shown["until"]) == ("no", "2026-02-01")


def test_what_is_no_day_is_told_from_any_day() -> None:
    terms = read_terms(QueryDict("until=soon"), KNOWN)
    assert terms.until == NO_DAY
    assert shown_terms(terms)["until"] == ""


def test_what_is_wrong_is_told_by_field_and_else_above_the_form() -> None:
    error = RefusedError(
        422, Reason("MIR003", (("field", "us"),)), Reason("MIR005", (("field", "factors"),))
    )
    assert wrong_by_field(error) == {
        "us": "Write something here.",
        "factors": "Choose at least one question.",
    }
    assert list(wrong_by_field(refused(409, "MIR009"))) == ["form"]
