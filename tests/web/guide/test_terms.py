"""The vocabulary in both languages."""

from alliancemap_web.guide.terms import alphabetical, grades, terms


def test_every_term_stands_in_both_languages() -> None:
    english, french = terms("en"), terms("fr")
    assert len(english) == len(french) >= 62
    by_id = {one.id: one for one in french}
    for one in english:
        assert one.other == by_id[one.id].own
        assert one.own == by_id[one.id].other
        assert one.other_language == "fr"


def test_terms_come_in_the_alphabet_of_the_reader() -> None:
    for language in ("en", "fr"):
        order = [alphabetical(one.own.term) for one in terms(language)]
        assert order == sorted(order)


def test_accents_and_capitals_do_not_change_the_alphabet() -> None:
    assert alphabetical("État") == alphabetical("etat")


def test_related_terms_are_there() -> None:
    found = terms("fr")
    ids = {one.id for one in found}
    assert all(id_ in ids for one in found for id_, _ in one.see)


def test_the_grades_come_strongest_first() -> None:
    assert [one.id for one in grades("en")] == ["E1", "E2", "E3", "E4", "E5"]
