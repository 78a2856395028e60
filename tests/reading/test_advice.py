"""The advice as text: two forms with reasons and objection, safeguards, questions, no verdict."""

import pytest
from commanded import EXAMPLES
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, GOOD, alliance

from alliancemap.model.alliance import Party
from alliancemap.model.answers import Span
from alliancemap.reading.advice import advice_lines, size_sentence
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
