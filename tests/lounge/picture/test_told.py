"""What the phone says of a talk is what Python's map says of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lounge.picture.talks import Said, Talk, content, operations, talks
from node import Call

from alliancemap.model.verdict import COUNTED_FROM
from alliancemap.picture.compose import SHORT_NOTE
from alliancemap.words import LANGUAGES


@given(talks(), st.sampled_from(LANGUAGES))
def test_phone_and_server_say_the_same(painter: Call, talk: Talk, language: str) -> None:
    told = painter("tell", language, operations(talk))
    said = content(talk, language)
    assert told["title"] == said.title
    assert (told["verdict"], told["verdictWords"]) == (said.verdict, said.verdict_words)
    assert told["verdictLine"] == said.verdict_line
    assert (told["dots"], told["dotsWords"]) == (said.dots_yes, said.dots_words)
    assert told["market"] == [said.market_low, said.market_high]
    assert told["tide"] == [said.tide_known, said.tide_possible]
    assert [(one["factor"], one["text"], one["isSuspected"]) for one in told["risks"]] == [
        (mark.factor, mark.text, mark.suspected) for mark in said.risks
    ]
    assert [(one["gate"], one["text"], one["isAside"], one["reason"]) for one in told["rocks"]] == [
        (rock.gate, rock.text, rock.set_aside, rock.reason) for rock in said.rocks
    ]
    assert [
        (one["theme"], one["name"], one["word"], one["knownWords"]) for one in told["gauges"]
    ] == [(gauge.theme, gauge.name, gauge.word, gauge.known_words) for gauge in said.gauges]
    assert [(one["low"], one["high"], one["point"]) for one in told["gauges"]] == [
        (gauge.low, gauge.high, gauge.point) for gauge in said.gauges
    ]
    assert told["foot"] == said.foot
    assert told["description"] == said.description


@pytest.mark.parametrize(
    ("known", "early"), [(0, True), (COUNTED_FROM - 1, True), (COUNTED_FROM, False)]
)
def test_dots_are_counted_from_six_known_answers_on(painter: Call, known: int, early: bool) -> None:
    answers = {f"R{number:02}": Said(2) for number in range(1, known + 1)}
    told = painter("tell", "en", operations(Talk("Blue Heron", answers=answers)))
    assert told["isEarly"] is early
    assert (told["dots"] is None) is early


@pytest.mark.parametrize(("length", "shown"), [(SHORT_NOTE, True), (SHORT_NOTE + 1, False)])
def test_a_short_note_stands_for_the_risks_label_counted_in_letters(
    painter: Call, length: int, shown: bool
) -> None:
    note = "👍" * length
    talk = Talk("Blue Heron", answers={"R10": Said(0, None, note)})
    told = painter("tell", "en", operations(talk))
    assert (told["risks"][0]["text"] == note) is shown


@pytest.mark.parametrize(
    ("more", "whole"),
    [
        ({}, True),
        ({"aim": "Sell it together"}, False),
        ({"parties": {}}, False),
        ({"parties": {"us": {"name": "Heron SARL"}, "partner": {"name": "Blue"}}}, False),
    ],
)
def test_a_talk_is_drawn_whole_unless_its_file_says_what_the_phone_does_not_draw(
    painter: Call, more: dict[str, Any], whole: bool
) -> None:
    talk = operations(Talk("Blue Heron"))
    again = painter("openedAgain", "en", talk, 1_800_000_000_000)
    file = again[-1]["value"]
    again[-1] = again[-1] | {"value": file | more}
    assert painter("isWholeTalk", "en", talk) is True
    assert painter("isWholeTalk", "en", again) is whole
