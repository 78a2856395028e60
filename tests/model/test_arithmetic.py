"""Every number opened to its arithmetic."""

import model.readings as case
import pytest
from fewer import one_in
from hypothesis import given
from model.readings import ANSWERS

from alliancemap.instruments import load_words
from alliancemap.instruments.names import naming
from alliancemap.model.alliance import SetAside
from alliancemap.model.answers import Span
from alliancemap.model.arithmetic import open_number, topics
from alliancemap.model.assessment import assess, case_of
from alliancemap.model.message import Message
from alliancemap.words import LANGUAGES, say


def opened(answers: dict[str, Span | None], topic: str) -> tuple[Message, ...]:
    """The arithmetic behind one topic of an alliance with these answers."""
    alliance = case.alliance(answers)
    return open_number(case_of(alliance, case.plan()), case.read(answers), topic)


def test_a_themes_sums_divide_to_its_range() -> None:
    line = opened({"M01": (3, 3), "M02": (1, 2)}, "market")[0]
    assert line.value("sum_low") == 4
    assert line.value("sum_high") == 5 + 11 * 4
    assert line.value("weight") == 13
    assert line.value("low_score") == round(1000 * 4 / 13)


def test_what_is_not_relevant_is_said_to_be_left_out() -> None:
    codes = {line.code: line for line in opened({"M01": None}, "market")}
    assert codes["sum.left_out"].value("factors") == ("M01",)


def test_risk_is_opened_both_ways_round() -> None:
    lines = {line.code: line for line in opened(dict.fromkeys(case.FACTORS, (1, 1)), "risk")}
    assert lines["sum.theme"].value("low_score") == 1000
    assert lines["sum.risk_turned"].value("low_score") == 3000


def test_the_qualities_share_out_all_futures() -> None:
    lines = opened({"V01": (4, 4), "R01": (0, 0)}, "futures")
    qualities = [line for line in lines if line.code == "sum.quality"]
    assert len(qualities) == 5
    for share in ("before_share", "now_share"):
        assert sum(int(line.value(share)) for line in qualities) == pytest.approx(1000, abs=3)


def test_the_share_is_the_qualities_mean() -> None:
    lines = opened({"V01": (4, 4), "R01": (0, 0)}, "futures")
    whole = sum(
        int(line.value("now_share")) * int(line.value("yes_share"))
        for line in lines
        if line.code == "sum.quality"
    )
    assert whole / 1000 == pytest.approx(int(lines[-1].value("share")), abs=2)


def test_a_forms_points_are_the_sum_of_its_pleas() -> None:
    lines = opened({"R18": (0, 0)}, "W")
    pleas = sum(int(str(line.value("points"))) for line in lines[:-1])
    assert lines[-1].value("ours") == pleas


def test_the_verdict_is_the_last_line_of_its_conditions() -> None:
    assert opened({}, "verdict")[-1].value("verdict") == "unclear"


def test_a_settled_factor_has_no_question_left() -> None:
    codes = {line.code for line in opened({"M01": (2, 2)}, "M01")}
    assert "sum.question" not in codes
    assert "sum.question" in {line.code for line in opened({}, "M01")}


def test_an_unknown_topic_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        opened({}, "weather")


@one_in(15)
@given(ANSWERS)
def test_every_topic_opens_to_sentences_in_both_languages(
    answers: dict[str, Span | None],
) -> None:
    alliance = case.alliance(answers)
    judged = case_of(alliance, case.plan())
    reading = case.read(answers)
    for language in LANGUAGES:
        name_of = naming(load_words(sector="health_technology", language=language))
        for topic in topics(case.INSTRUMENT):
            for line in open_number(judged, reading, topic):
                sentence = say(line, language, name_of)
                assert "{" not in sentence
                assert sentence.endswith((".", "»."))


def test_a_gate_set_aside_is_said_with_the_answer_that_would_fire_it() -> None:
    alliance = case.alliance({"R17": (0, 0)}, set_aside=(SetAside("R17", "They pay for it"),))
    read = assess(alliance, case.INSTRUMENT)
    codes = [line.code for line in open_number(case_of(alliance, case.plan()), read, "R17")]
    assert codes.index("sum.gate_aside") == codes.index("sum.gate") + 1
    assert "sum.gate_aside" not in [line.code for line in opened({"R17": (0, 0)}, "R17")]


def test_own_weights_are_said_where_they_divide() -> None:
    alliance = case.alliance({"M01": (3, 3)}, weights=(("M01", 4),))
    read = assess(alliance, case.INSTRUMENT)
    lines = open_number(case_of(alliance, case.plan()), read, "market")
    weighted = next(line for line in lines if line.code == "sum.weighted")
    assert weighted.value("weight") == 16
    assert "sum.weighted" not in [line.code for line in opened({"M01": (3, 3)}, "market")]


def test_a_level_is_said_as_one_number_and_a_range_as_two() -> None:
    assert opened({"M01": (3, 3)}, "M01")[0].code == "sum.factor_point"
    assert opened({"M01": (2, 3)}, "M01")[0].code == "sum.factor"
