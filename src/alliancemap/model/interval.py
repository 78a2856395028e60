"""The lowest and highest a number can be, and the one rounding rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A number known only between two ends, in thousandths of a level. Low is never above high."""

    low: int
    high: int

    @property
    def is_point(self) -> bool:
        """Say whether the number is known exactly."""
        return self.low == self.high


def half_up(numerator: int, denominator: int) -> int:
    """Return numerator / denominator rounded to a whole number, halves upwards.

    Whole numbers only, so that Python and JavaScript agree; the denominator is above zero.
    """
    return (2 * numerator + denominator) // (2 * denominator)
