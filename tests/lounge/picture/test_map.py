"""The phone's map is Python's map: for the same talk the same text, to the last byte."""

from hypothesis import given
from hypothesis import strategies as st
from lounge.picture.talks import Talk, content, operations, talks
from node import Call

from alliancemap.picture.layout import lay_out
from alliancemap.picture.miniature import miniature
from alliancemap.picture.svg import draw_svg
from alliancemap.words import LANGUAGES


def agree(painter: Call, talk: Talk, language: str) -> None:
    """Both draw the talk alike."""
    drawn = painter("draw", language, operations(talk))
    said = content(talk, language)
    whole = draw_svg(lay_out(said, "portrait"), fonts="named", prefix="Carte 1")
    assert drawn["map"].split("\n") == whole.split("\n")
    assert drawn["small"] == draw_svg(miniature(said), fonts="named", prefix="small")


@given(talks(), st.sampled_from(LANGUAGES))
def test_phone_and_server_draw_the_same_map_of_the_same_talk(
    painter: Call, talk: Talk, language: str
) -> None:
    agree(painter, talk, language)
