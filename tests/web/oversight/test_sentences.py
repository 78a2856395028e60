"""Every event has its sentence in both languages, whatever is known of it."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.logbook.chains import chained

from alliancemap.words import LANGUAGES, table
from alliancemap_web.logbook.events import EVENTS, KINDS
from alliancemap_web.logbook.sealing import Marked, Sealed, detail_text, marked
from alliancemap_web.oversight.sentences import line_of, said, who_of

ORCHID = "gfhjkmnpqrst"
NAMES = {ORCHID: "MannKind × Sanofi"}


def entry(event: str, **more: Any) -> Sealed:
    """One entry of an event, by Ada, about an alliance."""
    return replace(chained([(event, "Ada", ORCHID)])[0], detail="", **more)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_event_has_a_sentence(event: str, language: str) -> None:
    says = said(entry(event), NAMES, language)
    assert says.endswith(".")
    assert not re.search("[{}]", says)
    assert says[0].isupper()


@given(st.sampled_from(sorted(EVENTS)), st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_details_that_nobody_expected_break_no_sentence(
    event: str, detail: str, language: str
) -> None:
    assert said(replace(entry(event), detail=detail), NAMES, language)
    assert said(replace(entry(event), alliance=detail), {}, language)


def test_what_was_taken_out_and_what_was_changed_is_said() -> None:
    taken = entry("exported")
    for detail, says in (
        (
            {"page": "alliance_file", "as": "pdf"},
            "Ada took “MannKind × Sanofi” out as a file (PDF).",
        ),
        (
            {"page": "brief_file", "as": "docx"},
            "Ada took a brief of “MannKind × Sanofi” out (DOCX).",
        ),
        (
            {"page": "something_new", "as": "zip"},
            "Ada took “MannKind × Sanofi” out as a file (ZIP).",
        ),
    ):
        assert said(replace(taken, detail=detail_text(detail)), NAMES, "en") == says
    whole = replace(taken, alliance="", detail='{"as":"zip","page":"export_everything"}')
    assert said(whole, {}, "en") == "Ada took everything out as a file (ZIP)."
    assert said(whole, {}, "fr") == "Ada a tout sorti en un fichier (ZIP)."
    changed = entry("alliance_changed")
    for detail, says in (
        ({"what": "answer", "acts": 3}, "Ada gave 3 answers in “MannKind × Sanofi”."),
        ({"what": "facts", "acts": 1}, "Ada changed “MannKind × Sanofi”: one act."),
    ):
        assert said(replace(changed, detail=detail_text(detail)), NAMES, "en") == says


def test_who_did_it_is_said_by_what_is_known_of_them() -> None:
    one = entry("link_opened")
    for kind, key, name, says in (
        ("member", "7", "Ada", "Ada"),
        ("member", "", "", "Somebody"),
        ("key", "k", "Figures", "The program with the key “Figures”"),
        ("guest", "share", "", "Somebody with a share link"),
        ("guest", "unheard", "", "Somebody with a link"),
        ("program", "", "", "The program itself"),
    ):
        assert who_of(replace(one, who_kind=kind, who=marked(key, name)), "en") == says
    gone = Marked(mark="f" * 64)
    assert who_of(replace(one, who=gone), "en") == "Somebody who was forgotten"


def test_an_alliance_that_is_gone_and_one_that_nobody_named_are_said_so() -> None:
    assert said(entry("alliance_seen"), {}, "en") == "Ada saw an alliance that is gone."
    assert (
        said(
            entry(
                "alliance_seen",
            ),
            NAMES,
            "en",
        )
        == "Ada saw “MannKind × Sanofi”."
    )


def test_a_role_is_said_in_words() -> None:
    about = marked("9", "Bob")
    one = replace(entry("member_changed"), about=about, detail='{"role":"reader","sees":"some"}')
    assert said(one, {}, "en") == "Ada made Bob reader, who sees what is opened to them."
    assert line_of(one, {}, "fr").kind == "people"


def test_every_kind_has_its_word_and_both_languages_have_the_same() -> None:
    english, french = (table(language, "logbook") for language in LANGUAGES)
    assert set(english) == set(french)
    assert {f"logbook.kind_{kind}" for kind in KINDS} <= set(english)
