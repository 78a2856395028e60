"""What came out: the widest difference first, and what is left to settle."""

from datetime import date
from fractions import Fraction

from web.portfolio.conftest import NOW

from alliancemap_web.vocabulary.outcome import results
from alliancemap_web.vocabulary.queries import Checked, Chosen, Outcome
from alliancemap_web.vocabulary.queries.asked import Person

WORDS = ("pilot", "exclusivity", "licence")


def person(name: str, function: str, **picks: str) -> Person:
    chosen = {word: Chosen(*one.split(":", 1)) for word, one in picks.items()}
    return Person(name, name, function, False, True, chosen)


def checked(*people: Person, settled: dict[str, Outcome] | None = None) -> Checked:
    return Checked("k", 1, WORDS, date(2026, 1, 12), NOW, True, "Ada", NOW, people, settled or {})


def test_the_word_on_which_most_pairs_differ_comes_first() -> None:
    check = checked(
        person("A", "sales", pilot="a", exclusivity="a", licence="b"),
        person("B", "legal", pilot="a", exclusivity="b", licence="b"),
        person("C", "legal", pilot="b", exclusivity="c", licence="b"),
    )
    found = results(check, "en")
    assert [one.word for one in found] == ["exclusivity", "pilot", "licence"]
    assert [one.differ for one in found] == [Fraction(1), Fraction(2, 3), Fraction(0)]
    assert [one.is_open for one in found] == [True, True, False]


def test_readings_say_who_holds_them_by_function_and_what_to_ask() -> None:
    check = checked(
        person("A", "sales", pilot="a"),
        person("B", "legal", pilot="b"),
        person("C", "sales", pilot="a"),
    )
    one = next(each for each in results(check, "en") if each.word == "pilot")
    first = one.readings[0]
    assert [(f, [v.name for v in voices]) for f, voices in first.by_function] == [
        ("sales", ["A", "C"])
    ]
    assert one.asks == (one.readings[0].asks, one.readings[1].asks)


def test_two_sentences_of_one_s_own_differ_and_who_is_unsure_differs_from_nobody() -> None:
    check = checked(
        person("A", "sales", pilot="other:Paid.", exclusivity="a"),
        person("B", "legal", pilot="other:Free.", exclusivity="unsure"),
    )
    found = {one.word: one for one in results(check, "en")}
    assert found["pilot"].differ == 1
    assert found["exclusivity"].differ == 0
    assert found["exclusivity"].is_open
    assert found["licence"].answers == 0
    assert not found["licence"].is_open


def test_what_is_settled_is_not_open_and_goes_to_the_end() -> None:
    people = (
        person("A", "sales", pilot="a", licence="a"),
        person("B", "legal", pilot="b", licence="b"),
    )
    settled = {"pilot": Outcome("own", "Paid.", "Ada", NOW)}
    found = results(checked(*people, settled=settled), "fr")
    assert found[0].word == "licence"
    pilot = next(one for one in found if one.word == "pilot")
    assert (pilot.is_open, pilot.settled_text) == (False, "Paid.")
