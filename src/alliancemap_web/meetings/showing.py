"""What the screens of a meeting show of the step it is at, in words: wall, desk and phones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alliancemap.model.instrument import ThemeId
from alliancemap.model.meeting import MOST_TURNS, Kind, Speaker, speaking_order
from alliancemap_web.languages import sentence
from alliancemap_web.meetings.rows import MeetingRow
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.rounds.moves import Moved
from alliancemap_web.rounds.moving import MovedShown, moved_shown
from alliancemap_web.rounds.queries import is_stable
from alliancemap_web.rounds.results import FactorResult, Result
from alliancemap_web.rounds.showing import camps_said

# The pile of dots, in units of its own: a column of 44 for each half level, a row of 26 for a dot.
HALF, STEP, LEFT, ROOM = 44, 26, 34, 20
LOWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Pile:
    """The answers to a factor piled over their levels, nobody named: where each dot stands."""

    dots: tuple[tuple[int, int], ...]
    height: int
    twin: str

    @property
    def floor(self) -> int:
        """Return how far down the line of levels lies."""
        return self.height - ROOM


@dataclass(frozen=True, slots=True)
class Talked:
    """One factor as a meeting's screens show it; `order` is who speaks when, in words."""

    id: str
    theme: ThemeId
    name: str
    ask: str
    levels: tuple[str, ...]
    pile: Pile
    camps: str
    order: tuple[str, ...]
    unknown: int
    place: int
    of: int


@dataclass(frozen=True, slots=True)
class Stage:
    """The step a meeting is at, ready to be shown; `left` is in seconds when it was asked for."""

    kind: Kind
    title: str
    says: str
    left: int
    whole: int
    is_resting: bool
    place: int
    of: int
    next: str
    talked: tuple[Talked, ...]
    moved: tuple[MovedShown, ...]
    still_moving: tuple[tuple[str, str], ...]
    is_stable: bool
    may_go_again: bool
    has_leader_hidden: bool


def stage(
    row: MeetingRow,
    found: Result,
    moved: Sequence[Moved],
    document: str,
    language: str,
    now: datetime,
) -> Stage:
    """Return the step a meeting is at.

    `found` is what its round shows now, the leader's answers only if they were shown; `moved` what
    moved in the last silent answer.
    """
    step = row.step
    about = (step.factor,) if step.factor else row.round_of_talks or row.talks
    if step.kind == "look":
        about = row.talks
    talks = [one for factor in about if (one := found.find(factor)) is not None]
    words = judged_of(document).words(language)
    moving = tuple(
        (one.factor, words.factors[one.factor].name)
        for one in moved
        if one.stability is not None and not one.stability.is_still
    )
    answered = sum(one.kind == "again" for one in row.steps[: row.place + 1])
    following = row.steps[row.place + 1] if row.place + 1 < len(row.steps) else None
    next_name = words.factors[following.factor].name if following and following.factor else ""
    return Stage(
        kind=step.kind,
        title=sentence(f"meetings.step_{step.kind}"),
        says=sentence(f"meetings.says_{step.kind}"),
        left=row.ticking.left(now),
        whole=row.ticking.whole,
        is_resting=row.ticking.is_resting,
        place=row.place + 1,
        of=len(row.steps),
        next=named_step(following.kind, next_name) if following else "",
        talked=tuple(
            talked(one, place, len(talks), found, document, language)
            for place, one in enumerate(talks, 1)
        ),
        moved=moved_shown(tuple(moved), document, language) if step.kind == "moved" else (),
        still_moving=moving,
        is_stable=is_stable(moved),
        may_go_again=step.kind == "moved" and bool(moving) and answered < MOST_TURNS - 1,
        has_leader_hidden=bool(found.leader) and not found.shows_leader,
    )


def named_step(kind: Kind, factor: str) -> str:
    """Return what a step is called in one line."""
    title = sentence(f"meetings.step_{kind}")
    return sentence("meetings.step_about", title=title, factor=factor) if factor else title


def talked(
    one: FactorResult, place: int, of: int, found: Result, document: str, language: str
) -> Talked:
    """Return one factor as the screens show it."""
    reading = judged_of(document)
    words = reading.words(language).factors[one.factor]
    return Talked(
        id=one.factor,
        theme=reading.instrument.factor(one.factor).theme,
        name=words.name,
        ask=words.ask,
        levels=words.levels,
        pile=pile(one),
        camps=camps_said(one, language),
        order=order_said(one, found),
        unknown=len(one.unknown),
        place=place,
        of=of,
    )


def pile(one: FactorResult) -> Pile:
    """Return the answers to a factor piled over their levels; a range stands over its middle."""
    counts: dict[int, int] = {}
    dots = []
    for dot in one.known:
        middle = dot.said.middle
        half = int(2 * middle) if middle is not None else 0
        counts[half] = counts.get(half, 0) + 1
        dots.append((half, counts[half]))
    rows = max(LOWEST_ROWS, max(counts.values(), default=0))
    height = rows * STEP + ROOM
    twin = "; ".join(
        sentence("meetings.pile_one", count=count, level=level_said(half))
        for half, count in sorted(counts.items())
    )
    places = tuple(
        (LEFT + HALF * half, height - ROOM - STEP * row + STEP // 2) for half, row in dots
    )
    return Pile(places, height, twin)


def level_said(half: int) -> str:
    """Return a level counted in halves."""
    return str(half // 2) if half % 2 == 0 else f"{half // 2}½"


def order_said(one: FactorResult, found: Result) -> tuple[str, ...]:
    """Return who speaks when; where there are no names, from which end."""
    if not found.names:
        return tuple(sentence(f"meetings.order_{end}") for end in ("low", "high", "others"))
    speakers = [Speaker(dot.name, dot.said.middle, dot.leads) for dot in one.dots]
    names = [speaker.key for speaker in speaking_order(speakers)]
    if found.leader and found.leader not in names:
        names.append(found.leader)
    said = [name for name in names if name != found.leader]
    if found.leader:
        said.append(sentence("meetings.order_leader", name=found.leader))
    return tuple(said)
