"""The pages that explain."""

import pytest
from django.test import Client

from alliancemap.instruments import load_instrument
from alliancemap_web.languages import spoken


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_on_judging_says_the_rule_the_instrument_holds(
    visitor: Client, language: str
) -> None:
    page = visitor.get(f"/{language}/how-it-judges/").content.decode()
    rule = load_instrument().verdict
    assert (rule.futures, rule.promising_from, rule.stopped_below) == (20, 16, 1)
    assert (rule.coverage_numerator, rule.coverage_denominator) == (1, 2)
    assert load_instrument().met_from == 2000
    assert spoken("judges_promising", language) in page
    assert "16" in spoken("judges_promising", language)


@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
def test_the_vocabulary_marks_which_words_are_of_the_other_language(
    visitor: Client, language: str, other: str
) -> None:
    page = visitor.get(f"/{language}/vocabulary/").content.decode()
    assert page.count(f'<div lang="{other}">') >= 62
