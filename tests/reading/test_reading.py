"""The room's public names: all there, none loaded before it is used."""

import subprocess
import sys

import pytest

from alliancemap import reading


def test_every_public_name_is_there() -> None:
    assert all(hasattr(reading, name) for name in reading.__all__)


def test_any_other_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="mistake"):
        _ = reading.mistake


def test_paper_alone_opens_no_alliance() -> None:
    code = (
        "import sys, alliancemap.reading.paper;"
        "print(*(name for name in sys.modules if name.startswith('alliancemap.')))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.stdout.split() == ["alliancemap.reading", "alliancemap.reading.paper"]
