"""An alliance said in another language is the same alliance."""

from dataclasses import replace

import model.readings as case
import pytest
from alliance_file.strategies import alliances
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import GOOD

from alliancemap.model.alliance import (
    Afterwards,
    AfterwardsTranslation,
    Alliance,
    Brought,
    Party,
    PartyTranslation,
    Relation,
    RelationTranslation,
    Sentence,
    SetAside,
    Translation,
)
from alliancemap.model.assessment import assess
from alliancemap.model.translation import in_language, reads_in, untranslated

LANGUAGES = st.sampled_from(("en", "fr", "de"))

OURS = Alliance(
    name="Us and them",
    parties=(
        Party("us", "us", "Us", country="Germany", place="Munich"),
        Party("p", "partner", "P"),
    ),
    relations=(
        Relation(
            "main",
            ("us", "p"),
            form_words="Licence",
            brings=(
                Brought("us", Sentence("A sensor", "known")),
                Brought("p", Sentence("Shops")),
            ),
            together=Sentence("A sensor in each shop"),
        ),
    ),
    language="en",
    aim="Sell",
    customer="Bakers",
    need="Even ovens",
    note="Ask again",
    set_aside=(SetAside("R17", "They pay for it", who="Ana"),),
    afterwards=Afterwards("success", 2020, "They sold", "They tried"),
)
WHOLE = Translation(
    "fr",
    name="Nous et eux",
    aim="Vendre",
    customer="Boulangers",
    need="Fours réguliers",
    parties=(PartyTranslation("us", "Nous", "Allemagne", "Munich"),),
    relations=(
        RelationTranslation(
            "main", "Licence française", (("us", "Un capteur"), ("p", "Magasins")), "Les deux"
        ),
    ),
    set_aside=(("R17", "Ils la paient"),),
    afterwards=AfterwardsTranslation("Ils ont vendu", "Ils ont essayé"),
)


def silent(alliance: Alliance) -> Alliance:
    """The alliance with every translatable sentence made the same."""
    later = alliance.afterwards
    return replace(
        alliance,
        name="",
        aim=alliance.aim and "x",
        customer=alliance.customer and "x",
        need=alliance.need and "x",
        parties=tuple(
            replace(one, name="", country=one.country and "x", place=one.place and "x")
            for one in alliance.parties
        ),
        relations=tuple(
            replace(
                one,
                form_words=one.form_words and "x",
                brings=tuple(replace(b, sentence=replace(b.sentence, text="")) for b in one.brings),
                together=one.together and replace(one.together, text=""),
            )
            for one in alliance.relations
        ),
        set_aside=tuple(replace(one, reason="") for one in alliance.set_aside),
        afterwards=later
        and replace(later, what_happened=later.what_happened and "x", cause=later.cause and "x"),
    )


@one_in(3)
@given(alliances(), LANGUAGES)
def test_only_sentences_change_and_none_comes_or_goes(alliance: Alliance, language: str) -> None:
    assert silent(in_language(alliance, language)) == silent(alliance)


@one_in(3)
@given(alliances(), LANGUAGES)
def test_saying_it_twice_is_saying_it_once(alliance: Alliance, language: str) -> None:
    once = in_language(alliance, language)
    assert in_language(once, language) == once


@one_in(3)
@given(alliances())
def test_without_a_translation_every_sentence_stays(alliance: Alliance) -> None:
    assert in_language(alliance, "de") is alliance
    bare = replace(alliance, translations=(Translation("fr"),))
    assert in_language(bare, "fr") == bare


@given(st.sampled_from(({}, GOOD, GOOD | {"R17": (0, 0)})), st.sampled_from(("en", "fr")))
def test_no_score_depends_on_the_language(answers: dict[str, object], language: str) -> None:
    alliance = replace(
        case.alliance(answers),  # type: ignore[arg-type]  # spans, as the other tests give them
        language="en",
        translations=(replace(WHOLE, parties=(), set_aside=()),),
    )
    said = in_language(alliance, language)
    assert (said == alliance) is (language == "en")
    plan = case.plan()
    assert assess(said, case.INSTRUMENT, plan=plan) == assess(alliance, case.INSTRUMENT, plan=plan)


def test_every_sentence_that_is_translated_is_said() -> None:
    alliance = replace(OURS, translations=(WHOLE,))
    said = in_language(alliance, "fr")
    relation = said.relations[0]
    assert (said.name, said.aim, said.customer, said.need) == (
        "Nous et eux",
        "Vendre",
        "Boulangers",
        "Fours réguliers",
    )
    assert [(one.name, one.country, one.place) for one in said.parties] == [
        ("Nous", "Allemagne", "Munich"),
        ("P", None, None),
    ]
    assert relation.form_words == "Licence française"
    assert [one.sentence for one in relation.brings] == [
        Sentence("Un capteur", "known"),
        Sentence("Magasins"),
    ]
    assert relation.together == Sentence("Les deux")
    assert said.set_aside == (SetAside("R17", "Ils la paient", who="Ana"),)
    assert said.afterwards == Afterwards("success", 2020, "Ils ont vendu", "Ils ont essayé")
    assert (said.note, said.language, said.translations) == ("Ask again", "en", (WHOLE,))
    assert in_language(alliance, "en") is alliance


def test_what_is_not_translated_stays_in_its_own_words() -> None:
    part = Translation(
        "fr", aim="Vendre", relations=(RelationTranslation("main", together="À deux"),)
    )
    said = in_language(replace(OURS, translations=(part,)), "fr")
    assert (said.aim, said.customer, said.name) == ("Vendre", "Bakers", "Us and them")
    assert said.relations[0].together == Sentence("À deux")
    assert said.relations[0].brings == OURS.relations[0].brings


def test_the_translation_of_a_sentence_taken_out_says_nothing() -> None:
    bare = Alliance("N", OURS.parties, (Relation("main", ("us", "p")),), translations=(WHOLE,))
    said = in_language(bare, "fr")
    assert (said.aim, said.need, said.afterwards, said.set_aside) == (None, None, None, ())
    assert said.relations == bare.relations


@pytest.mark.parametrize(
    ("written", "page", "fits"),
    [("en", "en", True), ("en", "fr", False), (None, "fr", True)],
)
def test_a_note_reads_in_the_language_it_was_written_in(
    written: str | None, page: str, fits: bool
) -> None:
    alliance = replace(OURS, language=written)  # type: ignore[arg-type]
    assert reads_in(alliance, page) is fits


def test_the_sentences_that_stay_in_their_own_language_are_known() -> None:
    bare, partly = OURS, replace(OURS, translations=(Translation("fr", aim="Vendre"),))
    every = {
        *("Sell", "Bakers", "Even ovens", "They pay for it", "Licence", "A sensor", "Shops"),
        *("A sensor in each shop", "They sold", "They tried"),
    }
    assert untranslated(bare, "fr") == every
    assert untranslated(partly, "fr") == every - {"Sell"}
    assert untranslated(replace(OURS, translations=(WHOLE,)), "fr") == set()
    assert untranslated(bare, "en") == untranslated(replace(bare, language=None), "fr") == set()


@one_in(3)
@given(alliances(), LANGUAGES)
def test_what_stays_is_told_as_it_was_written(alliance: Alliance, language: str) -> None:
    told = repr(in_language(alliance, language))
    assert all(repr(text) in told for text in untranslated(alliance, language))
