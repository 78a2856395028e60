"""The room's public names: all there, none loaded before it is used."""

import subprocess
import sys

import pytest

from alliancemap import alliance_file


def test_every_public_name_is_there() -> None:
    assert all(hasattr(alliance_file, name) for name in alliance_file.__all__)


def test_any_other_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="mistake"):
        _ = alliance_file.mistake


def test_who_reads_loads_no_writer() -> None:
    code = (
        "import sys; from alliancemap.alliance_file import read_alliance;"
        "print(*sorted({'read', 'write'} & {name.split('.')[-1] for name in sys.modules"
        " if name.startswith('alliancemap.alliance_file.')}))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.stdout.split() == ["read"]
