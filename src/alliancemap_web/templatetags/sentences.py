"""The tag that says a sentence of any room, by its key in that room's file of words."""

from django import template

from alliancemap_web.languages import sentence

register = template.Library()


@register.simple_tag
def words(key: str, **values: str | int) -> str:
    """Return a sentence in the page's language: `portfolio.saved` is of words/*/portfolio.toml."""
    return sentence(key, **values)
