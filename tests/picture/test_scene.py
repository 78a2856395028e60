"""Numbers are written one way, and shapes are made of them."""

from hypothesis import given
from hypothesis import strategies as st
from picture.contents import NORBANK, NORBANK_FR

from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import Paint, Text, number, polygon, strokes


def test_a_number_has_at_most_two_decimals_and_never_a_comma() -> None:
    assert [number(value) for value in (8.5, 3.0, 1 / 3, -0.001, 1600, -2.25)] == [
        "8.5", "3", "0.33", "0", "1600", "-2.25",
    ]  # fmt: skip


@given(st.floats(-10_000, 10_000))
def test_a_written_number_is_the_number_to_half_a_hundredth(value: float) -> None:
    assert abs(float(number(value)) - value) <= 0.005 + 1e-9


@given(st.floats(-2000, 2000), st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_a_sum_is_written_alike_in_whatever_order_it_was_added(
    a: float, b: float, c: float
) -> None:
    one, two, three = (round(value, 5) for value in (a, b, c))
    assert number((one + two) + three) == number(one + (two + three))


def test_a_number_between_two_hundredths_goes_to_the_even_one() -> None:
    assert [number(value) for value in (0.125, 0.375, 0.625, -0.125)] == [
        "0.12",
        "0.38",
        "0.62",
        "-0.12",
    ]


def test_a_polygon_begins_with_a_move_and_ends_closed() -> None:
    steps = polygon([(0, 0), (4, 0), (4, 3)], Paint("#ffffff")).steps
    assert [step[0] for step in steps] == ["M", "L", "L", "Z"]


def test_many_strokes_are_one_path() -> None:
    path = strokes([((0, 0), (1, 1)), ((2, 0), (3, 1))], Paint(None, "#000000", 1.0))
    assert path.steps == (("M", 0, 0), ("L", 1, 1), ("M", 2, 0), ("L", 3, 1))


def test_a_scene_yields_each_text_with_its_part() -> None:
    found = list(lay_out(NORBANK).texts())
    assert found[0][0].id == "title"
    assert found[0][1].lines == (NORBANK.title,)
    assert all(isinstance(text, Text) for _, text in found)


def test_a_notebook_shows_a_scene_by_itself_each_under_names_of_its_own() -> None:
    one, two = (lay_out(content)._repr_svg_() for content in (NORBANK, NORBANK_FR))
    assert one.startswith("<svg ")
    assert one == lay_out(NORBANK)._repr_svg_()
    names = [svg.split(' id="')[1].split('"')[0] for svg in (one, two)]
    assert names[0] != names[1]
