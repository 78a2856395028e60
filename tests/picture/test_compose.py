"""What the map says of one alliance."""

from dataclasses import replace

import model.readings as case
import pytest
from fewer import one_in
from hypothesis import given
from model.readings import ANSWERS, GOOD

from alliancemap.instruments import load_words
from alliancemap.model.alliance import (
    Alliance,
    Answer,
    Brought,
    Party,
    PartyTranslation,
    Relation,
    RelationTranslation,
    Sentence,
    SetAside,
    Translation,
)
from alliancemap.model.answers import Span
from alliancemap.model.assessment import assess
from alliancemap.model.verdict import COUNTED_FROM
from alliancemap.picture.compose import compose_map
from alliancemap.picture.content import MapContent

WORDS = {
    language: load_words(sector="health_technology", language=language) for language in ("en", "fr")
}


def content(
    answers: dict[str, Span | None] | None = None, language: str = "en", **other: object
) -> MapContent:
    """The map's content for such answers."""
    return of(case.alliance(answers, **other), language)


def of(alliance: Alliance, language: str = "en") -> MapContent:
    """The map's content of an alliance."""
    reading = assess(alliance, case.INSTRUMENT, plan=case.plan())
    return compose_map(alliance, reading, WORDS[language], language)


@one_in(4)
@given(ANSWERS)
def test_the_risk_gauge_is_the_score_turned_round_and_agrees_with_the_tide(
    answers: dict[str, Span | None],
) -> None:
    said = content(answers)
    risk = said.gauges[2]
    assert (risk.low, risk.high) == (said.tide_known, said.tide_possible)
    score = case.read(answers).themes[2].score
    assert (risk.low, risk.high) == (4000 - score.high, 4000 - score.low)


@one_in(4)
@given(ANSWERS)
def test_at_most_four_risks_known_ones_first(answers: dict[str, Span | None]) -> None:
    marks = content(answers).risks
    assert len(marks) <= 4
    assert [mark.suspected for mark in marks] == sorted(mark.suspected for mark in marks)
    for mark in marks:
        low, high = answers.get(mark.factor) or (0, 4)
        assert low <= 1
        assert mark.suspected == (high > 1)


@one_in(6)
@given(ANSWERS)
def test_both_languages_say_the_same_numbers(answers: dict[str, Span | None]) -> None:
    english, french = content(answers), content(answers, "fr")
    assert [(g.low, g.high, g.point) for g in english.gauges] == [
        (g.low, g.high, g.point) for g in french.gauges
    ]
    assert [mark.factor for mark in english.risks] == [mark.factor for mark in french.risks]
    assert len(english.table) == len(french.table)


def test_a_fired_gate_stands_as_a_rock_and_not_also_as_a_risk() -> None:
    said = content(GOOD | {"R17": (0, 0)})
    assert [rock.gate for rock in said.rocks] == ["R17"]
    assert said.risks == ()
    assert said.verdict_line == "1 deal-breaker to repair"


def test_a_gate_set_aside_is_shown_with_its_reason() -> None:
    said = content(GOOD | {"R17": (0, 0)}, set_aside=(SetAside("R17", "They pay for it"),))
    assert [(rock.set_aside, rock.reason) for rock in said.rocks] == [(True, "They pay for it")]


def test_nothing_said_is_said_to_be_unknown() -> None:
    said = content()
    assert said.customer == "Customer not named yet"
    assert said.we_bring.standing == "unknown"
    assert said.form is None
    assert said.form_words == "structure still open"
    assert {gauge.word for gauge in said.gauges} == {"Too little known"}


def test_a_firm_of_unknown_size_says_so() -> None:
    parties = (Party("us", "us", "Us"), Party("partner", "partner", "Giant", people=1))
    said = content(parties=parties)
    assert said.us.people is None
    assert said.us.people_words == "size unknown"
    assert said.partner.people_words == "1 person"


def test_the_alliances_own_sentences_stand_on_the_map() -> None:
    relation = Relation(
        "main",
        ("us", "partner"),
        form="JV",
        brings=(
            Brought("us", Sentence("A sensor", "known")),
            Brought("partner", Sentence("Shops")),
        ),
        together=Sentence("A sensor in every shop"),
    )
    said = content(relations=(relation,), customer="Bakers", need="Even ovens", aim="Bake")
    assert (said.we_bring.text, said.we_bring.standing) == ("A sensor", "known")
    assert (said.they_bring.text, said.they_bring.standing) == ("Shops", "claimed")
    assert (said.customer, said.need, said.aim, said.form) == ("Bakers", "Even ovens", "Bake", "JV")


