"""What is written can be read again, to the letter, by us and by other readers of YAML and JSON."""

import json
from dataclasses import replace

import pytest
import yaml
from alliance_file.published import vocabulary
from alliance_file.strategies import NASTY, alliances
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file import (
    AllianceFileError,
    read_alliance,
    write_alliance,
    write_json,
)
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.alliance_file.shape import ALLIANCE
from alliancemap.alliance_file.write import answers_together
from alliancemap.model.alliance import Alliance, Answer, Party, Relation

SMALL = Alliance(
    name="Us and them",
    parties=(Party("us", "us", "Small"), Party("partner", "partner", "Large")),
    relations=(Relation("main", ("us", "partner")),),
)


@one_in(2)
@given(alliances())
def test_what_is_written_reads_back_the_same_and_is_written_the_same_again(
    alliance: Alliance,
) -> None:
    together = replace(alliance, answers=answers_together(alliance.answers))
    text = write_alliance(alliance)
    assert read_alliance(text, [vocabulary()]) == together
    assert read_alliance(text.encode(), [vocabulary()]) == together
    assert write_alliance(together) == text

    json_text = write_json(alliance)
    data = json.loads(json_text)
    assert read_alliance(json_text, [vocabulary()]) == together
    # Other programs write every letter beyond ASCII as an escape, or all on one line.
    assert read_alliance(json.dumps(data), [vocabulary()]) == together

    order = [key.name for key in ALLIANCE.keys]
    assert data == plain_alliance(alliance)
    assert list(data) == sorted(data, key=order.index)


@pytest.mark.parametrize("text", NASTY)
def test_a_yaml_1_1_reader_takes_a_free_text_for_the_same_text(text: str) -> None:
    written = write_alliance(replace(SMALL, note=text, name=f"{text}.x"))
    again = yaml.safe_load(written)
    assert again["note"] == text
    assert again["name"] == f"{text}.x"


@given(st.lists(st.builds(Answer, st.sampled_from("ABC"), st.just("unknown"), note=st.text())))
def test_putting_answers_together_loses_and_changes_none(answers: list[Answer]) -> None:
    together = answers_together(tuple(answers))
    factors = [answer.factor for answer in together]
    assert factors == sorted(factors, key=factors.index)
    for factor in "ABC":
        assert [answer for answer in together if answer.factor == factor] == [
            answer for answer in answers if answer.factor == factor
        ]


def test_a_small_alliance_is_written_shortly() -> None:
    answers = (
        Answer("M01", "known", 3, 3),
        Answer("M02", "known", 1, 3),
        Answer("M03", "unknown"),
        Answer("R26", "not_relevant"),
    )
    assert write_alliance(replace(SMALL, answers=answers), header="Hello") == (
        "# Hello\nalliancemap: 1\ninstrument: alliance_fit 1.0\nsector: general_hi_tech\n"
        "name: Us and them\nparties:\n  us:\n    name: Small\n  partner:\n    name: Large\n"
        "answers:\n  M01: 3\n  M02: 1-3\n  M03: unknown\n  R26: not relevant\n"
    )


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x85", "\ud800", "\uffff", "\r"])
def test_a_control_character_is_refused_with_its_place(character: str) -> None:
    alliance = replace(SMALL, answers=(Answer("M01", "known", 3, 3, note=f"a{character}b"),))
    for write in (write_alliance, write_json):
        with pytest.raises(AllianceFileError) as refused:
            write(alliance)
        (problem,) = refused.value.problems
        assert (problem.code, problem.place.path) == ("FILE040", "answers.M01.note")


@pytest.mark.parametrize(
    ("alliance", "code"),
    [
        (replace(SMALL, name=" "), "FILE035"),
        (replace(SMALL, parties=SMALL.parties[:1]), "FILE071"),
        (replace(SMALL, parties=SMALL.parties * 2), "FILE090"),
        (replace(SMALL, relations=()), "FILE090"),
        (replace(SMALL, answers=(Answer("M01", "known", 7, 7),)), "FILE041"),
        (replace(SMALL, answers=(Answer("M01", "known"),)), "FILE090"),
        (replace(SMALL, answers=(Answer("M01", "unknown", 1, 2),)), "FILE090"),
        (replace(SMALL, weights=(("M01", 2), ("M01", 3))), "FILE090"),
        (replace(SMALL, parties=(*SMALL.parties, Party("a b", "us", "C"))), "FILE052"),
    ],
)
def test_an_alliance_that_no_file_can_hold_is_refused(alliance: Alliance, code: str) -> None:
    for write in (write_alliance, write_json):
        with pytest.raises(AllianceFileError) as refused:
            write(alliance)
        assert code in [problem.code for problem in refused.value.problems]
