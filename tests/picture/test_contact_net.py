"""Who knows whom as a picture: everybody and every tie is in it, told without colour."""

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.picture.colours import GREY, INK, RULE, WHITE
from alliancemap.picture.contact_net import (
    Net,
    NetGroup,
    NetPerson,
    NetTie,
    draw_net,
    placed,
    stroke,
)
from alliancemap.picture.scene import Circle, Line, Scene, Text
from alliancemap.picture.svg import draw_svg
from alliancemap.picture.typeset import extent

NAMES = st.text(st.characters(categories=("L", "Nd", "Zs")), min_size=1, max_size=60)
LEGEND = ("thick", "broken", "in a ring")


@st.composite
def nets(draw: st.DrawFn) -> Net:
    """Two or three groups of people with any ties between the columns."""
    made = iter(range(1000))
    groups = tuple(
        NetGroup(
            draw(NAMES),
            column,  # type: ignore[arg-type]
            tuple(
                NetPerson(f"p{next(made)}", draw(NAMES), draw(NAMES), draw(st.booleans()))
                for _ in range(draw(st.integers(0, 5)))
            ),
        )
        for column in ("left", "right", "right")
    )
    left = [one.id for one in groups[0].people]
    right = [one.id for group in groups[1:] for one in group.people]
    pairs = [(one, other) for one in left for other in right]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    ties = tuple(
        NetTie(one, other, draw(st.integers(0, 4)), draw(st.booleans())) for one, other in chosen
    )
    return Net("en", "Who knows whom", "…", groups, ties, LEGEND)


def texts(scene: Scene) -> list[Text]:
    return [text for _, text in scene.texts()]


@given(nets())
def test_every_tie_joins_the_spots_of_its_two_people(net: Net) -> None:
    scene = draw_net(net)
    _, spots, _ = placed(net.groups)
    lines = [part.shapes[0] for part in scene.parts if part.id.startswith("tie-")]
    assert len(lines) == len(net.ties)
    for line, tie in zip(lines, net.ties, strict=True):
        assert isinstance(line, Line)
        assert (line.x1, line.y1) == spots[tie.one]
        assert (line.x2, line.y2) == spots[tie.other]


@given(nets())
def test_everything_lies_within_the_picture_and_no_words_run_into_a_spot(net: Net) -> None:
    scene = draw_net(net)
    spots = placed(net.groups)[1].values()
    for text in texts(scene):
        left, top, right, bottom = extent(text)
        assert 0 <= left <= right <= scene.width
        assert 0 <= top <= bottom <= scene.height
    for part in scene.parts:
        if part.id.startswith("person-"):
            for shape in part.shapes:
                if isinstance(shape, Text):
                    left, _, right, _ = extent(shape)
                    assert all(not left < x < right for x, _ in spots)


@given(nets())
def test_words_of_neighbours_do_not_overlap(net: Net) -> None:
    scene = draw_net(net)
    boxes = [extent(text) for text in texts(scene)]
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = (
                right <= other[0]
                or other[2] <= left
                or bottom <= other[1] + 0.01
                or other[3] <= top + 0.01
            )
            assert apart


@given(nets())
def test_a_ring_is_drawn_for_those_on_whom_all_hangs_and_nobody_else(net: Net) -> None:
    scene = draw_net(net)
    ringed = {
        part.id
        for part in scene.parts
        if part.id.startswith("person-")
        and sum(isinstance(shape, Circle) for shape in part.shapes) == 2
    }
    assert ringed == {
        f"person-{one.id}" for group in net.groups for one in group.people if one.is_single
    }


@given(nets())
def test_nothing_is_told_by_a_hue(net: Net) -> None:
    svg = draw_svg(draw_net(net), fonts="named")
    import re

    assert set(re.findall(r"#[0-9a-f]{6}\b", svg)) <= {INK, GREY, RULE, WHITE}


def test_more_kinds_make_a_thicker_line_and_age_breaks_it() -> None:
    widths = [stroke(kinds, is_faded=False).width for kinds in range(5)]
    assert widths == sorted(set(widths))
    assert stroke(4, is_faded=True).dash
    assert not stroke(4, is_faded=False).dash


def test_a_tie_to_somebody_who_is_not_there_is_left_out() -> None:
    net = Net("en", "t", "d", (NetGroup("Us", "left", ()),), (NetTie("a", "b", 1, False),), LEGEND)
    assert not [part for part in draw_net(net).parts if part.id.startswith("tie-")]
