"""Single points of failure: what comes apart in a contact map when one person leaves it."""

from collections.abc import Iterator
from dataclasses import dataclass

from alliancemap.model.contacts import ContactMap, Rank, Tie, grid, known_functions, without
from alliancemap.model.functions import Function

Neighbours = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Loss:
    """What goes with a person: ties, people left without any, places and functions of the partner.

    `stranded` had ties and have none left; `cells` and `functions` are those that nobody of us
    knows any more, the place of the person who left among them. `splits` says that the map falls
    into more pieces, `ends` that no tie between us and the partner is left.
    """

    person: str
    ties: tuple[Tie, ...]
    stranded: tuple[str, ...]
    cells: tuple[tuple[Function, Rank], ...]
    functions: tuple[Function, ...]
    splits: bool
    ends: bool

    @property
    def is_single_point(self) -> bool:
        """Say whether this person alone holds something: the map, an end of it, or a function."""
        return self.splits or self.ends or bool(self.functions)


def neighbours(contacts: ContactMap) -> Neighbours:
    """Return whom each person is tied to, in the order of the ties."""
    found: dict[str, list[str]] = {one.id: [] for one in contacts.people}
    for tie in contacts.ties:
        found[tie.one].append(tie.other)
        found[tie.other].append(tie.one)
    return {one: tuple(dict.fromkeys(others)) for one, others in found.items()}


def pieces(contacts: ContactMap) -> int:
    """Return into how many separate pieces the ties join the people who have any."""
    near = neighbours(contacts)
    seen: set[str] = set()
    count = 0
    for start, others in near.items():
        if start in seen or not others:
            continue
        count += 1
        waiting = [start]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += [other for other in near[one] if other not in seen]
    return count


def cut_points(contacts: ContactMap) -> tuple[str, ...]:
    """Return the people without whom others are no longer joined, in the map's order.

    These are the cut vertices of the graph, found in one walk (Hopcroft & Tarjan 1973, "Efficient
    algorithms for graph manipulation"), without recursion.
    """
    near = neighbours(contacts)
    found: set[str] = set()
    reached: dict[str, int] = {}
    for root in near:
        if root not in reached:
            found |= _cuts_from(root, near, reached)
    return tuple(one.id for one in contacts.people if one.id in found)


def _cuts_from(root: str, near: Neighbours, reached: dict[str, int]) -> set[str]:
    """Return the cut vertices of the piece that holds `root`, numbering in `reached` who is met."""
    found: set[str] = set()
    reached[root] = len(reached)
    lowest = {root: reached[root]}  # the earliest met that hangs together with those below
    walk: list[tuple[str, str | None, Iterator[str]]] = [(root, None, iter(near[root]))]
    branches = 0
    while walk:
        one, before, others = walk[-1]
        other = next(others, None)
        if other is None:
            walk.pop()
            if before is None:
                continue
            lowest[before] = min(lowest[before], lowest[one])
            if before == root:
                branches += 1
            elif lowest[one] >= reached[before]:
                found.add(before)
        elif other not in reached:
            reached[other] = lowest[other] = len(reached)
            walk.append((other, one, iter(near[other])))
        elif other != before:
            lowest[one] = min(lowest[one], reached[other])
    return found | {root} if branches > 1 else found


def loss(contacts: ContactMap, person: str, recent: str) -> Loss:
    """Return what goes when a person leaves; `recent` is the first day that counts as recent."""
    after = without(contacts, person)
    gone = tuple(tie for tie in contacts.ties if tie.between(person))
    left = neighbours(after)
    others = (tie.other if tie.one == person else tie.one for tie in gone)
    known = {(cell.function, cell.rank) for cell in grid(after, recent) if cell.is_known}
    functions = known_functions(after)
    return Loss(
        person=person,
        ties=gone,
        stranded=tuple(one for one in dict.fromkeys(others) if not left[one]),
        cells=tuple(
            (cell.function, cell.rank)
            for cell in grid(contacts, recent)
            if cell.is_known and (cell.function, cell.rank) not in known
        ),
        functions=tuple(one for one in known_functions(contacts) if one not in functions),
        splits=person in cut_points(contacts),
        ends=bool(contacts.with_partner()) and not after.with_partner(),
    )


def single_points(contacts: ContactMap, recent: str) -> tuple[Loss, ...]:
    """Return the people on whom something hangs alone, those with whom most goes first."""
    found = [loss(contacts, one.id, recent) for one in contacts.people]
    alone = [one for one in found if one.is_single_point]
    return tuple(
        sorted(
            alone,
            key=lambda one: (not one.ends, -len(one.functions), not one.splits, -len(one.ties)),
        )
    )
