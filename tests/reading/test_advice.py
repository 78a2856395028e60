"""The advice as text: two forms with reasons and objection, safeguards, questions, no verdict."""

from dataclasses import replace

import pytest
from commanded import EXAMPLES
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, GOOD, alliance

from alliancemap.model.alliance import Party
from alliancemap.model.answers import Span
from alliancemap.reading.advice import advice_lines, chosen_form_lines, size_sentence
from alliancemap.reading.opened import open_alliance, reading_of
from alliancemap.reading.paper import Paper, columns

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def words(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_the_best_two_forms_stand_with_reasons_objection_and_safeguards(
    name: str, language: str
) -> None:
    reading = open_alliance(EXAMPLES / f"{name}.yaml", language)
    advice, voice = reading.assessment.structure, reading.voice()
    text = words(advice_lines(reading, Paper()))
    for form in advice.best:
        found = advice.form(form)
        assert voice.words.form(form).name in text
        pleas = [voice.words.rule(plea.rule).because for plea in found.reasons]
        if found.objection:
            pleas.append(voice.words.rule(found.objection.rule).objection)
        assert all(" ".join(plea.split()) in text for plea in pleas)
    for weakness in advice.weaknesses:
        assert " ".join(voice.words.clause(weakness.clause).text.split()) in text
    for question in advice.lawyer_questions:
        assert " ".join(voice.words.lawyer_question(question).split()) in text


@one_in(2)
@given(answers=ANSWERS, language=st.sampled_from(["en", "fr"]), width=st.integers(60, 100))
def test_all_advice_fits_its_paper(
    answers: dict[str, Span | None], language: str, width: int
) -> None:
    lines = advice_lines(reading_of(alliance(answers), language), Paper(width), with_rules=True)
    assert all(columns(line) <= width for line in lines)


def test_while_a_gate_is_fired_waiting_comes_first() -> None:
    reading = reading_of(alliance(GOOD | {"R17": (0, 0)}))
    text = words(advice_lines(reading, Paper()))
    waiting = " ".join(reading.voice().result("structure.waiting").split())
    assert waiting in text
    assert text.index(waiting) < text.index("1. Once it is repaired:")


@pytest.mark.parametrize(
    ("ours", "theirs", "code"),
    [(20, 40, "plain"), (20, 4000, "flagged"), (20, 10, "small"), (None, 4000, "unknown")],
)
def test_their_size_is_said_by_its_ratio(ours: int | None, theirs: int, code: str) -> None:
    parties = (
        Party("us", "us", "Us", people=ours),
        Party("partner", "partner", "Giant", people=theirs),
    )
    reading = reading_of(alliance(GOOD, parties=parties))
    voice = reading.voice()
    ratio = reading.assessment.asymmetry.size_ratio or 0
    assert size_sentence(reading.assessment, voice) == voice.result(f"size.{code}", ratio=ratio)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", ["K1", "K2", "E", "JV", "W"])
def test_one_form_stands_with_every_rule_for_and_against_it(form: str, language: str) -> None:
    reading = open_alliance(EXAMPLES / "mannkind-sanofi.yaml", language)
    voice, advice = reading.voice(), reading.assessment.structure
    text = words(chosen_form_lines(reading, form, Paper()))
    before, after = text.split(f" {voice.phrase('advice.against')} ")
    for plea in advice.form(form).pleas:
        said = voice.words.rule(plea.rule)
        part, because = (before, said.because) if plea.sign > 0 else (after, said.objection)
        assert " ".join(because.split()) in part
        assert f"({plea.rule}, " in part
    place = 1 + [one.form for one in advice.forms].index(form)
    assert voice.phrase("advice.place", place=place, count=5) in text


@one_in(2)
@given(answers=ANSWERS, language=st.sampled_from(["en", "fr"]), width=st.integers(60, 100))
def test_one_form_fits_its_paper_and_says_first_that_no_form_cures_a_deal_breaker(
    answers: dict[str, Span | None], language: str, width: int
) -> None:
    reading = reading_of(alliance(answers), language)
    lines = chosen_form_lines(reading, "E", Paper(width), with_rules=True)
    assert all(columns(line) <= width for line in lines)
    waiting = words([reading.voice().result("structure.waiting")])
    assert (waiting in words(lines)) == reading.assessment.structure.is_waiting


def test_a_form_about_which_no_rule_speaks_says_so() -> None:
    reading = reading_of(alliance({}))
    advice = reading.assessment.structure
    silent = replace(advice.forms[0], pleas=())
    assessment = replace(
        reading.assessment, structure=replace(advice, forms=(silent, *advice.forms[1:]))
    )
    text = words(chosen_form_lines(replace(reading, assessment=assessment), silent.form, Paper()))
    assert text.count(reading.voice().phrase("advice.no_rule")) == 2
