"""What is noted on a map stands beside its part, over no text, and says nothing twice."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK, NORBANK_FR, SAMPLES
from picture.strategies import contents

from alliancemap.picture.badges import Box, box_of
from alliancemap.picture.content import MapContent, MapNote
from alliancemap.picture.layout import Orientation, lay_out
from alliancemap.picture.notes import NOTE, draw_notes, target_of
from alliancemap.picture.says import with_notes
from alliancemap.picture.scene import Part, Scene, Text
from alliancemap.picture.spoken import spoken_path
from alliancemap.picture.typeset import LANDSCAPE, PORTRAIT

PARTS = (
    "title", "verdict", "market", "us", "partner", "bridge", "flow-we", "flow-they",
    "flow-together", "risk-label", "gauge-market", "gauge-value", "gauge-risk",
)  # fmt: skip
ORIENTATIONS: tuple[Orientation, ...] = ("landscape", "portrait")

notes = st.lists(
    st.builds(
        MapNote,
        part=st.sampled_from(PARTS),
        kind=st.sampled_from(["split", "condition"]),
        count=st.integers(1, 30),
        text=st.text(max_size=30),
    ),
    max_size=8,
)
both_ways = pytest.mark.parametrize("orientation", ORIENTATIONS)
every_sample = pytest.mark.parametrize("name", SAMPLES)


def badges(scene: Scene) -> list[Part]:
    return [part for part in scene.parts if part.id.startswith(NOTE)]


def meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def words_of(part: Part) -> str:
    return " ".join(line for one in part.shapes if isinstance(one, Text) for line in one.lines)


@both_ways
@given(content=contents, some=notes)
def test_a_badge_stands_on_the_page_over_no_text_and_no_other_badge(
    orientation: Orientation, content: MapContent, some: list[MapNote]
) -> None:
    scene = lay_out(replace(content, notes=tuple(some)), orientation)
    plates = [box_of(part.shapes[0]) for part in badges(scene)]
    texts = [box_of(text) for part, text in scene.texts() if not part.id.startswith(NOTE)]
    for plate in plates:
        assert plate[0] >= 0
        assert plate[1] >= 0
        assert plate[2] <= scene.width
        assert plate[3] <= scene.height
        assert not any(meet(plate, text) for text in texts)
    assert not any(meet(one, two) for one, two in itertools.combinations(plates, 2))


@both_ways
@given(content=contents, some=notes)
def test_a_badge_keeps_its_own_words_inside_its_plate(
    orientation: Orientation, content: MapContent, some: list[MapNote]
) -> None:
    floor = (PORTRAIT if orientation == "portrait" else LANDSCAPE).floor
    for part in badges(lay_out(replace(content, notes=tuple(some)), orientation)):
        plate, *inside = (box_of(shape) for shape in part.shapes)
        for box in inside:
            assert box[0] >= plate[0]
            assert box[2] <= plate[2]
        assert all(shape.size >= floor for shape in part.shapes if isinstance(shape, Text))


@both_ways
@given(content=contents)
def test_without_notes_the_map_is_the_same_to_the_last_value(
    orientation: Orientation, content: MapContent
) -> None:
    scene = lay_out(content, orientation)
    assert draw_notes(scene, ()) == scene
    assert draw_notes(scene, [MapNote("verdict", "split", 0, "nothing")]) == scene
    assert draw_notes(scene, [MapNote("nowhere", "split", 2, "no such part")]) == scene
    assert with_notes(content, ()) == content


@both_ways
@every_sample
def test_each_part_of_each_sample_has_room_for_its_badge(
    name: str, orientation: Orientation
) -> None:
    scene = lay_out(SAMPLES[name], orientation)
    noted = [MapNote(part, "split", 2, part) for part in PARTS]
    drawn = badges(draw_notes(scene, noted))
    about = {dict(part.data).get("about") for part in drawn}
    assert about - {None} == {
        part for part in PARTS if target_of(scene, MapNote(part, "split", 1, ""))
    }


@both_ways
def test_the_order_of_notes_changes_nothing_drawn(orientation: Orientation) -> None:
    some = [MapNote(part, "split", 2, part) for part in PARTS]
    first = lay_out(replace(NORBANK, notes=tuple(some)), orientation)
    second = lay_out(replace(NORBANK, notes=tuple(reversed(some))), orientation)
    assert first.parts == second.parts


def test_notes_of_one_part_and_kind_are_counted_together() -> None:
    some = (
        MapNote("flow-together", "split", 1, "one"),
        MapNote("flow-together", "split", 2, "two"),
        MapNote("flow-together", "condition", 1, "three"),
    )
    drawn = badges(lay_out(replace(NORBANK, notes=some)))
    assert [words_of(part) for part in drawn] == ["3 disagreements", "1 condition"]
    assert [part.id for part in drawn] == [
        "note-split-flow-together",
        "note-condition-flow-together",
    ]


def test_a_note_of_a_factor_stands_at_its_own_words_where_the_map_draws_them() -> None:
    scene = lay_out(NORBANK)
    drawn = target_of(scene, MapNote("gauge-risk", "split", 1, "", factor="R14"))
    absent = target_of(scene, MapNote("gauge-risk", "split", 1, "", factor="R99"))
    assert drawn is not None
    assert drawn.id == "risk-2"
    assert absent is not None
    assert absent.id == "gauge-risk"


def test_the_marks_differ_in_shape_not_only_in_words() -> None:
    some = (MapNote("us", "split", 1, ""), MapNote("partner", "condition", 1, ""))
    split, condition = badges(lay_out(replace(NORBANK, notes=some)))
    assert [type(one).__name__ for one in split.shapes] == ["Rect", "Path", "Path", "Text"]
    assert [type(one).__name__ for one in condition.shapes] == ["Rect", "Rect", "Text"]


def test_badges_have_no_colour_of_their_own() -> None:
    some = (MapNote("us", "split", 1, ""), MapNote("partner", "condition", 1, ""))
    for part in badges(lay_out(replace(NORBANK, notes=some))):
        for shape in part.shapes:
            paints = (
                (shape.colour,)
                if isinstance(shape, Text)
                else (shape.paint.fill, shape.paint.stroke)
            )
            assert set(paints) <= {None, "#ffffff", "#1a2233"}


def test_where_words_have_no_room_the_foot_says_what_the_mark_means() -> None:
    crowded = replace(
        NORBANK_FR,
        notes=tuple(MapNote(f"gauge-{one}", "split", 2, "") for one in ("market", "value")),
    )
    scene = lay_out(crowded, "portrait")
    assert [words_of(part) for part in badges(scene)] == ["2", "2", "Désaccord dans l’équipe"]
    assert scene.height > lay_out(NORBANK_FR, "portrait").height


def test_the_twin_the_ear_and_the_speaker_hear_of_the_notes() -> None:
    some = (
        MapNote("flow-together", "condition", 1, "Ada supports this if they name a second contact"),
        MapNote("gauge-value", "split", 2, "Sales and engineering differ on what they bring"),
    )
    noted = with_notes(NORBANK, some)
    assert [(row.part, row.says) for row in noted.table[-2:]] == [
        ("People disagree", "Sales and engineering differ on what they bring"),
        ("Condition of support, open", "Ada supports this if they name a second contact"),
    ]
    assert noted.description.endswith("Noted on it: 2 disagreements and 1 condition.")
    assert lay_out(noted).description == noted.description
    assert "second contact" in spoken_path(noted)[3]
