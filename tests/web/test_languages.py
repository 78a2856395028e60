"""The two languages of the pages."""

import re
import string
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.utils import translation

import alliancemap_web
from alliancemap.words import table
from alliancemap_web.languages import (
    current_language,
    in_language,
    language_context,
    sentence,
    spoken,
)

FACE = Path(alliancemap_web.__file__).parent


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("/en/vocabulary/", "fr", "/fr/vocabulary/"),
        ("/fr/", "en", "/en/"),
        ("/fr/alliances/a/", "fr", "/fr/alliances/a/"),
        ("/english/x/", "fr", "/fr/"),
        ("//evil.example/en/", "fr", "/fr/"),
        ("", "en", "/en/"),
    ],
)
def test_a_page_is_found_in_the_other_language(path: str, language: str, expected: str) -> None:
    assert in_language(path, language) == expected


def test_the_other_language_keeps_what_was_asked() -> None:
    with translation.override("en"):
        found = language_context(RequestFactory().get("/en/?sector=health_technology"))
    addresses = {one["code"]: one["address"] for one in found["languages"]}
    assert addresses["fr"] == "/fr/?sector=health_technology"
    assert [one["code"] for one in found["languages"] if one["is_current"]] == ["en"]


def test_a_language_we_do_not_speak_is_answered_in_english() -> None:
    with translation.override("nl"):
        assert current_language() == "en"


def test_a_count_of_none_is_singular_in_french_and_plural_in_english() -> None:
    assert "0 réponse a changé" in spoken("changes_answers", "fr", count=0)
    assert "0 answers changed" in spoken("changes_answers", "en", count=0)


def sources() -> str:
    """All templates and modules of the face."""
    kinds = ("*.html", "*.py")
    return "\n".join(
        path.read_text(encoding="utf-8") for kind in kinds for path in FACE.rglob(kind)
    )


def test_every_sentence_of_the_pages_is_used_and_every_used_one_exists() -> None:
    keys = {key.partition(".")[2] for key in table("en", "web")}
    text = sources()
    # Keys made at run time: the start is in the source, the rest is an id of the model.
    made = set(re.findall(r'f"([a-z_]+_)\{', text))
    unused = {
        key
        for key in keys
        if not re.search(rf"""["'](?:web\.)?{key}["']""", text) and not key.startswith(tuple(made))
    }
    errors = set(re.findall(r'error_page\(request, \d+, "(\w+)"\)', text))
    errors |= set(re.findall(r'Trouble\(\d+, "\w+", "(\w+)", \d+\)', text))
    unused -= {f"{error}_{part}" for error in errors for part in ("title", "text")}
    asked = set(re.findall(r"""\{% words ["']web\.(\w+)["']""", text))
    assert not unused
    assert asked <= keys


@pytest.mark.parametrize("file", ["web", "lounge", "ending", "people"])
def test_french_is_set_with_its_own_spaces_and_apostrophes(file: str) -> None:
    misset = re.compile(r"[^\u202f\s][;!?»]|«[^\u202f]|[^\u00a0\d} ]:(?!\w|\{|//)|'")
    wrong = [
        f"{key}: {text}"
        for key, entry in table("fr", file).items()
        for text in (entry.values() if isinstance(entry, dict) else [entry])
        if misset.search(re.sub(r"\w+://\S+", "", text))
    ]
    assert not wrong, "\n".join(wrong)


def test_no_sentence_leaves_room_for_a_value_it_does_not_name() -> None:
    for language in ("en", "fr"):
        for entry in table(language, "web").values():
            for text in entry.values() if isinstance(entry, dict) else [entry]:
                assert "" not in {name for _, name, _, _ in string.Formatter().parse(text)}


def test_a_sentence_of_a_room_is_found_by_the_rooms_name() -> None:
    assert sentence("finding.list_none_archived") == "Nothing is archived."
    with translation.override("fr"):
        assert sentence("finding.list_none_archived") == "Rien n’est archivé."
        assert sentence("finding.list_none_archived", "en") == "Nothing is archived."


def test_a_sentence_counts_in_its_language() -> None:
    assert sentence("finding.needs_more", "en", count=1) == "And one more."
    assert sentence("finding.needs_more", "en", count=0) == "And 0 more."
    assert sentence("finding.needs_more", "fr", count=0) == "Et un de plus."
