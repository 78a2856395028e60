"""Who knows whom between the firms of an alliance: the grid of their people, counts and turnover.

Measures after research on contacts between firms: contact at several levels (Hutt, Stafford, Walker
& Reingen 2000), several contents in one tie, turnover of those who stand at the boundary (Bermiss &
Greenbaum 2016). What counts as recent, and the scale of `reach`, are arrangements of this project.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from alliancemap.model.alliance import Side
from alliancemap.model.functions import FUNCTIONS, Function
from alliancemap.model.interval import half_up

Rank = Literal["top", "middle", "operating"]
RANKS: tuple[Rank, ...] = get_args(Rank)
TieKind = Literal["work", "advice", "problems", "friendship"]
TIE_KINDS: tuple[TieKind, ...] = get_args(TieKind)
CellState = Literal["met", "faded", "unmet", "empty"]

RECENT_DAYS = 90  # a tie that nobody used for longer is shown faded
YEAR_DAYS = 365
ALARMING = 2  # so many people of one side gone within a year ask for attention


@dataclass(frozen=True, slots=True)
class Contact:
    """One person of a firm; `since` and `left` are days such as 2027-05-01, `left` the last one."""

    id: str
    side: Side
    rank: Rank
    function: Function
    since: str | None = None
    left: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people of different firms who know each other; `met` is the day they last did."""

    one: str
    other: str
    met: str | None = None
    kinds: tuple[TieKind, ...] = ()

    def between(self, person: str) -> bool:
        """Say whether a person is one of the two."""
        return person in (self.one, self.other)


