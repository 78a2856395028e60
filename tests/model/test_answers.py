from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.alliance import Alliance, Answer, Party, Relation, View
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, current_answers, levels, span


def alliance(*answers: Answer) -> Alliance:
    return Alliance(
        name="A small firm and a giant",
        parties=(Party("us", "us", "Small"), Party("them", "partner", "Giant")),
        relations=(Relation("first", ("us", "them")), Relation("second", ("us", "them"))),
        answers=answers,
    )


def known(factor: str = "M01", level: int = 3, **more: str) -> Answer:
    return Answer(factor, "known", level, level, **more)  # type: ignore[arg-type]


@st.composite
def dated_answers(draw: st.DrawFn) -> list[Answer]:
    """Answers to two factors, no two of one factor on the same day."""
    days = draw(st.lists(st.integers(1, 28), unique=True, max_size=8))
    return [
        known(
            draw(st.sampled_from(("M01", "V01"))),
            draw(st.integers(0, 4)),
            date=f"2026-02-{day:02}",
        )
        for day in days
    ]


def test_an_unknown_answer_spans_the_whole_scale() -> None:
    assert span(Answer("M01", "unknown")) == UNKNOWN == (0, 4)


def test_a_level_is_a_point_and_a_range_is_itself() -> None:
    assert span(known(level=3)) == (3, 3)
    assert span(Answer("M01", "known", 1, 3)) == (1, 3)


def test_an_answer_that_is_not_relevant_is_no_level_at_all() -> None:
    assert span(Answer("M01", "not_relevant")) == NOT_RELEVANT
    assert not 0 <= NOT_RELEVANT[0] <= 4


def test_a_factor_nobody_answered_is_absent() -> None:
    assert levels(alliance(known("M01"))).keys() == {"M01"}


@given(dated_answers(), st.randoms(use_true_random=False))
def test_the_order_of_dated_answers_does_not_matter(answers: list[Answer], dice) -> None:  # type: ignore[no-untyped-def]
    shuffled = answers.copy()
    dice.shuffle(shuffled)
    assert levels(alliance(*shuffled)) == levels(alliance(*answers))


@given(dated_answers())
def test_the_latest_answer_counts(answers: list[Answer]) -> None:
    current = current_answers(alliance(*answers))
    for answer in answers:
        assert (current[answer.factor].date or "") >= (answer.date or "")


def test_an_answer_without_a_date_is_older_than_any_date() -> None:
    dated, undated = known(level=1, date="1999-01-01"), known(level=4)
    for order in permutations((dated, undated)):
        assert levels(alliance(*order)) == {"M01": (1, 1)}


def test_of_two_answers_of_one_day_the_one_further_down_counts() -> None:
    first, second = known(level=1, date="2026-01-01"), known(level=2, date="2026-01-01")
    assert levels(alliance(first, second)) == {"M01": (2, 2)}
    assert levels(alliance(second, first)) == {"M01": (1, 1)}


@pytest.mark.parametrize("view", ["ours", "theirs", "our_guess"])
def test_each_view_sees_only_its_own_answers(view: View) -> None:
    told = alliance(
        known(level=1, view="ours"), known(level=2, view="theirs"), known(level=3, view="our_guess")
    )
    assert levels(told, view) == {
        "M01": {"ours": (1, 1), "theirs": (2, 2), "our_guess": (3, 3)}[view]
    }


def test_an_answer_about_one_relation_does_not_speak_of_another() -> None:
    told = alliance(
        known("M01", 1, relation="first"), known("V01", 2), known("R01", 3, relation="second")
    )
    assert levels(told) == {"M01": (1, 1), "V01": (2, 2)}
    assert levels(told, relation="second") == {"V01": (2, 2), "R01": (3, 3)}


def test_a_later_word_that_it_is_unknown_takes_a_level_back() -> None:
    told = alliance(known(date="2026-01-01"), Answer("M01", "unknown", date="2026-02-01"))
    assert levels(told) == {"M01": UNKNOWN}
