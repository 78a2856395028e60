"""The square picture (QR code) that a phone's camera reads, as lines of an SVG path."""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]
from qrcode.main import QRCode  # type: ignore[import-untyped]

# Empty modules around it, without which cameras do not find it (ISO/IEC 18004).
MARGIN = 4


@dataclass(frozen=True, slots=True)
class Square:
    """A picture `size` units wide and high, its dark parts drawn by `path`."""

    size: int
    path: str


def square(text: str) -> Square:
    """Return the picture of a text, each run of dark modules one rectangle."""
    made = QRCode(border=0, error_correction=ERROR_CORRECT_M)
    made.add_data(text)
    made.make(fit=True)
    rows = made.get_matrix()
    return Square(
        size=len(rows) + 2 * MARGIN,
        path="".join(
            f"M{start + MARGIN} {top + MARGIN}h{length}v1h-{length}z"
            for top, row in enumerate(rows)
            for start, length in runs(row)
        ),
    )


def runs(row: list[bool]) -> list[tuple[int, int]]:
    """Return where dark modules begin in a row, and how many stand together."""
    found: list[tuple[int, int]] = []
    for place, is_dark in enumerate(row):
        if not is_dark:
            continue
        if found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found
