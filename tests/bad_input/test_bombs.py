"""Small files that ask for much room are refused, and the program stays small."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from house import ROOT

# More than any good file of the size allowed needs; a bomb would ask for hundreds or thousands.
MOST_MB = 130
# Blank ones, as some spreadsheets write below and beside a table.
HARMLESS = {"five million rows", "five million cells in a row"}

if sys.platform != "linux":  # pragma: no cover
    pytest.skip("the memory of a process is read as Linux tells it", allow_module_level=True)


@pytest.mark.slow
def test_no_bomb_is_taken_and_none_fills_the_memory(tmp_path: Path) -> None:
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    told = {"PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "face_settings"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "bad_input" / "bombs.py")],
        env=os.environ | told, cwd=tmp_path, capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2_000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 26
    assert {name for name, answer, _ in lines if answer == "taken"} == HARMLESS
    grown = {name: megabytes for name, _, megabytes in lines if megabytes > MOST_MB}
    assert not grown
