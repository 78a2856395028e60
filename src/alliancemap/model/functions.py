"""The functions of a small firm: who in it looks at an alliance from where. A closed list."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, get_args

Function = Literal[
    "direction", "sales", "engineering", "operations", "regulatory", "finance", "legal", "support"
]
FUNCTIONS: tuple[Function, ...] = get_args(Function)
# Whose answer the others fall in with when they see it first, unless a team names somebody else.
LEADING: Function = "direction"

# Who is asked about each factor: those who know it from their own work.
Askers = Mapping[str, tuple[Function, ...]]

# One factor on a phone takes about half a minute: some 60 words of question and five levels read at
# 238 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047), a tap, and a reason of eight
# words typed at 36 a minute (Palin et al. 2019, doi:10.1145/3338286.3340120).
SECONDS_A_FACTOR = 30
MOST_MINUTES = 10
MOST_FACTORS = MOST_MINUTES * 60 // SECONDS_A_FACTOR
# A difference takes two.
ENOUGH = 2


def minutes(factors: int) -> int:
    """Return how many minutes so many factors take, begun ones whole; 0 for none."""
    return -(-factors * SECONDS_A_FACTOR // 60)


def share_out(
    factors: Sequence[str],
    people: Sequence[Function],
    askers: Askers,
    most: int = MOST_FACTORS,
) -> tuple[tuple[str, ...], ...]:
    """Return for each of some people the factors to ask them, in the order of `factors`.

    Nobody gets more than `most`. Where all fit, everybody gets all, so that all can be compared.
    Else first each factor gets two people, those of its functions before others and those with
    least to do before those with more; then who has room left gets the rest of their function's.
    """
    wanted = tuple(dict.fromkeys(factors))
    if len(wanted) <= most:
        return tuple(wanted for _ in people)
    given: list[set[str]] = [set() for _ in people]
    for need in range(1, ENOUGH + 1):
        for factor in wanted:
            knowing = askers.get(factor, ())
            if sum(factor in some for some in given) < need:
                give(factor, given, people, knowing, most)
    for place, function in enumerate(people):
        for factor in wanted:
            if function in askers.get(factor, ()) and len(given[place]) < most:
                given[place].add(factor)
    return tuple(tuple(factor for factor in wanted if factor in some) for some in given)


def give(
    factor: str,
    given: list[set[str]],
    people: Sequence[Function],
    knowing: Collection[Function],
    most: int,
) -> None:
    """Give a factor to whoever of those with room left suits it best; to nobody when all are full.

    Those whose work it is come first, then those with least to do, then the order of the list.
    """
    free = [place for place, some in enumerate(given) if len(some) < most and factor not in some]
    if free:
        best = min(free, key=lambda place: (people[place] not in knowing, len(given[place]), place))
        given[best].add(factor)
