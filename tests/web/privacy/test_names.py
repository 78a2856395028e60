"""A name is found however it is written, and nothing that only looks like it."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.portfolio.searching import folded
from alliancemap_web.privacy.names import Finder, Whom, texts_of

ZOE = Whom(("Zoé Martin", "Z. Martin"), ("zoe@example.org",))
FINDER = Finder(ZOE, "a former colleague")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Zoé Martin agreed.", "a former colleague agreed."),
        ("ZOÉ MARTIN agreed.", "a former colleague agreed."),
        (unicodedata.normalize("NFD", "with Zoé Martin"), "with a former colleague"),
        ("Zoé\N{NO-BREAK SPACE}Martin", "a former colleague"),
        ("ask Zoé  Martin’s boss", "ask a former colleague’s boss"),
        ("d’Zoé Martin, Z. Martin", "d’a former colleague, a former colleague"),
        ("write to zoe@example.org.", "write to a former colleague."),
        ("write to Zoe@Example.org now", "write to a former colleague now"),
    ],
)
def test_a_name_is_replaced_however_it_is_written(text: str, after: str) -> None:
    assert FINDER.text(text) == after


@pytest.mark.parametrize(
    "text",
    ["Zoé Martinez", "Azoé Martin", "Martin", "Zoé", "xzoe@example.org", "zoe@example.org.fr"],
)
def test_what_only_looks_like_a_name_stays(text: str) -> None:
    assert FINDER.text(text) == text


def test_a_name_of_one_word_counts_in_sentences_only_when_asked() -> None:
    asked = Finder(Whom(("Rose",)), "N")
    not_asked = Finder(Whom(("Rose",), in_sentences=False), "N")
    assert asked.text("tell Rose") == "tell N"
    assert not_asked.text("tell Rose") == "tell Rose"
    assert not_asked.plain({"who": "Rose", "said": "the Rose"}) == {"who": "N", "said": "the Rose"}


def test_a_name_that_another_bears_is_left_in_texts() -> None:
    shared = Finder(Whom(("Zoé Martin",), ("zoe@example.org",), is_shared=True), "N")
    assert shared.plain(["Zoé Martin", "Zoé Martin said so"]) == [
        "Zoé Martin", "Zoé Martin said so",
    ]  # fmt: skip
    assert shared.text("zoe@example.org") == "N"


def test_a_very_short_name_counts_only_alone() -> None:
    finder = Finder(Whom(("Bo",)), "N")
    assert finder.plain(["Bo", "Bo knows"]) == ["N", "Bo knows"]


def test_plain_data_keeps_its_shape() -> None:
    before = {"Zoé Martin": [{"n": 3, "x": None, "says": "Zoé Martin!"}, True], "other": 2.5}
    after = {
        "a former colleague": [{"n": 3, "x": None, "says": "a former colleague!"}, True],
        "other": 2.5,
    }
    assert FINDER.plain(before) == after
    assert json.loads(FINDER.packed(json.dumps(before))) == after
    assert FINDER.packed("no JSON by Zoé Martin") == "no JSON by a former colleague"


def test_text_that_names_nobody_keeps_its_bytes() -> None:
    odd = '{"a":  1.0}'
    assert FINDER.packed(odd) is odd


def test_a_mark_gives_way_to_another() -> None:
    finder = Finder(ZOE, "N", {"abc": "xyz"})
    assert finder.plain({"M01": ["abc", "abcd"]}) == {"M01": ["xyz", "abcd"]}


def test_a_file_of_plain_text_is_read_in_the_usual_encodings() -> None:
    for encoding in ("utf-8", "utf-16", "latin-1"):
        assert FINDER.is_in_bytes("said Zoé Martin, twice".encode(encoding))
    assert not FINDER.is_in_bytes(b"%PDF-1.7 \x00\xff")


names = st.lists(st.text("abcdéÉ'-Žß", min_size=2, max_size=8), min_size=2, max_size=3).map(
    " ".join
)


@given(names, st.text(max_size=30), st.text(max_size=30))
def test_no_trace_of_a_name_is_left_in_any_text(name: str, before: str, after: str) -> None:
    finder = Finder(Whom((name,)), "N")
    text = f"{before} {name} {after}"
    once = finder.text(text)
    assert finder.found_in(once) == []
    assert not finder.pattern.search(once)
    assert finder.text(once) == once


@given(names)
def test_a_folded_text_is_searched_by_the_folded_name(name: str) -> None:
    finder = Finder(Whom((name,)), "Un Ancien")
    if len(folded(name)) >= 3:
        assert finder.bare_text(f"x {folded(name)} y") == "x un ancien y"


def test_every_text_of_plain_data_is_seen() -> None:
    assert list(texts_of({"a": ["b", {"c": 1}], "d": "e"})) == ["a", "b", "c", "d", "e"]


@given(st.text(r"^$.*+?()[]{}|\ ", max_size=6))
def test_signs_in_a_name_stand_for_themselves(signs: str) -> None:
    name = f"Ann{signs}Lee"
    finder = Finder(Whom((name,), ()), "somebody")
    assert finder.text(f"with {name}, always") == "with somebody, always"
    assert "Q" not in signs
    assert finder.text("with AnnQLee, always") == "with AnnQLee, always"
