"""The agenda: both sides in words and dots, the widest first; our guesses for us alone."""

import copy
from typing import Any

import pytest

from alliancemap.model.perception import Known, known_how_well
from alliancemap_web.mirror.agenda import agenda_of, alike_in_words, known_in_words, known_of

KEY = ("alliance_fit", "1.0", "general_hi_tech")


def one(level: str, reason: str = "") -> dict[str, str]:
    return {"level": level, "reason": reason}


SHOWN: dict[str, Any] = {
    "ours": {
        "M01": one("3"),
        "V01": one("4", "it is in their plan"),
        "V14": one("2-3"),
        "R05": one("1"),
        "R08": one("unknown"),
    },
    "theirs": [
        {
            "name": "Marie",
            "function": "Purchasing",
            "said": {"M01": one("3"), "V01": one("1"), "V14": one("1"), "R08": one("2")},
        },
        {
            "name": "Tom",
            "function": "",
            "said": {"V01": one("0", "ours is full"), "R05": one("3"), "R28": one("not relevant")},
        },
    ],
    "guesses": [{"by": "Ben", "said": {"V01": "1", "R05": "0", "M04": "2"}}],
}


def test_the_widest_gaps_come_first_and_equal_levels_are_none() -> None:
    agenda = agenda_of(SHOWN, "Petite", KEY, "en", is_ours=True)
    assert [(row.factor, row.size) for row in agenda.widest] == [
        ("V01", "3.5"), ("R05", "2"), ("V14", "1.5"),
    ]  # fmt: skip
    assert [row.factor for row in agenda.rows] == ["M01", "V01", "V14", "R05"]
    assert [row.factor for row in agenda.same] == ["M01"]
    assert agenda.mean == "1.8"


def test_what_a_side_left_open_is_a_question_and_no_gap() -> None:
    agenda = agenda_of(SHOWN, "Petite", KEY, "en", is_ours=True)
    assert [row.factor for row in agenda.opens] == ["R08", "R28"]
    assert agenda.opens[0].ours is not None
    assert (agenda.opens[0].ours.level, agenda.opens[0].ours.says) == ("not known", "")
    assert agenda.opens[1].ours is None


def test_each_voice_speaks_in_the_words_that_it_was_given() -> None:
    (row, *_) = agenda_of(SHOWN, "Petite", KEY, "en", is_ours=True).widest
    assert (row.ours.who, row.ours.level) == ("Petite", "4")
    assert row.ours.says == "A goal of top management, with an owner and money"
    assert row.ours.reason == "it is in their plan"
    assert [(each.who, each.level, each.says) for each in row.theirs] == [
        ("Marie, Purchasing", "1", "'Innovation' in general"),
        ("Tom", "0", "None of our goals"),
    ]
    assert row.heard == "Hit on a partner priority. Petite: 4 – Marie, Purchasing: 1 – Tom: 0."


def test_the_dots_stand_where_the_levels_are_each_side_in_its_own_row() -> None:
    rows = {row.factor: row for row in agenda_of(SHOWN, "Petite", KEY, "en", is_ours=True).rows}
    ours, theirs = rows["V14"].ours.mark, rows["V14"].theirs[0].mark
    assert ours
    assert theirs
    assert (ours.x, ours.to, theirs.x, theirs.to) == (120, 170, 70, 70)
    assert ours.y != theirs.y
    guess = rows["V01"].guesses[0].mark
    assert guess
    assert len({guess.y, ours.y, theirs.y}) == 3


def test_the_partner_reads_questions_and_nothing_of_our_guesses_or_our_names() -> None:
    theirs = agenda_of(SHOWN, "Petite", KEY, "en", is_ours=False)
    assert theirs.known is None
    assert not any(row.guesses for row in theirs.rows)
    assert theirs.widest[0].name.startswith("Which of your own goals")
    bare = copy.deepcopy(SHOWN) | {"guesses": []}
    assert agenda_of(bare, "Petite", KEY, "en", is_ours=False) == theirs


def test_how_well_we_know_them_counts_guesses_where_they_answered() -> None:
    known = known_of(SHOWN)
    assert known
    # V01 guessed 1 against 1 and 0; R05 guessed 0 against 3. Nobody of theirs was asked M04.
    assert (known.pairs, known.exact, known.near) == (3, 1, 1)
    agenda = agenda_of(SHOWN, "Petite", KEY, "en", is_ours=True)
    assert [row.factor for row in agenda.guessed_right] == ["V01"]


def test_nobody_guessed_and_nobody_answered_are_no_errors() -> None:
    nothing: dict[str, Any] = {"ours": {}, "theirs": [], "guesses": []}
    agenda = agenda_of(nothing, "Petite", KEY, "fr", is_ours=True)
    assert (agenda.rows, agenda.opens, agenda.known, agenda.widest) == ((), (), None, ())
    assert agenda.few


@pytest.mark.parametrize(
    ("alike", "words"),
    [
        (-1000, "−1.00"),
        (-301, "low"),
        (-300, "little"),
        (299, "little"),
        (300, "partly"),
        (700, "much"),
        (1000, "1.00"),
    ],
)
def test_a_rank_correlation_is_said_in_words(alike: int, words: str) -> None:
    said = alike_in_words(alike, "en")
    assert said
    assert words in said


def test_without_a_correlation_nothing_is_said() -> None:
    assert alike_in_words(None, "en") is None
    assert "0,82" in str(alike_in_words(821, "fr"))


def test_the_number_of_how_well_we_know_them_may_be_below_nothing() -> None:
    known = known_how_well({"V01": [(4, 4)]}, {"V01": [(0, 0)]}, {})
    assert isinstance(known, Known)
    assert known_in_words(known, "en").index == "−100"
    assert len(known_in_words(known, "en").lines) == 2


def test_whether_the_guess_helped_is_said_either_way() -> None:
    for guess, says in (((0, 0), "helped"), ((4, 4), "no nearer")):
        known = known_how_well({"V01": [guess]}, {"V01": [(0, 0)]}, {"V01": (3, 3)})
        assert known
        assert says in known_in_words(known, "en").lines[2]
