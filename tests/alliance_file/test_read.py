"""Every file becomes an alliance or a list of coded problems with their places; never a crash."""

import json
import string
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from alliance_file.published import ROOT, sentences, vocabulary
from alliance_file.strategies import alliances
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file import (
    AllianceFileError,
    Problem,
    Vocabulary,
    read_alliance,
    read_kept,
    write_alliance,
)
from alliancemap.alliance_file.findings import MOST_PROBLEMS
from alliancemap.alliance_file.json_nodes import json_nodes
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.model.alliance import Alliance, Answer, Source
from alliancemap.words import error_sentence

BAD = Path(__file__).parent / "bad"
EXPECTED = tomllib.loads((BAD / "expected.toml").read_text(encoding="utf-8"))
SMALL = """\
alliancemap: 1
name: Us and them
parties:
  us: {name: Small}
  partner: {name: Large}
"""


def problems_of(source: str | bytes, *known: Vocabulary) -> tuple[Problem, ...]:
    with pytest.raises(AllianceFileError) as refused:
        read_alliance(source, known or (vocabulary(),), "file.yaml")
    return refused.value.problems


def sentence(problem: Problem, language: str) -> str:
    values = {name: said for name, said in problem.message.values if not isinstance(said, tuple)}
    return error_sentence(problem.code, language, **values)


def test_every_bad_file_has_its_expected_problems_and_the_other_way_round() -> None:
    assert {path.stem for path in BAD.glob("*.yaml")} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_bad_file_is_refused_with_code_and_place(name: str) -> None:
    found = problems_of((BAD / f"{name}.yaml").read_bytes())
    places = [[p.code, p.place.line, p.place.column, p.place.path] for p in found]
    if len(places) > MOST_PROBLEMS:  # the table holds the first and the last
        places = [places[0], places[-1]]
    assert places == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_problem_is_one_whole_sentence_in_each_language(name: str, language: str) -> None:
    for problem in problems_of((BAD / f"{name}.yaml").read_bytes()):
        said = sentence(problem, language)
        assert said.startswith(f"file.yaml, li{'ne' if language == 'en' else 'gne'} ")
        assert said.endswith(".")
        assert "\n" not in said
        assert len(said) < 400


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_pure_parser_finds_the_same_code_and_line(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    found = problems_of((BAD / f"{name}.yaml").read_bytes())
    assert [found[0].code, found[0].place.line] == EXPECTED[name][0][:2]


def test_both_languages_say_the_same_codes_with_the_same_values() -> None:
    def fields(text: str) -> set[str | None]:
        return {field for _, field, _, _ in string.Formatter().parse(text)} - {None}

    english, french = sentences("en"), sentences("fr")
    assert list(english) == list(french)
    for code in english:
        assert fields(english[code]) == fields(french[code]), code


def test_every_code_in_the_program_has_a_sentence_and_every_sentence_a_code() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "alliancemap" / "alliance_file").glob("*.py")
    )
    codes = {f"FILE{number:03d}" for number in range(1, 100) if f'"FILE{number:03d}"' in source}
    assert codes == set(sentences("en"))


def test_the_corpus_meets_every_problem_a_read_file_can_have() -> None:
    met = {row[0] for rows in EXPECTED.values() for row in rows}
    # Too large for a folder of small files; and writing only.
    assert set(sentences("en")) - met == {"FILE001", "FILE090"}


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_any_bytes_give_an_alliance_or_coded_problems(source: str | bytes) -> None:
    assert isinstance(read_or_problems(source), Alliance | tuple)


