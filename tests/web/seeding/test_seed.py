"""`alliancemap seed` from the outside: what it says, and that it adds to nothing that is there."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alliancemap.words import error_sentence

SEED = "import sys; from alliancemap_web.seeding.seed import seed; sys.exit(seed(2, 1, 3, 1, sys.argv[1], 1, 'en'))"  # noqa: E501


@pytest.mark.slow
def test_firms_are_made_once_and_never_beside_others(
    tmp_path: Path, own_database: Callable[[Path], dict[str, str]]
) -> None:
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    given = kept | own_database(tmp_path) | {"PYTHONUTF8": "1"}
    command = [sys.executable, "-c", SEED, str(tmp_path)]
    first = subprocess.run(command, env=given, capture_output=True, text=True)
    assert (first.returncode, first.stderr) == (0, "")
    assert re.search(r"2 made-up firms with \d+ people, 2 alliances and 6 answers", first.stdout)
    assert "person0@firm1.example: " in first.stdout
    again = subprocess.run(command, env=given, capture_output=True, text=True)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == f"alliancemap: WEB024 {error_sentence('WEB024', 'en')}\n"
