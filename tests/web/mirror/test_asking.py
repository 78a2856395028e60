"""One question among others, for each of those who are asked."""

from alliancemap.instruments.mirrored import load_mirrored
from alliancemap_web.mirror.asking import (
    ask_ours,
    ask_theirs,
    askable,
    first_open,
    lines,
    themes_of,
)
from alliancemap_web.mirror.said import Said

KEY = ("alliance_fit", "1.0", "general_hi_tech")
FACTORS = ("M01", "V01", "R08")


def test_what_may_be_asked_is_what_is_mirrored_in_the_instruments_order() -> None:
    assert list(askable(KEY, "en")) == list(load_mirrored().asked)
    assert set(askable(KEY, "fr")) == set(askable(KEY, "en"))
    assert askable(KEY, "fr")["V01"] == "Réponse à une priorité du partenaire"


def test_a_question_knows_where_it_stands_and_what_was_said() -> None:
    asked = ask_theirs(KEY, FACTORS, "V01", {"V01": Said("1-3", "so")}, "en")
    assert asked
    assert (asked.place, asked.count, asked.before, asked.after) == (2, 3, "M01", "R08")
    assert (asked.low, asked.high, asked.said.reason) == ("1", "3", "so")
    assert not any(one.is_chosen for one in asked.levels)
    assert (asked.is_unknown, asked.is_not_relevant) == (False, False)


def test_the_first_and_the_last_have_nothing_beside_them() -> None:
    first = ask_ours(KEY, FACTORS, "M01", {}, "en")
    last = ask_ours(KEY, FACTORS, "R08", {"R08": Said("unknown")}, "en")
    assert first
    assert last
    assert (first.before, last.after, last.is_unknown) == ("", "", True)


def test_ours_are_asked_in_our_words_and_theirs_in_theirs() -> None:
    ours = ask_ours(KEY, FACTORS, "V01", {"V01": Said("4")}, "en")
    theirs = ask_theirs(KEY, FACTORS, "V01", {}, "en")
    assert ours
    assert theirs
    assert ours.levels[0].says == "None of their goals"
    assert theirs.levels[0].says == "None of our goals"
    assert [one.is_chosen for one in ours.levels] == [False] * 4 + [True]


def test_what_is_not_asked_is_no_question() -> None:
    assert ask_theirs(KEY, FACTORS, "V05", {}, "en") is None
    assert ask_theirs(KEY, ("R12",), "R12", {}, "en") is None
    assert ask_ours(KEY, FACTORS, "V05", {}, "en") is None


def test_a_list_says_what_is_answered_and_where_to_go_on() -> None:
    said = {"M01": Said("2"), "V01": Said("", "a reason alone")}
    told = lines(KEY, FACTORS, said, "en", mirrored=True)
    assert [(one.factor, one.is_answered, one.level) for one in told] == [
        ("M01", True, "2"), ("V01", False, ""), ("R08", False, ""),
    ]  # fmt: skip
    assert told[1].ask.startswith("Which of your own goals")
    assert first_open(FACTORS, said) == "V01"
    assert first_open(FACTORS, dict.fromkeys(FACTORS, Said("1"))) == "M01"


def test_every_factor_has_a_theme() -> None:
    assert set(themes_of(KEY).values()) == {"market", "value", "risk"}