YAML_PIECES = st.lists(
    st.sampled_from(
        ("alliancemap: 1\n", "name: x\n", "parties:\n", "  us: {name: a}\n", "  partner:\n",
         "    name: b\n", "answers:", "\n", " ", "  ", "M01: ", "3", "1-3", "[", "]", "{", "}", ",",
         ": ", "- ", "&a ", "*a", "!t ", "|\n", ">-\n", "'", '"', "\\u", "#", "---\n", "...\n",
         "%YAML 1.1\n", "? ", "\t", "~", "1e999", "0x1f", "\r", "\u2028", "\ufeff", "relations: ")
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(YAML_PIECES)
def test_any_pieces_of_yaml_give_an_alliance_or_coded_problems(source: str) -> None:
    assert isinstance(read_or_problems(source), Alliance | tuple)
    assert isinstance(read_or_problems(SMALL + source), Alliance | tuple)


@one_in(2)
@given(alliances(), st.data())
def test_a_damaged_good_file_gives_an_alliance_or_coded_problems(
    alliance: Alliance, data: st.DataObject
) -> None:
    text = write_alliance(alliance)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    new = data.draw(
        st.sampled_from(("", " ", "\n", ":", "[", "}", "\t", "&x", "*x", "7", '"', "'"))
    )
    found = read_or_problems(text[:start] + new + text[end:])
    assert isinstance(found, Alliance | tuple)


def read_or_problems(source: str | bytes) -> Alliance | tuple[Problem, ...]:
    """What reading gives; any other exception than AllianceFileError fails the test."""
    try:
        return read_alliance(source, [vocabulary()])
    except AllianceFileError as error:
        found = error.problems
    assert found
    for problem in found:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        for language in ("en", "fr"):
            assert sentence(problem, language).endswith(".")
    return found


def test_more_problems_than_a_person_mends_in_one_go_are_only_counted() -> None:
    found = problems_of(SMALL + "answers:\n" + "".join(f"  Y{n}: 1\n" for n in range(5000)))
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1].code == "FILE099"
    assert dict(found[-1].values)["count"] == 5000 - MOST_PROBLEMS


def test_a_single_problem_left_is_counted_in_the_singular() -> None:
    found = problems_of(SMALL + "answers:\n" + "".join(f"  Y{n}: 1\n" for n in range(51)))
    assert "1 more problem, here" in sentence(found[-1], "en")
    assert "1 autre problème, ici" in sentence(found[-1], "fr")


def test_independent_problems_are_reported_at_once_in_the_order_of_the_file() -> None:
    found = problems_of(
        SMALL + "date: soon\nanswers: {M01: 9, M02: x}\nrelations: {a: {between: [us, it]}}\n"
    )
    assert [problem.code for problem in found] == ["FILE043", "FILE041", "FILE041", "FILE072"]


def test_no_problem_follows_from_another() -> None:
    found = problems_of(SMALL.replace("us: {name: Small}", "us: {name: 7}"))
    assert [problem.code for problem in found] == ["FILE034"]


def test_a_small_file_is_read_with_its_defaults() -> None:
    alliance = read_alliance(SMALL, [vocabulary()])
    assert (alliance.instrument, alliance.instrument_version) == ("alliance_fit", "1.0")
    assert alliance.sector == "general_hi_tech"
    assert alliance.relations[0].id == "main"
    assert alliance.relations[0].between == ("us", "partner")


def test_norway_versions_and_dates_stay_text() -> None:
    text = SMALL.replace("{name: Small}", "{name: Small, country: NO}") + "date: 2014-08-11\n"
    alliance = read_alliance(text)
    assert alliance.parties[0].country == "NO"
    assert alliance.date == "2014-08-11"


def test_keys_without_a_value_are_left_out() -> None:
    blank = "date:\nneed:\nanswers:\n  M01:\n  M02: 3\nrelations:\nfeeling:\nweights: {M01: }\n"
    alliance = read_alliance(SMALL + blank, [vocabulary()])
    assert alliance.answers == (Answer("M02", "known", 3, 3),)
    assert (alliance.date, alliance.need, alliance.feeling, alliance.weights) == (
        None,
        None,
        None,
        (),
    )


def test_a_source_is_an_address_only_when_nothing_else_stands_there() -> None:
    def source(text: str) -> Source:
        answers = f"answers: {{M01: {{level: 1, sources: {text!r}}}}}\n"
        return read_alliance(SMALL + answers).answers[0].sources[0]

    assert source("https://a.example/b") == Source(url="https://a.example/b")
    for text in ("Annual report", "https://a.example/b page 3", "javascript:alert(1)", "ftp://a/b"):
        assert source(text) == Source(text=text)


def test_without_a_vocabulary_any_well_formed_id_passes() -> None:
    alliance = read_alliance(SMALL + "answers: {Z99: 3}\nsector: space\n")
    assert alliance.answers[0].factor == "Z99"
    assert alliance.sector == "space"


def test_the_instrument_named_in_the_file_is_the_one_it_is_held_against() -> None:
    other = Vocabulary("other", "2.0", ("A01",), (), ("general_hi_tech",))
    both = (vocabulary(), other)
    named = SMALL + "instrument: other 2.0\nanswers: {A01: 3}\n"
    assert read_alliance(named, both).answers[0].factor == "A01"
    assert problems_of(SMALL + "answers: {A01: 3}\n", *both)[0].code in ("FILE046", "FILE047")
    assert problems_of(SMALL, other)[0].code == "FILE050"


def test_a_small_anchor_is_written_out() -> None:
    text = SMALL + "answers:\n  M01: &same {level: 2, note: both}\n  M02: *same\n"
    first, second = read_alliance(text).answers
    assert (first.factor, second.factor) == ("M01", "M02")
    assert first.note == second.note == "both"


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda p: p.stem)
def test_every_example_is_read_and_written_without_loss(path: Path) -> None:
    alliance = read_alliance(path.read_bytes(), [vocabulary()], path.name)
    assert read_alliance(write_alliance(alliance), [vocabulary()]) == alliance


def kept(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def outcome(read: Callable[..., Alliance], text: str) -> Alliance | tuple[Problem, ...]:
    try:
        return read(text, (vocabulary(),), "file")
    except AllianceFileError as error:
        return error.problems


@given(alliances())
def test_any_alliance_is_read_from_kept_json_as_from_its_file(alliance: Alliance) -> None:
    text = kept(plain_alliance(alliance))
    assert "\ufeff" in text or json_nodes(text) is not None
    assert read_kept(text, (vocabulary(),)) == read_alliance(text, (vocabulary(),))


@given(alliances(), st.data())
def test_what_is_wrong_in_kept_json_is_told_with_the_places_of_the_file(
    alliance: Alliance, data: st.DataObject
) -> None:
    plain = plain_alliance(alliance)
    key = data.draw(st.sampled_from(sorted(plain)))
    plain[key] = data.draw(st.sampled_from([None, [], {}, "", "a", 7, 1.5, True, {"us": {}}]))
    text = kept(plain)
    assert outcome(read_kept, text) == outcome(read_alliance, text)


def test_a_kept_text_that_is_no_json_is_read_as_a_file() -> None:
    assert read_kept(SMALL) == read_alliance(SMALL)
