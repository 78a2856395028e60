"""The square picture that a phone's camera reads."""

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from alliancemap_web.people.squares import MARGIN, runs, square


def painted(path: str) -> set[tuple[int, int]]:
    """The units that a path darkens."""
    dark = set()
    for start, top, length, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path):
        assert length == back
        dark |= {(int(start) + step, int(top)) for step in range(int(length))}
    return dark


@given(st.text(alphabet="otpauh:/?=&ABC234", min_size=1, max_size=120))
def test_the_path_paints_the_dark_modules_and_nothing_else(text: str) -> None:
    made = QRCode(border=MARGIN, error_correction=ERROR_CORRECT_M)
    made.add_data(text)
    rows = made.get_matrix()
    picture = square(text)
    assert picture.size == len(rows)
    assert painted(picture.path) == {
        (left, top) for top, row in enumerate(rows) for left, dark in enumerate(row) if dark
    }


@given(st.lists(st.booleans(), max_size=40))
def test_runs_cover_what_is_dark_and_never_touch(row: list[bool]) -> None:
    found = runs(row)
    covered = [place for start, length in found for place in range(start, start + length)]
    assert covered == [place for place, dark in enumerate(row) if dark]
    assert all(sum(one) < after[0] for one, after in itertools.pairwise(found))
