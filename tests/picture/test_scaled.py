"""A scene at another size keeps its proportions."""

import pytest
from picture.contents import SAMPLES

from alliancemap.picture.layout import lay_out
from alliancemap.picture.scaled import scaled


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_a_scene_scaled_back_is_the_scene(name: str, factor: float) -> None:
    scene = lay_out(SAMPLES[name])
    assert scaled(scaled(scene, factor), 1 / factor) == scene


def test_every_text_is_scaled_with_its_size_and_moved() -> None:
    scene = lay_out(SAMPLES[next(iter(SAMPLES))])
    half = scaled(scene, 0.5, 10, 20)
    assert (half.width, half.height) == (scene.width / 2, scene.height / 2)
    for (_, before), (_, after) in zip(scene.texts(), half.texts(), strict=True):
        assert after.size == before.size / 2
        assert (after.x, after.y) == (before.x / 2 + 10, before.y / 2 + 20)