def test_a_map_says_the_alliances_sentences_in_its_own_language_where_they_are_translated() -> None:
    relation = Relation("main", ("us", "partner"), brings=(Brought("us", Sentence("A sensor")),))
    translation = Translation(
        "fr",
        name="Nous et eux",
        aim="Vendre du pain",
        parties=(PartyTranslation("us", place="Londres"),),
        relations=(RelationTranslation("main", brings=(("us", "Un capteur"),)),),
        set_aside=(("R17", "Ils la paient"),),
    )
    alliance = case.alliance(
        GOOD | {"R17": (0, 0)},
        parties=(Party("us", "us", "Us", place="London"), Party("partner", "partner", "Giant")),
        relations=(relation,),
        set_aside=(SetAside("R17", "They pay for it"),),
        aim="Sell bread",
        customer="Bakers",
        language="en",
        translations=(translation,),
    )
    english, french = of(alliance), of(alliance, "fr")
    assert (english.aim, english.us.place, english.we_bring.text) == (
        "Sell bread",
        "London",
        "A sensor",
    )
    assert (french.aim, french.us.place, french.we_bring.text) == (
        "Vendre du pain",
        "Londres",
        "Un capteur",
    )
    assert french.title == "Nous et eux"
    assert "Nous et eux" in french.table_title
    assert french.rocks[0].reason == "Ils la paient"
    assert french.customer == "Bakers"


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [("en", "en", True), ("fr", "en", False), ("fr", None, True)],
)
def test_a_short_note_stands_on_maps_in_its_own_language_only(
    language: str, written: str | None, shown: bool
) -> None:
    answers = (Answer("R18", "known", 1, 1, note="Cash ends in May."),)
    alliance = replace(case.alliance(), answers=answers, language=written)
    assert (of(alliance, language).risks[0].text == "Cash ends in May") is shown


@pytest.mark.parametrize(
    ("note", "shown"),
    [("Cash ends in May.", True), ("A note far too long for the map " * 3, False)],
)
def test_a_short_note_stands_in_for_the_risks_label(note: str, shown: bool) -> None:
    alliance = case.alliance()
    answers = (Answer("R18", "known", 1, 1, note=note),)
    said = of(Alliance(alliance.name, alliance.parties, alliance.relations, answers))
    assert (said.risks[0].text == note.rstrip(".")) is shown


def test_a_wide_range_is_said_from_its_worst_to_its_best_word() -> None:
    half = dict.fromkeys(case.FACTORS[:7], (3, 3))
    word = content(half).gauges[0].word
    assert word == "Fair to compelling"
    assert content(dict.fromkeys(case.FACTORS, (3, 3))).gauges[0].word == "Strong"


def test_the_weakest_theme_leads_the_headline() -> None:
    weak: dict[str, Span | None] = dict.fromkeys(case.FACTORS, (3, 3))
    weak |= {f"V{number:02}": (2, 2) if number > 8 else (0, 4) for number in range(1, 18)}
    assert content(weak).verdict_line.startswith("Partner value first")


def test_the_foot_names_the_day_the_instrument_and_whose_themes_they_are() -> None:
    assert content(date="2014-08-11").foot == (
        "11 August 2014 · alliance_fit 1.0 · Health technology"
        " · map after R. Cotman's themes (2009)"
    )
    assert content(language="fr", date="2014-08-11").foot.startswith("11 août 2014 · ")


@pytest.mark.parametrize(
    ("letter", "line"),
    [("M", "Market needs cannot reach the bar"), ("R", "Too much risk, even at best")],
)
def test_a_stopped_theme_is_named_in_the_headline_and_risk_as_too_much(
    letter: str, line: str
) -> None:
    weak = {factor: (1, 1) for factor in case.FACTORS if factor.startswith(letter)}
    assert content(GOOD | weak).verdict_line == line


def test_a_map_that_is_not_our_view_says_whose_it_is() -> None:
    theirs = assess(case.alliance(), case.INSTRUMENT, "theirs", case.plan())
    said = compose_map(case.alliance(), theirs, WORDS["en"], "en")
    assert said.foot.endswith(" · the partner's own view")
    assert "view" not in content().foot


@pytest.mark.parametrize("language", ["en", "fr"])
def test_futures_are_counted_from_six_known_answers_on(language: str) -> None:
    factors = list(GOOD)
    for known in range(COUNTED_FROM):
        said = content(dict.fromkeys(factors[:known], (2, 2)), language)
        assert said.dots_yes is None
        assert str(known) in said.dots_words
        assert str(COUNTED_FROM) in said.dots_words
    assert content(dict.fromkeys(factors[:COUNTED_FROM], (2, 2)), language).dots_yes is not None


def test_an_unknown_or_not_relevant_answer_does_not_bring_the_count_nearer() -> None:
    factors = list(GOOD)
    answers: dict[str, Span | None] = dict.fromkeys(factors[: COUNTED_FROM - 1], (2, 2))
    assert content(answers | {factors[-1]: (0, 4), factors[-2]: (-1, -1)}).dots_yes is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_ear_and_table_are_told_that_it_is_too_early(language: str) -> None:
    said = content({}, language)
    assert said.dots_words in said.description
    assert said.dots_words in said.table[0].says
    assert said.verdict_line in said.table[0].says
