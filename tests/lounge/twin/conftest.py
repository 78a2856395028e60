"""The JavaScript twin in one Node process, ready to be asked what the case files ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lounge.twin.asking import Twin
from node import node


@pytest.fixture(scope="session")
def twin() -> Iterator[Twin]:
    """The twin, started once for all tests of this folder."""
    with node(Path(__file__).with_name("told.mjs")) as js:
        yield Twin(js)
