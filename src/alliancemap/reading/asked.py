"""What to find out next, as text: the question, its five levels, why, and what it is worth."""

from alliancemap.model.arithmetic import open_question
from alliancemap.model.assessment import Assessment, case_of
from alliancemap.model.judgement import judge
from alliancemap.model.plan import compile_plan
from alliancemap.model.questions import Question, in_talk_order, rank_questions
from alliancemap.reading.opened import Reading
from alliancemap.reading.paper import Paper
from alliancemap.reading.voice import Voice

# Among the five most worth it the order of a natural talk decides, as in `next_question`.
LOOKED_AT = 5


def next_questions(reading: Reading, count: int, within: str | None) -> tuple[Question, ...]:
    """Return the next `count` questions, each the one to ask once those before are answered alike.

    `within` is the id of a short set of the instrument, or None for all factors.
    """
    plan = compile_plan(reading.instrument)
    case = case_of(reading.alliance, plan, reading.assessment.view)
    allowed = next(
        (one.factors for one in reading.instrument.sets if one.id == within), plan.factors
    )
    left = list(rank_questions(judge(case).outlook, allowed))
    chosen: list[Question] = []
    while left and len(chosen) < count:
        first = in_talk_order(left[:LOOKED_AT], plan.factors)[0]
        chosen.append(first)
        left.remove(first)
    return tuple(chosen)


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
