"""The next questions: the model's own first, each in turn; the short sets keep to themselves."""

from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, GOOD, INSTRUMENT, alliance

from alliancemap.model.answers import Span
from alliancemap.model.assessment import case_of
from alliancemap.model.judgement import judge
from alliancemap.model.plan import compile_plan
from alliancemap.model.questions import next_questions, rank_questions
from alliancemap.reading.asked import question_cards, questions_for
from alliancemap.reading.opened import reading_of
from alliancemap.reading.paper import Paper, columns

SETS = {one.id: one.factors for one in INSTRUMENT.sets}


@one_in(2)
@given(answers=ANSWERS, chosen=st.sampled_from([None, *SETS]), count=st.integers(1, 8))
def test_the_first_is_the_models_next_and_more_only_add(
    answers: dict[str, Span | None], chosen: str | None, count: int
) -> None:
    reading = reading_of(alliance(answers))
    within = SETS[chosen] if chosen else None
    plan = compile_plan(reading.instrument)
    outlook = judge(case_of(reading.alliance, plan)).outlook
    questions = questions_for(reading, count, chosen)
    assert questions[:1] == next_questions(outlook, 1, within)
    assert questions == questions_for(reading, count + 1, chosen)[:count]
    assert len(questions) == min(count, len(rank_questions(outlook, within)))
    assert all(within is None or question.factor in within for question in questions)


@one_in(2)
@given(answers=ANSWERS, language=st.sampled_from(["en", "fr"]))
def test_a_question_stands_with_its_levels_its_reason_and_its_worth(
    answers: dict[str, Span | None], language: str
) -> None:
    reading = reading_of(alliance(answers), language)
    voice = reading.voice()
    questions = questions_for(reading, 2, None)
    lines = question_cards(questions, reading.assessment, voice, Paper(60))
    text = " ".join(" ".join(lines).split())
    assert all(columns(line) <= 60 for line in lines)
    for question in questions:
        said = voice.words.factor(question.factor)
        parts = [said.ask, *said.levels, voice.result(f"why.{question.why}")]
        parts += [voice.words.gate(gate).name for gate in question.gates]
        assert all(" ".join(part.split()) in text for part in parts)


def test_when_all_is_known_that_is_said() -> None:
    reading = reading_of(alliance(GOOD))
    assert questions_for(reading, 3, None) == ()
    assert question_cards((), reading.assessment, reading.voice(), Paper()) == [
        reading.voice().phrase("next.nothing")
    ]
