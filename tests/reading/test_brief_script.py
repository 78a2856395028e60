"""Sixty seconds: five stops, as long as a minute, different for each audience, nothing invented."""

import pytest
from reading.briefs_made import EXAMPLES, OPEN, STOPPED, empty, example

from alliancemap.reading.brief_fields import field_values, fields_in, filled
from alliancemap.reading.brief_script import AUDIENCES, FEWEST, MOST, STOPS, script
from alliancemap.reading.brief_text import count_words


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_script_lasts_a_minute(name: str, language: str) -> None:
    reading = example(name, language)
    values = field_values(reading, language)
    for audience in AUDIENCES:
        stops = script(reading, audience, language)
        assert tuple(one.id for one in stops) == STOPS
        spoken = sum(count_words(filled(one.text, values, language)) for one in stops)
        assert FEWEST <= spoken <= MOST, (name, audience, spoken)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_audiences_are_told_the_same_words(language: str) -> None:
    reading = example(OPEN, language)
    for stop in range(len(STOPS)):
        texts = {script(reading, audience, language)[stop].text for audience in AUDIENCES}
        assert len(texts) == len(AUDIENCES), STOPS[stop]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_numbers_are_fields(audience: str) -> None:
    text = " ".join(one.text for one in script(example(OPEN), audience, "en"))
    assert {"verdict", "futures", "unknown"} <= set(fields_in(text, "en"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_deal_breaker_is_told_to_everybody(audience: str) -> None:
    reading = example(STOPPED)
    name = reading.voice().words.gate("R11").name
    assert name in script(reading, audience, "en")[2].text


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_of_nothing_nothing_is_claimed(audience: str, language: str) -> None:
    reading = empty(language)
    text = " ".join(one.text for one in script(reading, audience, language))
    assert "–" not in text
    for level in (3, 4):
        for words in reading.voice().words.factors.values():
            assert words.levels[level] not in text


def test_an_audience_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        script(example(OPEN), "martians", "en")
