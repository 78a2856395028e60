"""The sentences of this room, by their key in words/<language>/people.toml."""

from django.utils.functional import lazy

from alliancemap.words import phrase
from alliancemap_web.languages import current_language


def told(code: str, /, **values: str | int) -> str:
    """Return a sentence in the page's language."""
    return phrase(f"people.{code}", current_language(), "people", **values)


# For what is named before any language is known, such as the errors of a form.
told_later = lazy(told, str)
