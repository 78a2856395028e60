"""The small map's stencil holds all that answers cannot change."""

from dataclasses import replace

import pytest
from picture.contents import ALL_GATES
from picture.stencils import nothing_said

from alliancemap.picture.content import MapContent
from alliancemap.picture.miniature import miniature
from alliancemap.picture.stencil_small import MOVING, small_stencil
from alliancemap.picture.svg import draw_svg


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "answered",
    [
        {"market_low": 1200, "market_high": 1300, "tide_known": 3900, "tide_possible": 4000},
        {"rocks": ALL_GATES.rocks, "verdict": "promising", "dots_yes": 20},
        {"title": "Blue Heron", "risks": (), "description": "Anything"},
    ],
)
def test_no_answer_changes_the_stencil(language: str, answered: dict[str, object]) -> None:
    blank = nothing_said(language)
    said: MapContent = replace(blank, **answered)  # type: ignore[arg-type]
    assert small_stencil(said) == small_stencil(blank)


def test_head_and_still_parts_are_those_of_the_small_map() -> None:
    blank = nothing_said()
    data = small_stencil(blank)
    drawn = draw_svg(miniature(blank), fonts="named", prefix="map")
    still = "".join(f'<g id="map{part}' for part in data["still"])
    assert drawn.startswith(f'<svg xmlns="http://www.w3.org/2000/svg" id="map"{data["head"]}<g ')
    assert drawn.endswith(f"{still}</svg>\n")
    assert not any(f'data-part="{part}"' in still for part in MOVING)
