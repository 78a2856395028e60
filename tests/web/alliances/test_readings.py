"""What the library makes of a text, and of a trial."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.edits import EXAMPLES

from alliancemap.alliance_file import AllianceFileError
from alliancemap.model.alliance import Answer, Translation, View
from alliancemap.model.answers import UNKNOWN, levels
from alliancemap_web.alliances.readings import (
    FORM,
    MOST_TEXTS,
    MOST_TRIALS,
    Judged,
    judged,
    read,
    read_as,
    tried_answer,
    try_answers,
    views_of,
)
from alliancemap_web.alliances.sections import CHOICES

TEXT = (EXAMPLES / "mannkind-sanofi.yaml").read_text(encoding="utf-8")
KEPT = read(TEXT, "mannkind-sanofi.yaml")
FACTORS = [factor.id for factor in KEPT.instrument.factors]


def trial_of(answers: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((factor, answers[factor]) for factor in FACTORS if factor in answers)


def test_the_same_text_is_judged_once() -> None:
    assert read(TEXT, "mannkind-sanofi.yaml") is KEPT
    assert read(TEXT + "\n", "mannkind-sanofi.yaml") is not KEPT


def test_what_is_remembered_is_bounded() -> None:
    assert read.cache_info().maxsize == MOST_TEXTS
    assert try_answers.cache_info().maxsize == MOST_TRIALS


def test_a_text_that_cannot_be_read_holds_its_problems() -> None:
    with pytest.raises(AllianceFileError) as caught:
        read("alliancemap: 1\nanswers: {X99: 3}", "new.yaml")
    assert {problem.place.file for problem in caught.value.problems} == {"new.yaml"}


def test_an_unknown_instrument_is_a_problem_of_the_file() -> None:
    with pytest.raises(AllianceFileError) as caught:
        read(TEXT.replace("alliance_fit 1.0", "alliance_fit 9.9"), "mannkind-sanofi.yaml")
    assert any(problem.code == "FILE050" for problem in caught.value.problems)


@given(st.dictionaries(st.sampled_from(FACTORS), st.sampled_from(CHOICES), min_size=1, max_size=6))
def test_a_trial_answers_what_it_tries_and_leaves_all_else(answers: dict[str, str]) -> None:
    tried = try_answers(KEPT, trial_of(answers))
    before, after = levels(KEPT.alliance), levels(tried.alliance)
    for factor in FACTORS:
        if factor not in answers:
            assert after.get(factor) == before.get(factor)
        elif answers[factor].isdigit():
            assert after[factor] == (int(answers[factor]),) * 2
        elif answers[factor] == "unknown":
            assert after[factor] == UNKNOWN
        else:
            assert after[factor] == (-1, -1)
    assert tried.trial == trial_of(answers)
    assert KEPT.trial == ()


def test_a_trial_of_one_view_leaves_the_other_views() -> None:
    theirs = Answer("R17", "known", 4, 4, view="theirs")
    kept = judged("0", replace(KEPT.alliance, answers=(*KEPT.alliance.answers, theirs)))
    tried = try_answers(kept, (("R17", "2"),))
    assert theirs in tried.alliance.answers


@pytest.mark.parametrize("view", ["theirs", "our_guess"])
def test_a_view_reads_and_tries_its_own_answers_alone(view: View) -> None:
    other = Answer("R17", "known", 4, 4, view=view)
    kept = judged("0", replace(KEPT.alliance, answers=(*KEPT.alliance.answers, other)))
    assert views_of(kept) == ("ours", view)
    assert views_of(KEPT) == ("ours",)
    assert read_as(kept, "ours") is kept
    seen = read_as(kept, view)
    assert (seen.view, seen.digest) == (view, kept.digest)
    assert sum(theme.known for theme in seen.assessment.themes) == 1
    tried = try_answers(seen, (("R17", "2"),))
    assert tried.view == view
    assert levels(tried.alliance, view) == {"R17": (2, 2)}
    assert levels(tried.alliance) == levels(KEPT.alliance)


def test_an_answer_about_another_relation_makes_no_view() -> None:
    aside = Answer("R17", "known", 4, 4, view="theirs", relation="aside")
    assert views_of(judged("0", replace(KEPT.alliance, answers=(aside,)))) == ("ours",)


@pytest.mark.parametrize("form", KEPT.instrument.structure.forms)
def test_a_form_that_is_tried_is_drawn_and_moves_no_score(form: str) -> None:
    drawn = try_answers(KEPT, ((FORM, form),))
    assert drawn.alliance.relations[0].form == form
    assert drawn.assessment == KEPT.assessment


def test_the_files_own_form_keeps_its_words() -> None:
    own = KEPT.alliance.relations[0].form
    assert own is not None
    assert try_answers(KEPT, ((FORM, own),)).alliance == KEPT.alliance


def test_each_choice_stands_for_an_answer() -> None:
    assert tried_answer("M01", "3") == Answer("M01", "known", 3, 3)
    assert tried_answer("M01", "unknown") == Answer("M01", "unknown")
    assert tried_answer("M01", "not_relevant") == Answer("M01", "not_relevant")


def test_a_reading_speaks_both_languages() -> None:
    reading: Judged = KEPT
    assert reading.words("fr").theme("risk").name == "Risque"
    assert reading.words("en").sector == "health_technology"


def test_its_own_sentences_are_told_in_the_language_where_the_file_has_them() -> None:
    french = replace(
        KEPT.alliance,
        language="en",
        translations=(Translation("fr", aim="Vendre l’insuline inhalée dans le monde"),),
    )
    reading = judged("0", french)
    assert reading.told("fr").aim == "Vendre l’insuline inhalée dans le monde"
    assert reading.told("en").aim == KEPT.alliance.aim
    assert (reading.foreign("fr"), reading.foreign("en")) == ("en", "")
    assert judged("0", replace(KEPT.alliance, language=None)).foreign("fr") == ""
