"""`alliancemap next`: the same questions as the model's, in words and as JSON."""

import json

import pytest
from commanded import EXAMPLE, call

from alliancemap.instruments.load import load_words
from alliancemap.reading.asked import questions_for
from alliancemap.reading.opened import open_alliance
from alliancemap.wire import questions_to_plain


def test_json_is_the_librarys_own_result() -> None:
    for count, chosen in ((1, None), (7, None), (3, "airport_12")):
        words = ["--set", chosen] if chosen else []
        answer = call("next", EXAMPLE, "--json", "-n", str(count), *words)
        wanted = questions_to_plain(questions_for(open_alliance(EXAMPLE), count, chosen))
        assert json.loads(answer.out) == wanted


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_question_stands_with_its_five_levels(language: str) -> None:
    (question,) = questions_for(open_alliance(EXAMPLE), 1, None)
    said = load_words(sector="health_technology", language=language).factor(question.factor)
    text = " ".join(call("next", EXAMPLE, "--lang", language).out.split(" ")).replace("\n", " ")
    shown = " ".join(text.split(" "))
    for part in (said.ask, said.name, *said.levels):
        assert part.split(" ")[0] in shown
    assert question.factor in shown


def test_nothing_left_to_ask_is_said() -> None:
    text = b"alliancemap: 1\nname: A\nparties: {us: {name: A}, partner: {name: B}}\nanswers:\n"
    text += b"".join(b"  %s: 3\n" % factor.encode() for factor in load_words().factors)
    assert call("next", "-", given=text).out == "Nothing is left to find out here.\n"
