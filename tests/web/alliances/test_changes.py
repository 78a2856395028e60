"""What changed between two readings, in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.alliances.shown import changed, example, known_only, tried

from alliancemap.model.interval import Interval
from alliancemap_web.alliances.changes import change_panel, fine_range
from alliancemap_web.alliances.pictures import content_of
from alliancemap_web.alliances.sections import CHOICES


def test_a_reading_differs_from_itself_in_nothing() -> None:
    panel = change_panel(example(), example(), "en")
    assert panel.is_empty
    assert panel.drawn is None
    assert not panel.verdict_changed
    assert panel.verdict.before == panel.verdict.after


def test_one_answer_is_shown_before_and_after_with_what_it_did() -> None:
    panel = change_panel(example(), tried(R17="0"), "en")
    (answer,) = panel.answers
    assert (answer.before, answer.after) == ("level 0 to 1", "level 0")
    assert answer.before_text.startswith("Between “Worldwide")
    assert answer.after_text == "Worldwide, every field, no minimum and no end"
    assert panel.verdict_changed
    assert [(gate.before_code, gate.after_code) for gate in panel.gates] == [("possible", "fired")]
    assert panel.forms is not None
    assert panel.dots[1] == "0"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_another_structure_on_the_map_is_said_before_and_after(language: str) -> None:
    panel = change_panel(example(), tried(form="JV"), language)
    assert not panel.is_empty
    assert panel.drawn is not None
    assert panel.drawn.before != panel.drawn.after
    assert panel.drawn.after_code == "JV"
    assert example().words(language).form("JV").map_label in panel.drawn.after
    assert (panel.answers, panel.themes, panel.verdict_changed) == ((), (), False)
    back = change_panel(tried(form="JV"), example(), language).drawn
    assert back is not None
    assert (back.before, back.after) == (panel.drawn.after, panel.drawn.before)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_only_the_side_that_can_be_counted_has_a_number(language: str) -> None:
    early, counted = known_only(5), known_only(6)
    there = change_panel(early, counted, language).dots
    words = content_of(early, language).dots_words
    assert there == (words, str(counted.assessment.futures.dots))
    assert change_panel(counted, early, language).dots == there[::-1]


def test_risk_is_shown_turned_round() -> None:
    (theme,) = change_panel(example(), tried(R17="4"), "en").themes
    protected = example().assessment.themes[2].score
    assert theme.before == Interval(4000 - protected.high, 4000 - protected.low)
    assert theme.after.high < theme.before.high


def test_what_is_no_longer_known_is_said() -> None:
    (answer,) = change_panel(example(), tried(R17="unknown"), "fr").answers
    assert answer.after == "inconnu"
    assert answer.after_text == ""


@given(st.sampled_from([f.id for f in example().instrument.factors]), st.sampled_from(CHOICES))
def test_the_way_back_is_the_way_there_reversed(factor: str, answer: str) -> None:
    after = tried(**{factor: answer})
    there, back = change_panel(example(), after, "en"), change_panel(after, example(), "en")
    assert there.dots == back.dots[::-1]
    assert [(one.before, one.after) for one in there.answers] == [
        (one.after, one.before) for one in back.answers
    ]


def test_a_point_is_one_number() -> None:
    assert fine_range(Interval(1500, 1500), "en") == "1.50"
    assert fine_range(Interval(1500, 2500), "fr") == "1,50 à 2,50"


def test_another_weight_is_shown_before_and_after() -> None:
    heavier = changed(lambda one: replace(one.alliance, weights=(("M02", 4),)))
    panel = change_panel(example(), heavier, "en")
    assert panel.weights == (("Strength of the unmet need", 1, 4),)
    assert not panel.answers
    assert not panel.is_empty
