"""What is loaded for good is not looked through again, and pages do not wait for the search."""

import gc
from collections.abc import Iterator

import pytest

from alliancemap_web.memory import THRESHOLDS, settle


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The collector of the tests as it was."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_what_is_loaded_is_out_of_the_search() -> None:
    settle()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold() == THRESHOLDS


class Circle:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.me = self


def test_what_a_page_leaves_in_circles_still_goes() -> None:
    settle()
    made = THRESHOLDS[0] * 3
    for _ in range(made):
        Circle()
    assert sum(isinstance(one, Circle) for one in gc.get_objects()) < made // 2
