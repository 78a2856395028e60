"""The lowest and highest a number can be, and the one rounding rule."""

from dataclasses import dataclass

FULL = 4000  # level 4, the top of the scale, in thousandths


@dataclass(frozen=True, slots=True)
class Interval:
    """A number known only between two ends, in thousandths of a level. Low is never above high."""

    low: int
    high: int

    def turned(self) -> "Interval":
        """Return the range counted from the other end: protection as risk, say."""
        return Interval(FULL - self.high, FULL - self.low)


def half_up(numerator: int, denominator: int) -> int:
    """Return numerator / denominator rounded to a whole number, halves upwards.

    Whole numbers only, so that Python and JavaScript agree; the denominator is above zero.
    """
    return (2 * numerator + denominator) // (2 * denominator)
