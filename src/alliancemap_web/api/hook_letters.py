"""What is told when a webhook was switched off because nobody answered: a line, and a letter."""

from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import override

from alliancemap_web.languages import sentence


def host_of(address: str) -> str:
    """Return the host of an address: what comes after it may be known to the two sides alone."""
    return urlsplit(address).hostname or ""


def off_letter(
    name: str, firm: str, key: str, hook: str, address: str, language: str, site: str
) -> tuple[str, str]:
    """Return subject and text of the letter that tells an owner of a webhook that fell silent.

    `key` is the workspace's, `hook` the webhook's; `site` is where this installation is reached,
    such as https://alliances.example, nothing where it is not known.
    """
    host = host_of(address)
    with override(language):
        place = site + reverse("hook", args=[key, hook]) if site else ""
    parts = (
        sentence("reviews.letter_greeting", language, name=name),
        sentence("api.off_text", language, host=host, firm=firm),
        sentence("api.off_where", language, address=place)
        if place
        else sentence("api.off_here", language),
    )
    return sentence("api.off_subject", language, firm=firm), "\n\n".join(parts) + "\n"
