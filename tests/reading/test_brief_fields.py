"""Fields stand in texts by name, and are filled with what the map shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.briefs_made import OPEN, example

from alliancemap.reading.brief_fields import (
    FIELDS,
    field_names,
    field_values,
    fields_in,
    filled,
    marked,
    misspelt,
    pieces,
    small,
    theme_words,
)

TEXTS = st.text(st.sampled_from("ab {}éx-futures"), max_size=40)


@given(TEXTS, st.sampled_from(["en", "fr"]))
def test_the_pieces_of_a_text_are_the_filled_text(text: str, language: str) -> None:
    values = {field: f"<{field}>" for field in FIELDS}
    found = pieces(text, values, language)
    assert "".join(one.text for one in found) == filled(text, values, language)
    assert [one.field for one in found if one.field and one.text != values[one.field]] == []


@given(TEXTS)
def test_a_text_without_fields_stays_as_it_is(text: str) -> None:
    if not fields_in(text, "en"):
        assert filled(text, dict.fromkeys(FIELDS, "x"), "en") == text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_field_has_a_name_of_its_own_and_is_found_by_it(language: str) -> None:
    names = field_names(language)
    assert len(set(names.values())) == len(FIELDS)
    for field in FIELDS:
        assert fields_in(f"so {marked(field, language)}!", language) == (field,)
        assert misspelt(marked(field, language), language) == ()


def test_a_field_of_the_other_language_is_misspelt() -> None:
    assert misspelt("oui {futures}, {avenirs}", "fr") == ("futures",)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_values_are_those_of_the_map(language: str) -> None:
    reading = example(OPEN, language)
    values, content = field_values(reading, language), reading.map().content
    assert set(values) == set(FIELDS)
    assert values["futures"] == content.dots_words[:1].lower() + content.dots_words[1:]
    assert content.verdict_words in values["verdict"]
    for gauge in content.gauges:
        assert small(gauge.word) in values[gauge.theme]
    assert theme_words(reading.assessment.themes[0], reading, language) == values["market"]
    assert str(reading.assessment.known) in values["known"]
