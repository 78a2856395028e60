"""What to find out next, as text: the question, its five levels, why, and what it is worth."""

from alliancemap.model.arithmetic import open_question
from alliancemap.model.assessment import Assessment, case_of
from alliancemap.model.judgement import judge
from alliancemap.model.plan import compile_plan
from alliancemap.model.questions import Question, next_questions
from alliancemap.reading.opened import Reading
from alliancemap.reading.paper import Paper
from alliancemap.reading.voice import Voice


def questions_for(reading: Reading, count: int, within: str | None) -> tuple[Question, ...]:
    """Return the next `count` questions of a reading.

    `within` is the id of a short set of the instrument, or None for all factors.
    """
    plan = compile_plan(reading.instrument)
    case = case_of(reading.alliance, plan, reading.assessment.view)
    allowed = next(
        (one.factors for one in reading.instrument.sets if one.id == within), plan.factors
    )
    return next_questions(judge(case).outlook, count, allowed)


def question_cards(
    questions: tuple[Question, ...], assessment: Assessment, voice: Voice, paper: Paper
) -> list[str]:
    """Return each question with its levels in words, why it is asked, and what it is worth."""
    if not questions:
        return paper.block(voice.phrase("next.nothing"), indent=0)
    lines: list[str] = []
    for question in questions:
        lines += question_card(question, assessment, voice, paper)
    return lines[:-1]


def question_card(
    question: Question, assessment: Assessment, voice: Voice, paper: Paper
) -> list[str]:
    """Return one question, an empty line after it."""
    words = voice.words.factor(question.factor)
    why = voice.result(f"why.{question.why}")
    named = [voice.words.gate(gate).name for gate in question.gates]
    style = voice.words.ask_style(question.ask_style)
    lines = [
        *paper.block(words.ask, indent=0, style="bold"),
        *paper.block(f"{question.factor} {words.name} · {style} · {why}", indent=0, style="dim"),
    ]
    for level, text in enumerate(words.levels):
        lines += paper.block(text, mark=f"{level}  ")
    for name in named:
        lines += paper.block(voice.phrase("next.gate", gate=name))
    for opened in open_question(assessment, question.factor):
        lines += paper.block(voice.says(opened), style="dim")
    return [*lines, ""]
