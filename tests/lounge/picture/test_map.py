"""The phone's map is Python's map: for the same talk the same text, to the last byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lounge.picture.talks import (
    SET_ASIDE,
    Said,
    Talk,
    contents,
    contents_of,
    operations,
    plan_of,
    talks,
    texts,
)
from node import Call

from alliancemap.picture.layout import lay_out
from alliancemap.picture.miniature import miniature
from alliancemap.picture.svg import draw_svg
from alliancemap.words import LANGUAGES


def agree(painter: Call, talk: Talk) -> None:
    """Phone and Python draw the talk alike, whole and small, in both languages."""
    for language, said in contents(talk).items():
        drawn = painter("draw", language, operations(talk))
        whole = draw_svg(lay_out(said, "portrait"), fonts="named", prefix="Carte 1")
        # Line by line, so that a difference shows the part it lies in.
        assert drawn["map"].split("\n") == whole.split("\n")
        assert drawn["small"] == draw_svg(miniature(said), fonts="named", prefix="small")


@given(talks())
def test_phone_and_server_draw_the_same_map_of_the_same_talk(painter: Call, talk: Talk) -> None:
    agree(painter, talk)


@given(talks(), st.sampled_from(LANGUAGES), texts(20))
def test_a_file_saved_wiped_and_opened_again_gives_the_same_picture_on_phone_and_server(
    painter: Call, talk: Talk, language: str, renamed: str
) -> None:
    done = operations(talk)
    again = painter("openedAgain", language, done, int(talk.begun.timestamp() * 1000) + 10**9)
    assert painter("isWholeTalk", language, again)
    assert painter("draw", language, again) == painter("draw", language, done)
    other = again[0] | {"id": done[0]["id"], "value": renamed}
    other["stamp"] = "899999999999998-0000-0a0b0c0d"
    for opened in (again, [*again, other]):
        said = contents_of(opened, talk.sector, (language,))[language]
        whole = draw_svg(lay_out(said, "portrait"), fonts="named", prefix="Carte 1")
        assert painter("draw", language, opened)["map"].split("\n") == whole.split("\n")


@pytest.mark.parametrize("sector", ["general_hi_tech", "health_technology"])
@pytest.mark.parametrize("level", [0, 1, 2, 3, 4, [0, 4], "unknown", "not_relevant"])
def test_they_agree_where_every_answer_is_the_same(
    painter: Call, sector: str, level: int | list[int] | str
) -> None:
    plan = plan_of(sector)
    agree(painter, Talk("Blue Heron", sector, dict.fromkeys(plan.factors, Said(level))))


def test_they_agree_when_every_deal_breaker_is_set_aside(painter: Call) -> None:
    asides = {gate: f"We accept it, reason {place}" for place, gate in enumerate(SET_ASIDE)}
    agree(painter, Talk("Blue Heron", "health_technology", asides=asides))


@pytest.mark.parametrize(
    "name", ["", " ", "\x07", "a\x07b", "~5 ^5", "{name} {title}", "$& $1", "W" * 300, "漢字" * 90]
)
def test_they_agree_on_any_name(painter: Call, name: str) -> None:
    agree(painter, Talk(name))
