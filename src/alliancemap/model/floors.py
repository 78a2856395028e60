"""When answers without names may be shown, so that nobody's can be told by taking others away.

Nothing is shown of fewer than FLOOR answers, neither alone nor as what is left when what is shown
is taken from something else that is shown. That holds within one factor (a function's answers
against all), and between two times that the same was asked (one circle of people against another).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

FLOOR = 4
OTHERS = "others"


def groups(functions: Sequence[str], floor: int = FLOOR) -> tuple[str, ...]:
    """Return for each answer the group it is shown in: a function, or OTHERS for all smaller ones.

    Each group has at least `floor` answers: where what is left over has fewer, the smallest shown
    function joins it, until it has enough. All are OTHERS where no function can be told apart; none
    is shown, an empty tuple, of fewer than `floor` answers.
    """
    if len(functions) < floor:
        return ()
    counts = Counter(functions)
    shown = {name for name, count in counts.items() if count >= floor}
    while shown and 0 < len(functions) - sum(counts[name] for name in shown) < floor:
        shown.remove(min(shown, key=lambda name: (counts[name], name)))
    return tuple(name if name in shown else OTHERS for name in functions)


def is_safe_beside(
    circle: Collection[str], before: Iterable[Collection[str]], floor: int = FLOOR
) -> bool:
    """Say whether the answers of a circle of people may be shown when those of others were.

    `before` are the circles whose answers to the same were shown. Each must be the very same
    people, or differ by at least `floor` of them on each side that differs, and in number too.
    """
    these = frozenset(circle)
    if len(these) < floor:
        return False
    for one in before:
        those = frozenset(one)
        apart = (len(these - those), len(those - these), abs(len(these) - len(those)))
        if any(0 < count < floor for count in apart):
            return False
    return True
