"""The plain data of a file: the shortest form that loses nothing."""

from dataclasses import replace

from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.model.alliance import (
    Alliance,
    Answer,
    Brought,
    Exclusivity,
    Party,
    PromisedPerson,
    Promises,
    Relation,
    Sentence,
    SetAside,
    Source,
)

SMALL = Alliance(
    name="Us and them",
    parties=(Party("us", "us", "Small"), Party("partner", "partner", "Large")),
    relations=(Relation("main", ("us", "partner")),),
)


def test_the_default_relation_and_own_sides_are_left_out() -> None:
    data = plain_alliance(SMALL)
    assert "relations" not in data
    assert data["parties"] == {"us": {"name": "Small"}, "partner": {"name": "Large"}}


def test_sentences_and_reasons_are_short_when_that_loses_nothing() -> None:
    brings = (
        Brought("us", Sentence("A sensor")),
        Brought("partner", Sentence("A factory", "known")),
    )
    alliance = replace(
        SMALL,
        relations=(Relation("main", ("us", "partner"), brings=brings),),
        set_aside=(SetAside("R17", "They pay"), SetAside("R05", "She stays", who="Ana")),
    )
    data = plain_alliance(alliance)
    assert data["relations"]["main"]["brings"] == {
        "us": "A sensor",
        "partner": {"says": "A factory", "standing": "known"},
    }
    assert data["set_aside"] == {"R17": "They pay", "R05": {"reason": "She stays", "who": "Ana"}}


def test_a_text_that_is_an_address_keeps_its_key() -> None:
    sources = (Source(url="https://a"), Source(text="https://a"), Source(text="Report"))
    answer = Answer("M01", "known", 2, 2, sources=sources)
    data = plain_alliance(replace(SMALL, answers=(answer,)))
    assert data["answers"]["M01"]["sources"] == ["https://a", {"text": "https://a"}, "Report"]


def test_empty_texts_and_zeros_are_not_absent() -> None:
    party = replace(SMALL.parties[0], people=0, place="")
    data = plain_alliance(replace(SMALL, note="", parties=(party, SMALL.parties[1])))
    assert data["note"] == ""
    assert data["parties"]["us"] == {"name": "Small", "people": 0, "place": ""}


def test_promises_are_short_when_that_loses_nothing_and_absent_when_there_are_none() -> None:
    promises = Promises(
        (Exclusivity("sensors"), Exclusivity("inhalers", region="Europe", until="2027-12")),
        (PromisedPerson("Ana"), PromisedPerson("Max", 0)),
        60,
    )
    assert plain_alliance(replace(SMALL, promises=promises))["promises"] == {
        "exclusive": ["sensors", {"field": "inhalers", "region": "Europe", "until": "2027-12"}],
        "people": ["Ana", {"name": "Max", "hours": 0}],
        "hours": 60,
    }
    assert "promises" not in plain_alliance(SMALL)


def test_an_answer_says_that_it_fades_and_settles_only_where_it_does() -> None:
    answers = (
        Answer("M01", "known", 2, 2, fades="2027-05", settles=True),
        Answer("M02", "known", 3, 3, settles=False),
    )
    data = plain_alliance(replace(SMALL, answers=answers))
    assert data["answers"] == {
        "M01": {"level": 2, "fades": "2027-05", "settles": True},
        "M02": 3,
    }
