"""The tags of this room's templates."""

from django import template

from alliancemap_web.people.words import told as sentence

register = template.Library()


@register.simple_tag
def told(key: str, **values: str | int) -> str:
    """Return a sentence of this room in the page's language."""
    return sentence(key, **values)
