"""What the phone knows: every plan and word of the instrument, in one language."""

import json
from dataclasses import asdict
from typing import Any

import pytest

from alliancemap.instruments import load_instrument, load_words, sectors
from alliancemap.model.plan import compile_plan
from alliancemap.vocabulary import dictionary
from alliancemap.words import LANGUAGES, table
from alliancemap_web.lounge.pack import apart, common, make_pack, sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_holds_what_the_phone_asks_and_computes_with(language: str) -> None:
    pack = make_pack(language, "")
    for sector in sectors():
        words = load_words(sector=sector, language=language)
        told = pack["sectors"][sector]
        assert told["plan"] == asdict(compile_plan(load_instrument(sector=sector)))
        for factor, spoken in words.factors.items():
            shown = pack["factors"][factor]
            said = shown | told["factors"].get(factor, {})
            assert said["example"] == spoken.example
            assert said["ask"] == spoken.ask
            assert said["meaning"] == spoken.meaning
            assert said["direction"] == spoken.direction
            assert said["levels"] == spoken.levels
            assert said.get("risk_label", ()) == spoken.risk_label
        for gate, spoken_gate in words.gates.items():
            assert pack["gates"][gate] == asdict(spoken_gate)


def joined(own: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """What the phone makes of the two files that it reads, as app.js does."""
    return {
        key: value
        if key not in shared
        else joined(value, shared[key])
        if isinstance(value, dict)
        else shared[key]
        for key, value in own.items()
    }


def test_what_the_languages_share_and_what_they_say_apart_is_the_pack() -> None:
    packs = {language: make_pack(language, '"map.known"') for language in LANGUAGES}
    shared = common(packs)
    assert "stencil" in shared
    for language, own in apart(packs).items():
        whole = joined(own, shared)
        assert whole == packs[language]
        assert json.dumps(whole) == json.dumps(packs[language])


def test_the_sets_are_in_the_order_of_a_talk() -> None:
    sets = make_pack("en", "")["sets"]
    assert {one.id: list(one.factors) for one in load_instrument().sets} == {
        id_: one["factors"] for id_, one in sets.items()
    }


def test_a_sentence_comes_along_when_a_script_names_it_or_how_it_begins() -> None:
    script = """say("futures.short"); say(`verdict.${code}`); say('lost.nowhere')"""
    found = sentences("fr", script)
    verdicts = {code for code in table("fr", "result") if code.startswith("verdict.")}
    assert set(found) == verdicts | {"futures.short"}
    assert sentences("fr", "") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_brings_the_terms_in_its_words_and_none_that_stand_everywhere(
    language: str,
) -> None:
    pack = make_pack(language, "")
    terms = dictionary(language)
    for id_, factor in pack["factors"].items():
        for term in factor["terms"]:
            said = " ".join([factor["name"], factor["ask"], factor["meaning"], *factor["levels"]])
            assert any(form[1:] in said for form in terms[term].forms), (id_, term)
            assert not terms[term].once
            assert pack["terms"][term]["definition"] == terms[term].definition
    assert "exclusivity" in pack["factors"]["R17"]["terms"]
    used = {term for one in pack["factors"].values() for term in one["terms"]}
    assert used <= set(pack["terms"])
