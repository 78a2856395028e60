"""Asymmetry and structure advice, as the page shows them."""

from dataclasses import replace

import pytest
from web.alliances.shown import all_answered, example, examples, tried

from alliancemap.instruments import load_sources
from alliancemap.words import phrase
from alliancemap_web.alliances.advice import asymmetry_panel, in_short, structure_panel
from alliancemap_web.alliances.readings import judged
from alliancemap_web.languages import spoken


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


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_form_is_shown_with_what_it_is_here(language: str) -> None:
    for reading in examples():
        panel, advice = structure_panel(reading, language), reading.assessment.structure
        assert tuple(form.id for form in panel.every) == reading.instrument.structure.forms
        for key, forms in (
            ("form_best", set(advice.best)),
            ("form_theirs", set(advice.partner_prefers)),
            ("form_drawn", {reading.alliance.relations[0].form} - {None}),
        ):
            said = spoken(key, language)
            assert {form.id for form in panel.every if said in form.stands} == forms


def test_a_form_that_is_tried_is_the_one_on_the_map() -> None:
    panel = structure_panel(tried(form="JV"), "en")
    assert [form.id for form in panel.every if form.is_tried] == ["JV"]
    assert [form.id for form in panel.every if form.is_drawn] == ["JV"]
    assert not any(form.is_tried for form in structure_panel(example(), "en").every)


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
