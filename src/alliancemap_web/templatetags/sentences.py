"""The tag that says a sentence of any room, by its key in that room's file of words."""

from datetime import date

from django import template

from alliancemap.words import dated, phrase
from alliancemap_web.languages import current_language, sentence

register = template.Library()


@register.simple_tag
def words(key: str, **values: str | int) -> str:
    """Return a sentence in the page's language: `portfolio.saved` is of words/*/portfolio.toml."""
    return sentence(key, **values)


@register.simple_tag
def verdict_words(code: str) -> str:
    """Return a verdict in the page's language."""
    return phrase(f"verdict.{code}", current_language())


@register.filter
def day(when: date | str) -> str:
    """Return a day as people write it."""
    text = when if isinstance(when, str) else when.isoformat()[:10]
    return dated(text, current_language())
