"""What people type of somebody, read into a value; and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from alliancemap.model.alliance import Side
from alliancemap.model.contacts import RANKS, TIE_KINDS, Rank, TieKind
from alliancemap.model.functions import FUNCTIONS, Function
from alliancemap_web.portfolio.refusals import Reason, RefusedError
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.portfolio.then import whole_day

LONGEST_NAME, LONGEST_NOTE, LONGEST_STORY = 80, 300, 2_000
SIDES: tuple[Side, ...] = get_args(Side)


@dataclass(frozen=True, slots=True)
class Given:
    """One person as given. `known_by` are the keys of those of other sides who know them, each
    with the same day of meeting and kinds.
    """

    side: Side
    name: str
    role: str
    rank: Rank
    function: Function
    since: date | None = None
    left_on: date | None = None
    known_by: tuple[str, ...] = ()
    met_on: date | None = None
    kinds: tuple[TieKind, ...] = ()


@dataclass(frozen=True, slots=True)
class TieGiven:
    """What is given of a tie: when the two last met, what it holds, a note."""

    met_on: date | None = None
    kinds: tuple[TieKind, ...] = ()
    note: str = ""


def refused_for(*reasons: Reason) -> RefusedError:
    """Return the refusal (422) with every reason."""
    return RefusedError(422, *reasons)


def one_line(text: str, longest: int = LONGEST_NAME) -> str:
    """Return a text on one line; RefusedError (422) when it is too long."""
    line = " ".join(text.replace("\0", " ").split())
    if len(line) > longest:
        raise refused_for(Reason("CON002", (("most", longest), ("found", line[:40]))))
    return line


def some_text(text: str) -> str:
    """Return a text of several lines; RefusedError (422) when it is too long."""
    told = text.replace("\0", " ").replace("\r\n", "\n").strip()
    if len(told) > LONGEST_STORY:
        raise refused_for(Reason("CON002", (("most", LONGEST_STORY), ("found", told[:40]))))
    return told


def a_day(text: str, today: date | None = None) -> date | None:
    """Return a day as 2027-05-01, None for none; RefusedError (422) when it is no day.

    With `today`, a later day is refused as well.
    """
    told = text.strip()
    if not told:
        return None
    day = whole_day(told)
    if day is None:
        raise refused_for(Reason("CON003", (("found", told[:20]),)))
    if today is not None and day > today:
        raise refused_for(Reason("CON004", (("found", told),)))
    return day


def one_of(text: str, known: Iterable[str], code: str) -> str:
    """Return a text that is one of those known; RefusedError (422, `code`) for any other."""
    if text not in known:
        raise refused_for(Reason(code, (("found", text[:40]),)))
    return text


def person_given(fields: Mapping[str, str], today: date, before: str = "") -> Given:
    """Return the person that a form's fields hold; RefusedError (422) with what is wrong.

    `before` begins the fields' names. Ties are not read here.
    """
    name = one_line(fields.get(f"{before}name", ""))
    role = one_line(fields.get(f"{before}role", ""))
    if not name and not role:
        raise refused_for(Reason("CON001"))
    since = a_day(fields.get(f"{before}since", ""))
    left_on = a_day(fields.get(f"{before}left_on", ""))
    if since and left_on and left_on < since:
        raise refused_for(Reason("CON005"))
    return Given(
        side=cast(Side, one_of(fields.get(f"{before}side", ""), SIDES, "CON006")),
        name=name,
        role=role,
        rank=cast(Rank, one_of(fields.get(f"{before}rank", ""), RANKS, "CON007")),
        function=cast(Function, one_of(fields.get(f"{before}function", ""), FUNCTIONS, "CON008")),
        since=since,
        left_on=left_on,
        met_on=a_day(fields.get(f"{before}met_on", ""), today),
    )


def kinds_given(told: Iterable[str]) -> tuple[TieKind, ...]:
    """Return the kinds that are among some words, in the model's order."""
    chosen = set(told)
    return tuple(kind for kind in TIE_KINDS if kind in chosen)


def searchable(happened: str, surprised: str, again: str) -> str:
    """Return the text by which a story is found."""
    return folded(f"{happened}\n{surprised}\n{again}")
