"""Colours are told apart without colour, and words can be read on them."""

import itertools

import pytest
from picture.contents import SAMPLES

from alliancemap.picture import colours
from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import Rect, Text

# WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for graphics (1.4.11).
TEXT, GRAPHIC = 4.5, 3.0


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2, definition)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = {
    colours.INK: (colours.WHITE, colours.GREEN_TINT, colours.ROCK_ASIDE),
    colours.GREY: (colours.WHITE,),
    colours.GREEN_INK: (colours.WHITE, colours.GREEN_TINT, colours.GREEN_PALE),
    colours.YELLOW_INK: (colours.WHITE, colours.GREEN_PALE),
    colours.BLUE_INK: (colours.WHITE, colours.BLUE_TINT, colours.BLUE_PALE),
    colours.WHITE: (colours.ROCK,),
}


@pytest.mark.parametrize("ink", GROUNDS)
def test_words_stand_out_from_everything_they_stand_on(ink: str) -> None:
    for ground in GROUNDS[ink]:
        assert contrast(ink, ground) >= TEXT, ground


def test_no_word_is_painted_in_a_colour_without_a_known_ground() -> None:
    used = {
        shape.colour
        for content in SAMPLES.values()
        for part in lay_out(content).parts
        for shape in part.shapes
        if isinstance(shape, Text)
    }
    assert used <= set(GROUNDS)


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        (colours.GREEN, colours.WHITE), (colours.GREEN, colours.GREEN_PALE),
        (colours.GREEN, colours.GREEN_TINT), (colours.YELLOW_INK, colours.WHITE),
        (colours.YELLOW_INK, colours.YELLOW), (colours.BLUE, colours.WHITE),
        (colours.BLUE, colours.BLUE_TINT), (colours.BLUE, colours.BLUE_PALE),
        (colours.RULE, colours.WHITE), (colours.INK, colours.WHITE),
        (colours.ROCK, colours.BLUE_TINT), (colours.ROCK, colours.WHITE),
    ],
)  # fmt: skip
def test_lines_that_carry_meaning_stand_out(line: str, ground: str) -> None:
    assert contrast(line, ground) >= GRAPHIC


def test_the_three_themes_differ_in_greyscale() -> None:
    greys = [luminance(colour) for colour in (colours.GREEN, colours.YELLOW, colours.BLUE)]
    for one, two in itertools.combinations(greys, 2):
        assert abs(one - two) > 0.03


def test_yellow_always_has_a_dark_outline_or_lies_inside_one() -> None:
    for part in lay_out(SAMPLES["norbank"]).parts:
        for shape in part.shapes:
            if isinstance(shape, Rect) and shape.paint.fill == colours.YELLOW:
                assert shape.paint.stroke == colours.YELLOW_INK
