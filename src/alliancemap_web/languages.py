"""The two languages of the pages: which one a request is in, and its way to the other."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from alliancemap.words import LANGUAGES, phrase

NAMES = {"en": "English", "fr": "Français"}


def current_language() -> str:
    """Return the language of the page being made; English where nothing says otherwise."""
    language = (get_language() or "")[:2]
    return language if language in LANGUAGES else LANGUAGES[0]


def spoken(code: str, language: str | None = None, /, **values: str | int) -> str:
    """Return a sentence of the pages, by its key in words/<language>/web.toml."""
    return phrase(f"web.{code}", language or current_language(), "web", **values)


def sentence(key: str, language: str | None = None, /, **values: str | int) -> str:
    """Return a sentence of a room: `portfolio.saved` is of words/<language>/portfolio.toml."""
    room, _, _ = key.partition(".")
    return phrase(key, language or current_language(), room, **values)


def in_language(path: str, language: str) -> str:
    """Return the address of the same page in a language; its first page when it has no other."""
    head, _, rest = path.lstrip("/").partition("/")
    return f"/{language}/{rest}" if head in LANGUAGES else f"/{language}/"


def language_context(request: HttpRequest) -> dict[str, Any]:
    """Return what every template knows: the language, and this page's address, also in each."""
    now = current_language()
    query = f"?{request.GET.urlencode()}" if request.method == "GET" and request.GET else ""
    return {
        "language": now,
        "path": request.path,
        "languages": [
            {
                "code": code,
                "name": NAMES[code],
                "is_current": code == now,
                "address": in_language(request.path, code) + query,
            }
            for code in LANGUAGES
        ],
    }
