"""How far people differ over a word: the share of pairs of them who understand it differently."""

from collections import Counter
from collections.abc import Hashable, Iterable
from fractions import Fraction


def differing(readings: Iterable[Hashable]) -> Fraction:
    """Return the share, 0 to 1, of pairs of people who hold different readings; 0 for one person.

    It is Simpson's index of diversity, drawn without replacement (Simpson 1949, Nature 163:688).
    """
    held = Counter(readings)
    people = held.total()
    if people < 2:
        return Fraction(0)
    alike = sum(count * (count - 1) for count in held.values())
    return 1 - Fraction(alike, people * (people - 1))
