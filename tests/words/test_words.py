"""Sentences in English and French."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.message import message
from alliancemap.words import (
    LANGUAGES,
    dated,
    error_sentence,
    fine_level,
    level,
    listed,
    percent,
    phrase,
    say,
    table,
    whole,
)

THIN, HARD = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


def named(kind: str, key: str) -> str:
    """A name that shows what was asked for."""
    return f"<{kind} {key}>"


def test_a_message_is_said_with_names_for_its_ids() -> None:
    fired = message("reason.gate_fired", gate="R17")
    assert say(fired, "en", named) == "Deal-breaker: <gate R17>."
    assert say(fired, "fr", named) == f"Point bloquant{HARD}: <gate R17>."


def test_thousandths_are_said_as_levels_and_hundredths() -> None:
    said = message("reason.theme_cannot_be_met", theme="market", high_score=1850)
    assert "1.9" in say(said, "en", named)
    assert "1,9" in say(said, "fr", named)


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 0, "deal-breakers"),
        ("en", 1, "deal-breaker "),
        ("fr", 0, "point bloquant "),
        ("fr", 2, "points bloquants"),
    ],
)
def test_a_sentence_agrees_with_its_number(language: str, count: int, expected: str) -> None:
    assert expected in phrase("line.gate", language, count=count)


def test_several_ids_are_said_as_a_list() -> None:
    open_gates = message("reason.open_gates", gates=("R05", "R17", "M10"), count=3)
    assert "“<gate R05>”, “<gate R17>” and “<gate M10>”" in say(open_gates, "en", named)
    assert "« <gate R05> », « <gate R17> » et « <gate M10> »" in say(open_gates, "fr", named)


def test_alliances_keep_their_own_quotes_and_a_day_is_written_as_a_date() -> None:
    told = message("clash.person_named", person="Zoé", alliances=("A and B", "C"))
    assert "“A and B” and “C”" in say(told, "en", named)
    assert f"«{THIN}A and B{THIN}» et «{THIN}C{THIN}»" in say(told, "fr", named)
    none = message("freshness.none_faded", day="2027-05-01")
    assert "1 May 2027" in say(none, "en", named)
    assert "1er mai 2027" in say(none, "fr", named)


def test_two_verdicts_of_one_sentence_are_both_said_in_words() -> None:
    told = message("then.other_verdict", verdict_before="promising", verdict="not_as_it_stands")
    said = say(told, "en", named)
    assert said.index("“Not as it stands”") < said.index("“Promising”")


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (9999, "9999", "9999"),
        (10_000, "10,000", f"10{THIN}000"),
        (1_234_567, "1,234,567", f"1{THIN}234{THIN}567"),
    ],
)
def test_thousands_are_parted_the_languages_way(number: int, english: str, french: str) -> None:
    assert (whole(number, "en"), whole(number, "fr")) == (english, french)


@given(st.integers(0, 4000))
def test_a_level_has_one_decimal_and_is_at_most_half_a_tenth_off(thousandths: int) -> None:
    assert abs(1000 * float(level(thousandths, "en")) - thousandths) <= 50


def test_so_many_in_a_hundred_has_its_space_in_french() -> None:
    assert (percent(455, "en"), percent(455, "fr")) == ("46%", f"46{HARD}%")


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        ("2014-08-11", "11 August 2014", "11 août 2014"),
        ("2009-05-01", "1 May 2009", "1er mai 2009"),
        ("2009-05", "May 2009", "mai 2009"),
        ("2009", "2009", "2009"),
        ("soon", "soon", "soon"),
    ],
)
def test_a_day_is_written_the_languages_way(day: str, english: str, french: str) -> None:
    assert (dated(day, "en"), dated(day, "fr")) == (english, french)


@pytest.mark.parametrize(
    "text", ["", "soon", "2014-13", "2014-00-01", "2014-08-", "²014-08", "1-2-3-4"]
)
def test_what_is_no_day_is_left_as_it_stands(text: str) -> None:
    assert dated(text, "en") == dated(text, "fr") == text


def test_lists_of_none_one_and_two() -> None:
    assert [listed(words, "fr") for words in ([], ["a"], ["a", "b"])] == ["", "a", "a et b"]


def test_a_language_we_do_not_speak_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        table("de", "result")


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        phrase("reason.nothing_of_the_kind", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_said_with_its_place(language: str) -> None:
    sentence = error_sentence("FILE005", language, file="a.yaml", line=1, column=1)
    assert sentence.startswith("a.yaml, lig" if language == "fr" else "a.yaml, line")


def test_no_french_mark_stands_after_a_plain_space() -> None:
    wrong = [
        key
        for name in ("result", "map", "file", "instrument", "calendar")
        for key, entry in table("fr", name).items()
        for text in (entry.values() if isinstance(entry, dict) else [entry])
        if any(mark in text for mark in (" ;", " :", " !", " ?", " »", "« ", "'"))
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("language", "dots", "words"),
    [
        ("en", 0, "0 prove promising"),
        ("en", 1, "1 proves promising"),
        ("en", 2, "2 prove promising"),
        ("fr", 1, "1 sur 20 se révèle prometteur "),
        ("fr", 2, "2 sur 20 se révèlent prometteurs "),
    ],
)
def test_one_future_is_said_in_the_singular(language: str, dots: int, words: str) -> None:
    assert words in phrase("futures.long", language, dots=dots, futures=20)


@pytest.mark.parametrize("code", ["futures.short", "reason.futures_split", "sum.dots"])
def test_one_future_says_yes_and_two_say_yes(code: str) -> None:
    values = {"futures": 20, "promising_from": 16, "stopped_below": 1}
    assert phrase(code, "en", dots=1, **values).startswith("1 of 20 futures says yes")
    assert phrase(code, "en", dots=2, **values).startswith("2 of 20 futures say yes")


@pytest.mark.parametrize(
    ("thousandths", "english", "french"),
    [(0, "0.00", "0,00"), (617, "0.62", "0,62"), (4000, "4.00", "4,00"), (1995, "2.00", "2,00")],
)
def test_hundredths_are_rounded_half_up(thousandths: int, english: str, french: str) -> None:
    assert fine_level(thousandths, "en") == english
    assert fine_level(thousandths, "fr") == french
