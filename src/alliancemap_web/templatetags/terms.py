"""The tag that puts the dictionary under the terms of a page."""

from typing import Any

from django import template
from django.urls import reverse

from alliancemap_web.guide.terms import shared_book

register = template.Library()


@register.inclusion_tag("vocabulary/under.html", takes_context=True)
def dictionary_under(context: dict[str, Any]) -> dict[str, Any]:
    """Return what a page's head needs so that its terms are marked and told.

    Where a member of a firm looks who sees all of it, the firm's own words are laid over.
    """
    member = getattr(context.get("request"), "member", None)
    own = home = ""
    if member is not None and member.sees_all:
        own = reverse("own_words_book", kwargs={"key": member.key})
        home = reverse("own_words", kwargs={"key": member.key})
    _, digest = shared_book()
    return {
        "book": reverse("vocabulary_book", kwargs={"digest": digest}),
        "own": own,
        "home": home or reverse("vocabulary"),
    }
