"""The field and the water in a stencil: edges that stand, lines that wait at height 0."""

from dataclasses import replace

from picture.contents import ALL_GATES, NORBANK

from alliancemap.picture.field import draw_field
from alliancemap.picture.scene import Path
from alliancemap.picture.stencil_levels import field_data, rock_data, tide_data
from alliancemap.picture.svg import draw_shape
from alliancemap.picture.typeset import LANDSCAPE
from alliancemap.picture.water import draw_tide, rock_shapes


def test_the_lines_of_the_field_wait_at_height_0_to_be_moved_to_their_level() -> None:
    data = field_data(10, 20, 30, 40, 50)
    assert data["sureEdge"].count('="~0"') == data["possibleEdge"].count('="~0"') == 2
    assert "~0" not in data["edge"]


def test_a_field_is_painted_as_the_map_paints_it() -> None:
    content = replace(NORBANK, market_low=1000, market_high=3000)
    (field, _), ground, end = draw_field(
        content, 10, 500, 30, LANDSCAPE, zone=90, depth=60, gutter=92
    )
    data = field_data(10, 500, 30, ground, end - ground)
    drawn = [draw_shape(shape) for shape in field.shapes]
    assert drawn[0].endswith(f"{data['sure']}/>")
    assert drawn[1].endswith(f"{data['possible']}/>")
    assert drawn[2].endswith(f"{data['hatch']}/>")
    assert data["edge"].replace("~", "") in "".join(drawn)


def test_the_water_is_painted_as_the_map_paints_it() -> None:
    content = replace(NORBANK, tide_known=1000, tide_possible=3500)
    drawn = [
        draw_shape(shape) for shape in draw_tide(content, 0, 600, 656, 74, 762, 100, 20).shapes
    ]
    data = tide_data(0, 600, 656, 74, 762, 100, 20)
    names = ("possible", "known", "possibleWaves", "knownWaves", "possibleEdge", "knownEdge")
    assert [
        shape.endswith(f"{data[name]}/>") for shape, name in zip(drawn, names, strict=True)
    ] == [True] * len(names)


def test_a_rock_in_a_box_of_one_is_its_outline() -> None:
    data = rock_data()
    for rock in ALL_GATES.rocks:
        (shape,) = rock_shapes(rock, 0, 0, 1, 1)
        assert isinstance(shape, Path)
        assert [tuple(step[1:]) for step in shape.steps[:-1]] == list(data["outline"])
        paint = data["aside" if rock.set_aside else "fired"]
        assert draw_shape(shape).endswith(f"{paint}/>")
