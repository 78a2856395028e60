"""Asymmetry and structure advice, as the page shows them."""

from dataclasses import replace

import pytest
from web.alliances.shown import all_answered, example, examples, tried

from alliancemap.instruments import load_sources
from alliancemap.words import phrase
from alliancemap_web.alliances.advice import asymmetry_panel, in_short, structure_panel
from alliancemap_web.alliances.readings import judged


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_example_gets_two_forms_with_reasons_and_sources(language: str) -> None:
    for reading in examples():
        panel = structure_panel(reading, language)
        if reading.assessment.structure.is_waiting:
            assert [form.id for form in panel.forms] == ["W"]
        else:
            assert len(panel.forms) == 2
        for form in panel.forms:
            assert len(form.reasons) <= 3
            assert all(one.says and one.grades and one.sources for one in form.reasons)
            assert form.sums


def test_a_fired_deal_breaker_proposes_only_to_wait() -> None:
    panel = structure_panel(tried(R17="0"), "en")
    assert [form.id for form in panel.forms] == ["W"]
    assert panel.headline == phrase("structure.waiting", "en")


def test_the_form_the_partner_prefers_is_shown_with_its_reasons_when_it_is_another() -> None:
    for reading in examples():
        panel = structure_panel(reading, "en")
        shown = {form.id for form in panel.forms + panel.partner_forms}
        assert set(reading.assessment.structure.partner_prefers) <= shown


def test_each_weak_answer_that_calls_for_a_clause_is_named() -> None:
    panel = structure_panel(all_answered("1"), "en")
    assert panel.clauses
    assert all(clause.factors for clause in panel.clauses)
    assert structure_panel(all_answered("4"), "en").clauses == ()


def test_both_ways_of_value_and_dependence_are_drawn_on_the_same_scale() -> None:
    panel = asymmetry_panel(example(), "fr")
    assert [len(panel.value), len(panel.dependence)] == [3, 2]
    assert all(0 <= bar.low <= bar.high <= 4000 for bar in panel.value + panel.dependence)


def test_the_difference_in_size_is_said_or_said_to_be_unknown() -> None:
    assert "423" in asymmetry_panel(example(), "en").size_says
    alliance = example().alliance
    parties = tuple(replace(party, people=None) for party in alliance.parties)
    unknown = judged("0", replace(alliance, parties=parties))
    assert asymmetry_panel(unknown, "en").size_says == phrase("size.unknown", "en", ratio=0)


def test_general_knowledge_is_named_in_the_readers_language() -> None:
    common = [one for one in load_sources().values() if one.key == "gk"]
    assert [in_short(one, "fr") for one in common] == ["connaissance générale"]
