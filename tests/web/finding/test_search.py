"""Search finds every sentence that somebody wrote, and shows it as they wrote it."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolio_made import data_of
from web.portfolio.firm import begin_short, open_to
from web.portfolio.test_searching import WRITTEN

from alliancemap.instruments import load_instrument
from alliancemap.words import LANGUAGES
from alliancemap_web.finding.search import (
    AROUND,
    MOST_OF_ONE,
    MOST_WORDS,
    Results,
    found_factors,
    marked,
    search,
    sentences,
)
from alliancemap_web.portfolio.fold import expanded
from alliancemap_web.portfolio.searching import folded, said_in
from alliancemap_web.workspaces.rights import Member

DOTS = "…"


@st.composite
def text_and_words(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """A text with blanks, and some folded words: parts of it, or others."""
    words = draw(st.lists(WRITTEN, min_size=1, max_size=8))
    text = " ".join(words)
    parts = [part for one in words for part in folded(one).split()]
    sought = draw(st.lists(st.sampled_from([*parts, "zq"]), min_size=1, max_size=3))
    return text, tuple(dict.fromkeys(sought))


@given(text_and_words())
def test_the_pieces_joined_are_a_part_of_the_text(given_: tuple[str, tuple[str, ...]]) -> None:
    text, words = given_
    joined = "".join(one.text for one in marked(text, words))
    assert joined.removeprefix("… ").removesuffix(" …") in text or joined in text


@given(text_and_words())
def test_what_is_marked_is_a_word_that_was_looked_for(
    given_: tuple[str, tuple[str, ...]],
) -> None:
    text, words = given_
    for one in marked(text, words):
        if one.is_found:
            assert any(word in folded(one.text) for word in words)
        assert one.text


@given(text_and_words())
def test_a_word_that_stands_there_is_marked(given_: tuple[str, tuple[str, ...]]) -> None:
    text, words = given_
    is_there = any(word in folded(text).split() for word in words)
    assert any(one.is_found for one in marked(text, words)) >= is_there


@given(st.integers(0, 400), st.integers(0, 400))
def test_of_a_long_text_the_part_around_the_word_is_shown(before: int, after: int) -> None:
    text = "a" * before + " insuline " + "b" * after
    pieces = marked(text, ("insuline",))
    assert [one.text for one in pieces if one.is_found] == ["insuline"]
    assert len("".join(one.text for one in pieces)) <= 2 * AROUND + 12
    joined = "".join(one.text for one in pieces)
    assert joined.startswith(DOTS) == (before + 1 > AROUND)
    assert joined.endswith(DOTS) == (after + 1 > AROUND)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Vendre l’Écran", "ecran", ["Écran"]),
        (unicodedata.normalize("NFD", "du thé noir"), "the", ["the\N{COMBINING ACUTE ACCENT}"]),
        ("ein Fuß", "fuss", ["Fuß"]),
        ("l’eau", "l'eau", ["l’eau"]),
        ("abc abcd", "abc", ["abc", "abc"]),
        ("nothing", "zq", []),
    ],
)
def test_a_word_is_marked_as_it_was_written(text: str, word: str, found: list[str]) -> None:
    assert [one.text for one in marked(text, (word,)) if one.is_found] == found


def test_of_two_words_that_begin_together_the_longer_is_marked() -> None:
    pieces = marked("insuline", ("in", "insuline"))
    assert [one.text for one in pieces if one.is_found] == ["insuline"]


@pytest.mark.parametrize("example", ["mannkind-sanofi", "propeller-gsk"])
def test_every_sentence_that_is_shown_is_one_that_is_looked_through(example: str) -> None:
    data = expanded(data_of(example))
    said = set(said_in(data))
    told = list(sentences(data))
    assert told
    for where, factor, path, text in told:
        assert bool(factor) == (where != "fact")
        assert bool(path) == (where == "fact")
        assert text in said or any(part in text for part in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_factor_is_found_by_its_id(language: str) -> None:
    for one in load_instrument().factors:
        assert one.id in {found.id for found in found_factors((folded(one.id),), language)}


def test_a_factor_is_found_by_its_name_in_the_readers_language(owner: Member) -> None:
    english = {one.id: one.name for one in search(owner, "exclusivity", "en").factors}
    french = {one.id: one.name for one in search(owner, "exclusivité", "fr").factors}
    assert english
    assert french
    assert all("xclusiv" in one for one in english.values())


@pytest.fixture
def told(owner: Member) -> dict[str, str]:
    """Two alliances that speak of insulin, one in a note and one in a fact."""
    said = {"level": 2, "note": "L’insuline inhalée", "sources": [{"text": "Bilan insuline"}]}
    return {
        "Alpha": begin_short(owner, "Alpha", answers={"M03": said}),
        "Bravo": begin_short(owner, "Bravo", aim="Vendre l’insuline"),
    }


def places(found: Results) -> dict[str, list[tuple[str, str, str]]]:
    return {
        one.row.partner: [(hit.where, hit.factor, hit.path) for hit in one.hits]
        for one in found.alliances
    }


def test_each_hit_says_where_it_stands(owner: Member, told: dict[str, str]) -> None:
    found = search(owner, "INSULINE", "fr")
    assert found.total == 2
    assert places(found) == {
        "Alpha": [("note", "M03", ""), ("source", "M03", "")],
        "Bravo": [("fact", "", "aim")],
    }


def test_all_of_the_words_must_stand_in_one_alliance(owner: Member, told: dict[str, str]) -> None:
    assert set(places(search(owner, "insuline vendre", "fr"))) == {"Bravo"}
    assert set(places(search(owner, "insuline alpha", "fr"))) == {"Alpha"}
    assert search(owner, "insuline zq", "fr").alliances == ()


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_without_a_word_nothing_is_looked_for(
    owner: Member, told: dict[str, str], text: str
) -> None:
    assert search(owner, text, "en") == Results((), (), (), 0)


def test_only_so_many_words_are_looked_for(owner: Member, told: dict[str, str]) -> None:
    found = search(owner, "vendre insuline petite bravo l e a n zq", "fr")
    assert len(found.words) == MOST_WORDS
    assert set(places(found)) == {"Bravo"}


def test_of_one_alliance_the_fullest_sentences_are_shown_and_the_rest_counted(
    owner: Member,
) -> None:
    answers = {one: {"level": 1, "note": f"insuline {one}"} for one in ("M01", "M02", "M03", "M04")}
    answers["M05"] = {"level": 1, "note": "insuline inhalée"}
    begin_short(owner, "Alpha", answers=answers)
    (found,) = search(owner, "insuline inhalee", "fr").alliances
    assert found.hits[0].factor == "M05"
    assert (len(found.hits), found.more) == (MOST_OF_ONE, 5 - MOST_OF_ONE)


def test_nothing_inside_an_outline_is_found(
    owner: Member, eva: Member, stranger: Member, told: dict[str, str]
) -> None:
    open_to(eva, told["Bravo"], "outline")
    assert search(eva, "insuline", "fr").alliances == ()
    assert search(stranger, "insuline", "fr").alliances == ()
    open_to(eva, told["Bravo"])
    assert set(places(search(eva, "insuline", "fr"))) == {"Bravo"}


def test_the_pages_of_what_is_found_hold_each_once(owner: Member, told: dict[str, str]) -> None:
    pages = [search(owner, "insuline", "fr", start, 1) for start in (0, 1, 2)]
    assert [len(one.alliances) for one in pages] == [1, 1, 0]
    assert [one.total for one in pages] == [2, 2, 2]
    keys = [one.row.key for page in pages for one in page.alliances]
    assert sorted(keys) == sorted(told.values())


def test_whatever_the_file_looks_like_its_sources_are_read() -> None:
    data = json.loads(
        '{"answers": {"M01": [{"level": 1, "sources": "Their mail"},'
        ' {"level": 2, "sources": [{"url": "https://x.example"}]}]}}'
    )
    assert [text for _, _, _, text in sentences(data)] == ["Their mail", "https://x.example"]
