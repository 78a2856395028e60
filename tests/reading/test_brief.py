"""A brief's document carries the map's own numbers, edited or not."""

from dataclasses import replace
from typing import get_args

import pytest
from reading.briefs_made import OPEN, STOPPED, empty, example

from alliancemap.export.document import Paragraph, Section, texts_of
from alliancemap.reading.brief import (
    KINDS,
    Kind,
    Version,
    brief_document,
    brief_stops,
    edited,
    length_words,
    spoken_length,
)
from alliancemap.reading.brief_fields import field_values, marked


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_carries_the_maps_own_numbers(kind: Kind, language: str) -> None:
    reading = example(OPEN, language)
    document = brief_document(reading, kind, language)
    content = reading.map().content
    assert document.map == content
    assert content.dots_words in " ".join(texts_of(document))
    assert "{" not in " ".join(texts_of(document))


def test_an_edited_text_keeps_its_place_and_its_numbers_live() -> None:
    reading = example(OPEN)
    stops = edited(brief_stops(reading, "page", "en"), {"need": f"Ours: {marked('futures', 'en')}"})
    document = brief_document(reading, "page", "en", stops=stops)
    need = next(one for one in document.sections if one.id == "need")
    assert need.blocks == (Paragraph(f"Ours: {field_values(reading, 'en')['futures']}"),)


def test_an_emptied_part_is_left_out() -> None:
    reading = example(OPEN)
    stops = edited(brief_stops(reading, "page", "en"), {"risk": "  "})
    document = brief_document(reading, "page", "en", stops=stops)
    assert "risk" not in {one.id for one in document.sections}


def test_the_title_of_the_page_says_the_conclusion() -> None:
    assert "not as it stands" in brief_document(example(STOPPED), "page", "en").title
    assert "neither yes nor no" in brief_document(example(OPEN), "page", "en").title


def test_the_foot_carries_the_version_of_the_map() -> None:
    document = brief_document(example(OPEN), "page", "en", version=Version(17, "2026-11-23"))
    assert "version 17" in document.foot
    assert "23 November 2026" in document.foot


def test_what_others_add_stands_before_the_end_of_the_meeting() -> None:
    more = Section("decisions", "Decided", (Paragraph("Probe."),))
    document = brief_document(example(OPEN), "pack", "en", added=(more,))
    ids = [one.id for one in document.front]
    assert ids.index("decisions") == ids.index("end") - 1


def test_the_firms_own_words_stand_in_the_dictionary_where_they_are_used() -> None:
    terms = (("Sanofi", "The giant."), ("Unsaid", "Nowhere."))
    document = brief_document(example(OPEN), "page", "en", own_terms=terms)
    said = texts_of(document)
    assert "The giant." in said
    assert "Nowhere." not in said


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_of_an_alliance_of_which_nothing_is_known_every_kind_can_be_made(
    kind: Kind, language: str
) -> None:
    document = brief_document(empty(language), kind, language)
    assert all(text.strip() != "–" for text in texts_of(document))
    assert document.title


def test_the_length_is_said_in_words_and_seconds() -> None:
    assert length_words(150, "en") == "150 words, about 60 seconds"
    reading = example(OPEN)
    stops = brief_stops(reading, "script", "en", "board")
    longer = (replace(stops[0], text=stops[0].text + " one two"), *stops[1:])
    values = field_values(reading, "en")
    assert spoken_length(longer, values, "en") == spoken_length(stops, values, "en") + 2