@dataclass(frozen=True, slots=True)
class ContactMap:
    """The people of an alliance and the ties between them, each tie between two who are there."""

    people: tuple[Contact, ...] = ()
    ties: tuple[Tie, ...] = ()

    def on(self, side: Side) -> tuple[Contact, ...]:
        """Return the people of one side, in order."""
        return tuple(one for one in self.people if one.side == side)

    def with_partner(self) -> tuple[Tie, ...]:
        """Return the ties between us and the partner."""
        sides = {one.id: one.side for one in self.people}
        return tuple(
            tie for tie in self.ties if {sides[tie.one], sides[tie.other]} == {"us", "partner"}
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in the partner's firm: who is there, who of us knows them, when last met.

    "met" since the day that counts as recent, "faded" known but not met since, "unmet" for people
    whom nobody of us knows, "empty" where nobody is named.
    """

    function: Function
    rank: Rank
    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    met: str | None
    state: CellState

    @property
    def is_known(self) -> bool:
        """Say whether any of us knows anybody there."""
        return self.state in ("met", "faded")


@dataclass(frozen=True, slots=True)
class Counts:
    """A contact map between us and the partner in numbers.

    `points` are the ties used since the day that counts as recent, `possible` as many as there
    could be. `kinds` is the mean number of kinds a tie has, of the ties of which any is told, in
    thousandths; `busiest` for each side who holds most ties, and how many.
    """

    ours: int
    theirs: int
    ties: int
    possible: int
    points: int
    kinds: int | None
    busiest: tuple[tuple[str, int], ...]

    @property
    def density(self) -> int | None:
        """Return ties over possible ties in thousandths, rounded half up; None without people."""
        return half_up(1000 * self.ties, self.possible) if self.possible else None


@dataclass(frozen=True, slots=True)
class Turnover:
    """How many of a side's named people left within a year, of how many there were in it."""

    side: Side
    left: int
    named: int

    @property
    def is_alarming(self) -> bool:
        """Say whether it is the second change within the year, or a later one."""
        return self.left >= ALARMING


def present(contacts: ContactMap, day: str) -> ContactMap:
    """Return the people who are still there on a day, with the ties between them."""
    people = tuple(one for one in contacts.people if one.left is None or one.left >= day)
    there = {one.id for one in people}
    ties = tuple(tie for tie in contacts.ties if tie.one in there and tie.other in there)
    return ContactMap(people, ties)


def without(contacts: ContactMap, person: str) -> ContactMap:
    """Return the map as it is once a person has left."""
    people = tuple(one for one in contacts.people if one.id != person)
    return ContactMap(people, tuple(tie for tie in contacts.ties if not tie.between(person)))


def grid(contacts: ContactMap, recent: str) -> tuple[Cell, ...]:
    """Return every place in the partner's firm by function, then level from the top down.

    `recent` is the first day that counts as recent.
    """
    ties = contacts.with_partner()
    ours = {one.id for one in contacts.on("us")}
    cells = []
    for function in FUNCTIONS:
        for rank in RANKS:
            theirs = tuple(
                one.id
                for one in contacts.on("partner")
                if one.function == function and one.rank == rank
            )
            here = [tie for tie in ties if tie.one in theirs or tie.other in theirs]
            knowing = dict.fromkeys(
                end for tie in here for end in (tie.one, tie.other) if end in ours
            )
            met = max((tie.met for tie in here if tie.met), default=None)
            cells.append(
                Cell(function, rank, theirs, tuple(knowing), met, state_of(theirs, here, recent))
            )
    return tuple(cells)


def state_of(theirs: tuple[str, ...], ties: list[Tie], recent: str) -> CellState:
    """Return how well a place is known."""
    if not ties:
        return "unmet" if theirs else "empty"
    return "met" if any(tie.met and tie.met >= recent for tie in ties) else "faded"


def known_functions(contacts: ContactMap) -> tuple[Function, ...]:
    """Return the partner's functions in which any of us knows somebody, in the list's order."""
    tied = {end for tie in contacts.with_partner() for end in (tie.one, tie.other)}
    found = {one.function for one in contacts.on("partner") if one.id in tied}
    return tuple(function for function in FUNCTIONS if function in found)


def counts(contacts: ContactMap, recent: str) -> Counts:
    """Return a map in numbers; `recent` is the first day that counts as recent."""
    ties = contacts.with_partner()
    ours, theirs = contacts.on("us"), contacts.on("partner")
    told = [len(set(tie.kinds)) for tie in ties if tie.kinds]
    busiest = []
    for people in (ours, theirs):
        held = [(one.id, sum(tie.between(one.id) for tie in ties)) for one in people]
        most = max(held, key=lambda one: one[1], default=("", 0))
        if most[1]:
            busiest.append(most)
    return Counts(
        ours=len(ours),
        theirs=len(theirs),
        ties=len(ties),
        possible=len(ours) * len(theirs),
        points=sum(1 for tie in ties if tie.met and tie.met >= recent),
        kinds=half_up(1000 * sum(told), len(told)) if told else None,
        busiest=tuple(busiest),
    )


def reach(contacts: ContactMap, recent: str) -> int:
    """Return what the ties say of the points of contact (R21), 0 to 4, as its levels are described.

    0 at most one contact, 1 two or more in one function, 2 two functions at one level, 3 three
    functions or two levels, 4 all three levels and four functions or more, each level met since
    `recent`.
    """
    known = [cell for cell in grid(contacts, recent) if cell.is_known]
    functions = {cell.function for cell in known}
    ranks = {cell.rank for cell in known}
    fresh = {cell.rank for cell in known if cell.state == "met"}
    if len(functions) >= 4 and len(fresh) == len(RANKS):
        return 4
    if len(functions) >= 3 or len(ranks) >= 2:
        return 3
    if len(functions) == 2:
        return 2
    theirs = {one.id for one in contacts.on("partner")}
    tied = {end for tie in contacts.with_partner() for end in (tie.one, tie.other)} & theirs
    return 1 if len(tied) >= 2 else 0


def turnover(contacts: ContactMap, since: str, day: str) -> tuple[Turnover, ...]:
    """Return how many people of ours and of the partner's left from a day on, until another."""
    found = []
    sides: tuple[Side, ...] = ("us", "partner")
    for side in sides:
        named = [
            one
            for one in contacts.on(side)
            if (one.left is None or one.left >= since) and (one.since is None or one.since <= day)
        ]
        left = sum(1 for one in named if one.left is not None and one.left <= day)
        found.append(Turnover(side, left, len(named)))
    return tuple(found)
