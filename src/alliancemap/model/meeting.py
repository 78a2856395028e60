"""The plan of a meeting made from a team's disagreement: what comes when, and who speaks when.

The order is estimate, talk, estimate: look in silence, talk about the few factors that matter, the
lowest and the highest first and the leader last, answer in silence once more, then say what moved.
It follows the Mediating Assessments Protocol (Kahneman, Lovallo and Sibony 2019) and IDEA (Hemming
and others 2018); how many minutes each part takes is our own arrangement (grade E5).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal["look", "talk", "again", "moved", "tasks"]
KINDS: tuple[Kind, ...] = ("look", "talk", "again", "moved", "tasks")

MINUTE = 60
LOOK, TALK, AGAIN, MOVED, TASKS = 2 * MINUTE, 3 * MINUTE, 3 * MINUTE, 2 * MINUTE, 5 * MINUTE
# Nobody says anything of use about a factor in less; nobody listens for longer than an hour.
SHORTEST, LONGEST = 30, 60 * MINUTE
MOST_FACTORS = 9
# Opinion that still moves after so many silent answers is left as it is: understood, not agreed.
MOST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a meeting and how long it takes, in seconds; `factor` is what a talk is about."""

    kind: Kind
    seconds: int
    factor: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who answered a factor: the middle of what they said, None when they do not know."""

    key: str
    middle: Fraction | None
    leads: bool = False


def plan(factors: Sequence[str], seconds: int | None = None) -> tuple[Step, ...]:
    """Return the steps of a meeting about some factors, the one that matters most first.

    `seconds` is the time there is: the talks share what the other parts leave of it, none shorter
    than half a minute; without it each takes three minutes.
    """
    others = LOOK + AGAIN + MOVED + TASKS
    talk = TALK
    if seconds is not None and factors:
        talk = max(SHORTEST, (seconds - others) // len(factors) // SHORTEST * SHORTEST)
    talks = tuple(Step("talk", talk, factor) for factor in factors)
    return (
        Step("look", LOOK),
        *talks,
        *((Step("again", AGAIN), Step("moved", MOVED)) if factors else ()),
        Step("tasks", TASKS),
    )


def once_more(steps: Sequence[Step], place: int, factors: Sequence[str]) -> tuple[Step, ...]:
    """Return a plan with one more talk and silent answer on some factors after a step's place.

    What was done stays as it was; the steps that end the meeting stay last.
    """
    again = (
        *(Step("talk", TALK, factor) for factor in factors),
        Step("again", AGAIN),
        Step("moved", MOVED),
    )
    return (*steps[: place + 1], *again, *steps[place + 1 :])


def length(steps: Sequence[Step]) -> int:
    """Return how long steps take together, in seconds."""
    return sum(step.seconds for step in steps)


def speaking_order(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Return who speaks when: the lowest, the highest, the others by how far out, the leader last.

    Who does not know comes after those who named a level. Equal ones keep the order they came in.
    """
    leaders = tuple(one for one in speakers if one.leads)
    others = [one for one in speakers if not one.leads]
    known = [one for one in others if one.middle is not None]
    silent = tuple(one for one in others if one.middle is None)
    if not known:
        return (*silent, *leaders)
    middles = [one.middle for one in known if one.middle is not None]
    low, high = min(middles), max(middles)
    centre = (low + high) / 2
    first = next(one for one in known if one.middle == low)
    rest = [one for one in known if one is not first]
    second = [one for one in rest if one.middle == high][:1]
    between = [one for one in rest if one not in second]
    between.sort(key=lambda one: -abs((one.middle or Fraction(0)) - centre))
    return (first, *second, *between, *silent, *leaders)
