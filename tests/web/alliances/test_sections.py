"""The themes opened to their factors."""

from dataclasses import replace

import pytest
from web.alliances.shown import all_answered, example, examples, tried

from alliancemap.model.alliance import Answer, Source
from alliancemap_web.alliances.readings import judged
from alliancemap_web.alliances.sections import (
    CHOICES,
    FactorRow,
    quoted,
    state_of,
    theme_sections,
)
from alliancemap_web.languages import spoken


def rows(reading: object, language: str = "en") -> dict[str, FactorRow]:
    return {
        row.id: row
        for section in theme_sections(reading, language)  # type: ignore[arg-type]
        for group in section.groups
        for row in group.rows
    }


def test_every_factor_stands_in_its_theme_once() -> None:
    for reading in examples():
        found = rows(reading)
        assert list(found) == [factor.id for factor in reading.instrument.factors]
        unknown = sum(row.state == "unknown" for row in found.values())
        assert unknown == reading.assessment.unknown


def test_a_range_shows_both_its_ends_in_words() -> None:
    row = rows(example())["R17"]
    assert (row.state, row.low, row.high) == ("known", 0, 1)
    assert row.texts == row.texts[:2] == (row.choices[0].says, row.choices[1].says)
    assert (row.sureness, row.who, row.date) == ("fairly sure", "compiler", "11 August 2014")
    assert row.sources[0].url is not None


def test_an_unanswered_factor_is_unknown_and_spans_the_whole_scale() -> None:
    row = rows(example())["R26"]
    assert (row.state, row.low, row.high, row.texts) == ("unknown", 0, 4, ())
    assert [one.value for one in row.choices if one.is_current] == ["unknown"]


def test_each_factor_offers_seven_answers_and_marks_the_one_that_stands() -> None:
    for answer in CHOICES:
        for row in rows(all_answered(answer), "fr").values():
            assert [one.value for one in row.choices] == list(CHOICES)
            assert [one.value for one in row.choices if one.is_current] == [answer]


def test_only_answers_tried_are_marked_as_tried() -> None:
    found = rows(tried(R17="0"))
    assert {row.id for row in found.values() if row.is_tried} == {"R17"}
    assert found["R17"].sources == ()


def test_answers_that_do_not_count_stay_in_sight() -> None:
    alliance = example().alliance
    older = Answer("R17", "known", 4, 4, date="2013-01-01", who="Ana", note="Heard at a fair")
    theirs = Answer("R17", "known", 3, 3, view="theirs")
    reading = judged("0", replace(alliance, answers=(older, theirs, *alliance.answers)))
    others = rows(reading)["R17"].others
    assert [one.answer for one in others] == ["level 4", "level 3"]
    assert "Ana" in others[0].who
    assert "the partner's own view" in others[1].who
    assert others[0].note == "Heard at a fair"


def test_each_factor_says_why_it_is_asked_with_grades() -> None:
    for row in rows(example("tesla-daimler"), "fr").values():
        assert row.evidence
        assert all(one.grade in {"E1", "E2", "E3", "E4", "E5"} and one.work for one in row.evidence)
        assert row.sums


def test_a_source_is_a_link_only_when_it_is_an_address_of_the_web() -> None:
    shown = quoted(
        (
            Source(url="https://example.org/a"),
            Source(text="A talk", url="javascript:alert(1)", seen="later"),
            Source(text="Minutes", date="2014-08"),
        ),
        "en",
    )
    assert [one.url for one in shown] == ["https://example.org/a", None, None]
    assert [one.text for one in shown] == ["https://example.org/a", "A talk", "Minutes"]
    assert [one.seen for one in shown] == ["", "published later", ""]
    assert shown[2].date == "August 2014"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("text", "day", "is_said_again"),
    [
        ("Press release, 11 August 2014", "2014-08-11", False),
        ("Communiqué du 11 août 2014", "2014-08-11", False),
        ("Press release, 11 August 2014", "2014-08-01", True),
        ("Press release", "2014-08-11", True),
    ],
)
def test_a_day_that_a_source_names_itself_is_not_said_again(
    text: str, day: str, is_said_again: bool, language: str
) -> None:
    (shown,) = quoted((Source(text, date=day),), language)
    assert bool(shown.date) == is_said_again


@pytest.mark.parametrize("language", ["en", "fr"])
def test_general_knowledge_is_said_once_and_in_the_pages_language(language: str) -> None:
    (shown,) = quoted((Source("general knowledge", seen="general_knowledge"),), language)
    assert (shown.text, shown.seen) == (spoken("seen_general_knowledge", language), "")


def test_states_are_told_apart() -> None:
    assert [state_of(one) for one in ((0, 4), (-1, -1), (2, 2), (0, 3))] == [
        "unknown",
        "not_relevant",
        "known",
        "known",
    ]
