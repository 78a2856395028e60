from dataclasses import replace

from alliancemap.instruments import load_instrument, load_sources, load_words
from alliancemap.instruments.check_words import check_citations, check_words


def places(code: str, **changed: object) -> set[str]:
    words = replace(load_words(language="fr"), **changed)  # type: ignore[arg-type]
    return {fault.where for fault in check_words(load_instrument(), words) if fault.code == code}


def test_the_shipped_words_are_complete_in_every_edition() -> None:
    for sector in ("general_hi_tech", "health_technology"):
        for language in ("en", "fr"):
            made, words = (
                load_instrument(sector=sector),
                load_words("alliance_fit", "1.0", sector, language),
            )
            assert check_words(made, words) == ()


def test_a_missing_word_is_named_with_its_language_kind_and_id() -> None:
    assert places("INS050", stages={}) == {
        f"fr stage {stage}" for stage in load_instrument().stages
    }


def test_words_may_be_there_for_a_gate_of_another_sector() -> None:
    assert "M11" in load_words().gates
    assert "M11" not in {gate.id for gate in load_instrument().gates}
    assert check_words(load_instrument(), load_words()) == ()


def test_words_for_what_is_not_there_are_noticed() -> None:
    views = dict(load_words(language="fr").views) | {"the_lawyers": "celle de l’avocat"}
    assert places("INS051", views=views) == {"fr view the_lawyers"}


def test_a_factor_needs_one_sentence_of_evidence_for_each_source() -> None:
    factors = dict(load_words(language="fr").factors)
    factors["R17"] = replace(factors["R17"], evidence=())
    sources = len(load_instrument().factor("R17").sources)
    assert places("INS053", factors=factors) == {f"fr factor R17: 0, {sources}"}


def test_every_shipped_source_is_in_the_bibliography() -> None:
    assert check_citations(load_instrument(), load_sources()) == ()


def test_a_source_missing_from_the_bibliography_is_named_wherever_it_is_cited() -> None:
    known = load_sources().keys() - {"teece-1986"}
    places = {fault.where for fault in check_citations(load_instrument(), known)}
    assert {"rule S08: teece-1986", "rule S09: teece-1986"} <= places
