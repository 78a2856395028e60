"""The tags that say a sentence of any room, a verdict and a day in the page's language."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from alliancemap.model.verdict import ORDER
from alliancemap.words import LANGUAGES, phrase
from alliancemap_web.languages import sentence
from alliancemap_web.templatetags.sentences import day, verdict_words, words


def shown(template: str, language: str, **values: object) -> str:
    with translation.override(language):
        return Template("{% load sentences %}" + template).render(Context(values))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_said_in_the_pages_language(language: str) -> None:
    said = shown('{% words "finding.list_count" count=n %}', language, n=3)
    assert said == sentence("finding.list_count", language, count=3)
    with translation.override(language):
        assert words("finding.list_count", count=3) == said


def test_what_is_put_into_a_sentence_cannot_become_markup() -> None:
    said = shown('{% words "finding.search_none" text=text %}', "en", text="<b>x</b>")
    assert "&lt;b&gt;x&lt;/b&gt;" in said
    assert "<b>" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ORDER)
def test_a_verdict_is_said_as_everywhere(code: str, language: str) -> None:
    with translation.override(language):
        assert verdict_words(code) == phrase(f"verdict.{code}", language)


@pytest.mark.parametrize(
    "when", [date(2027, 5, 1), datetime(2027, 5, 1, 9, tzinfo=UTC), "2027-05-01"]
)
def test_a_day_is_written_as_people_write_it(when: date | str) -> None:
    with translation.override("en"):
        assert day(when) == "1 May 2027"
    with translation.override("fr"):
        assert day(when) == "1er mai 2027"
    assert shown("{{ when|day }}", "en", when=when) == "1 May 2027"
