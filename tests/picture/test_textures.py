"""Textures stay within what they fill."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.picture.scene import Paint
from alliancemap.picture.textures import grass, hatch, wave

LINE = Paint(None, "#1b7f4b", 1.0)


@given(st.floats(0, 500), st.floats(1, 80), st.floats(20, 900), st.floats(3, 30))
def test_hatching_is_cut_to_its_rectangle(
    left: float, tall: float, wide: float, step: float
) -> None:
    for _, x, y in hatch(left, 100, left + wide, 100 + tall, step, LINE).steps:
        assert left - 0.01 <= x <= left + wide + 0.01
        assert 99.99 <= y <= 100.01 + tall


def test_hatching_runs_diagonally() -> None:
    steps = hatch(0, 0, 100, 20, 10, LINE).steps
    for (_, x1, y1), (_, x2, y2) in zip(steps[::2], steps[1::2], strict=True):
        assert x1 - x2 == pytest.approx(y1 - y2)


def test_grass_hangs_evenly_between_its_ends() -> None:
    xs = [step[1] for step in grass(0, 100, 5, 6, 9, LINE).steps][::2]
    assert xs[0] - 0 == pytest.approx(100 - xs[-1])
    assert {round(two - one, 6) for one, two in itertools.pairwise(xs)} == {9}


@given(st.floats(100, 1500), st.floats(20, 300))
def test_a_wave_starts_and_ends_on_its_level(wide: float, half: float) -> None:
    steps = wave(0, wide, 50, 4, half)
    assert steps[0] == ("M", 0, 50)
    assert steps[-1][-1] == 50
    assert steps[-1][-2] == pytest.approx(wide)


def test_a_wave_rises_and_falls_as_high_as_said() -> None:
    # A cubic curve with both handles at height h peaks at three quarters of h.
    handles = [step[2] for step in wave(0, 400, 50, 4, 100)[1:]]
    assert [round((handle - 50) * 0.75, 6) for handle in handles] == [-4, 4, -4, 4]
