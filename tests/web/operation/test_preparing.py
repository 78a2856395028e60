"""Two programs that start at once on the same data both serve, and the tables are made once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from web.test_serve import start


@pytest.mark.slow
def test_two_that_start_at_once_both_serve(
    tmp_path: Path, own_database: Callable[[Path], dict[str, str]]
) -> None:
    both = [start(tmp_path, "en") for _ in range(2)]
    try:
        for one in both:
            assert one.stdout is not None
            said = [one.stdout.readline() for _ in range(4)]
            assert said[3].startswith("Open http"), one.communicate(timeout=20)
    finally:
        for one in both:
            one.terminate()
    for one in both:
        _, wrong = one.communicate(timeout=30)
        assert wrong == ""
        assert one.returncode == 0
