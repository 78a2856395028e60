"""The tags of the templates."""

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.utils import translation
from django.utils.html import conditional_escape
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.words import LANGUAGES, table
from alliancemap_web.templatetags.face import dots, gauge, lounge, mark, moment, own, span


def boxes(svg: str) -> list[tuple[str, int, int]]:
    """The boxes of a small picture: class, left and right end."""
    found = re.findall(r'<rect class="(\w+)" x="(\d+)" y="\d+" width="(\d+)"', svg)
    return [(name, int(x), int(x) + int(width)) for name, x, width in found]


@dataclass
class Told:
    foreign: str
    staying: frozenset[str]


def test_a_sentence_of_another_language_is_marked_wherever_it_stands() -> None:
    told = Told("en", frozenset({"Sell", "Sell <b>"}))
    assert own("Avant : Sell <b>. Sell. Seller", told) == (
        'Avant : <span lang="en">Sell &lt;b&gt;</span>. <span lang="en">Sell</span>. Seller'
    )
    assert own("a < b", Told("", frozenset())) == own("a < b", told) == "a &lt; b"


@given(st.text(), st.frozensets(st.text(min_size=1), max_size=4))
def test_marking_loses_no_word(text: str, staying: frozenset[str]) -> None:
    marked = re.sub('<span lang="en">|</span>', "", own(text, Told("en", staying)))
    assert html.unescape(marked) == html.unescape(conditional_escape(text))


def test_as_many_dots_are_full_as_futures_say_yes() -> None:
    classes = re.findall(r'<circle class="(\w+)"', dots(7, 20))
    assert classes == ["yes"] * 7 + ["no"] * 13


def test_all_dots_are_broken_while_it_is_too_early() -> None:
    assert re.findall(r'<circle class="(\w+)"', dots(None, 20)) == ["early"] * 20


def test_a_gauge_spans_its_range_on_one_scale() -> None:
    assert boxes(gauge("risk", 0, 4000))[:2] == [("scale", 8, 408), ("range", 8, 408)]
    assert boxes(gauge("risk", 1000, 2000))[1] == ("range", 108, 208)


def test_a_point_can_still_be_seen_on_a_gauge() -> None:
    _, start, end = boxes(gauge("market", 2000, 2000))[1]
    assert end > start


@pytest.mark.parametrize(
    ("low", "high", "filled"),
    [(3, 3, {3}), (1, 2, {1, 2}), (0, 4, {0, 1, 2, 3, 4}), (-1, -1, set())],
)
def test_an_answer_fills_the_steps_it_may_stand_at(low: int, high: int, filled: set[int]) -> None:
    steps = [name for name, _, _ in boxes(span("value", low, high))]
    assert {place for place, name in enumerate(steps) if name == "in"} == filled


def test_an_unknown_answer_is_drawn_as_open() -> None:
    assert 'class="span value open"' in span("value", 0, 4)
    assert 'class="span value known"' in span("value", 0, 3)


def test_each_theme_has_a_shape_of_its_own() -> None:
    shapes = {mark(one).partition(" d=")[2] for one in ("market", "value", "risk")}
    assert len(shapes) == 3
    assert mark("neutral") == ""


def test_a_moment_is_written_the_languages_way() -> None:
    when = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)
    with translation.override("en"):
        assert moment(when) == "1 March 2026, 09:05 UTC"
    with translation.override("fr"):
        assert moment(when).startswith("1er mars 2026")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_of_the_phones_page_comes_from_either_of_its_files(language: str) -> None:
    with translation.override(language):
        for file in ("lounge", "ending"):
            sentences = table(language, file).items()
            code = next(code for code, text in sentences if "{" not in str(text))
            assert lounge(code) == table(language, file)[code]
        with pytest.raises(KeyError):
            lounge("nowhere.at_all")
