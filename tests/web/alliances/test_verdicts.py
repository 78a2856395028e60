"""The verdict with all that must never be missing beside it."""

from dataclasses import replace

import pytest
from web.alliances.shown import all_answered, example, examples, known_only, tried

from alliancemap.model.alliance import Afterwards, Feeling, SetAside
from alliancemap_web.alliances.pictures import content_of
from alliancemap_web.alliances.readings import judged
from alliancemap_web.alliances.verdicts import (
    asked,
    in_dots,
    later_words,
    standing_gates,
    verdict_panel,
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_verdict_without_three_reasons_what_would_change_it_and_what_is_unknown(
    language: str,
) -> None:
    for reading in [*examples(), all_answered("0"), all_answered("4"), all_answered("unknown")]:
        panel = verdict_panel(reading, language)
        assert len(panel.reasons) == 3
        assert panel.tipping
        assert panel.unknown
        assert bool(panel.assumption) == (panel.dots is not None)
        assert panel.verdict_sums
        assert panel.futures_sums
        assert all("{" not in one for one in (*panel.reasons, *panel.tipping, panel.long))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_counts_futures_while_it_is_too_early(language: str) -> None:
    early = known_only(5)
    panel, content = verdict_panel(early, language), content_of(early, language)
    assert (panel.dots, panel.short, panel.assumption) == (None, content.dots_words, "")
    told = (panel.short, panel.long, panel.weights, *panel.reasons)
    assert not any("20" in one for one in told)
    assert len(panel.reasons) == 3
    assert not any(one.swing for one in asked(early.assessment.questions, early, language))
    counted = known_only(6)
    assert verdict_panel(counted, language).dots == counted.assessment.futures.dots
    assert any(one.swing for one in asked(counted.assessment.questions, counted, language))


def test_a_feeling_stands_beside_the_result_with_what_the_person_knows() -> None:
    felt = replace(example().alliance, feeling=Feeling(4, "I trust their head of research"))
    panel = verdict_panel(judged("0", felt), "en")
    assert panel.feeling
    assert panel.knows == "I trust their head of research"
    assert verdict_panel(example(), "en").feeling == ""


def test_own_weights_say_what_they_changed() -> None:
    weighted = replace(example().alliance, weights=(("M01", 9),))
    assert "verdict" in verdict_panel(judged("0", weighted), "en").weights
    assert verdict_panel(example(), "en").weights == ""


def test_what_is_never_asked_is_not_put_as_a_question_to_say_aloud() -> None:
    reading = example()
    shown = asked(reading.assessment.questions, reading, "en")
    assert {one.factor for one in shown if one.is_said}.isdisjoint({"R09", "R10"})
    assert {"R09", "R10"} <= {one.factor for one in shown}


def test_a_question_that_moves_nothing_promises_nothing() -> None:
    reading = tried(R17="0")
    assert all(one.swing == "" for one in asked(reading.assessment.questions, reading, "en"))


@pytest.mark.parametrize(("share", "dots"), [(0, 0), (24, 0), (25, 1), (500, 10), (1000, 20)])
def test_a_share_is_told_in_dots_rounded_half_up(share: int, dots: int) -> None:
    assert in_dots(share, 20) == dots


def test_fired_deal_breakers_come_first_and_every_one_has_its_repair() -> None:
    gates = standing_gates(tried(R17="0"), "en")
    assert (gates[0].id, gates[0].status) == ("R17", "fired")
    assert all(gate.repair and gate.fired and gate.factors for gate in gates)


def test_a_deal_breaker_set_aside_shows_its_reason() -> None:
    aside = replace(tried(R17="0").alliance, set_aside=(SetAside("R17", "They pay for it"),))
    gates = {gate.id: gate for gate in standing_gates(judged("0", aside), "fr")}
    assert (gates["R17"].status, gates["R17"].reason) == ("set_aside", "They pay for it")


def test_what_happened_later_is_kept_apart_or_absent() -> None:
    assert later_words(None, "en") is None
    found = later_words(Afterwards("mixed", 2016), "fr")
    assert found is not None
    assert (found.year, found.what_happened) == (2016, "")
