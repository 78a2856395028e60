"""The form that answers a factor: from where somebody answers, and what stands in it already."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from alliancemap.model.alliance import Answer, Source, View
from alliancemap_web.portfolio.statements import Statement

RANGE = "range"


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where an answer is given: whose view, and of which relation (None: the whole)."""

    view: View = "ours"
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class SourceField:
    """One source as the form holds it: four texts, empty where nothing is said."""

    text: str = ""
    url: str = ""
    date: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What stands in the form: one's own latest words from this standpoint, or nothing yet.

    `level` is what one's own statement says, in the form's terms; `act` tells this form from the
    next, so that a press sent twice counts once.
    """

    at: Standpoint
    level: str
    low: str
    high: str
    sure: str
    note: str
    sources: tuple[SourceField, ...]
    fades: str
    act: str
    is_own: bool


def own_statement(
    said: tuple[Statement, ...], person: int | None, at: Standpoint
) -> Statement | None:
    """Return the latest statement that a person made from a standpoint; None when there is none."""
    mine = (
        one
        for one in reversed(said)
        if one.entry and person is not None and one.entry.person == person and stands(one, at)
    )
    return next(mine, None)


def standing_statement(said: tuple[Statement, ...], at: Standpoint) -> Statement | None:
    """Return the statement that counts from a standpoint; None while the factor is open."""
    of_view = [one for one in said if one.counts and one.answer.view == at.view]
    exact = (one for one in reversed(of_view) if one.answer.relation == at.relation)
    return next(exact, None) or next(
        (one for one in reversed(of_view) if one.answer.relation is None or at.relation is None),
        None,
    )


def stands(statement: Statement, at: Standpoint) -> bool:
    """Say whether a statement was made from a standpoint."""
    return (statement.answer.view, statement.answer.relation) == (at.view, at.relation)


def answer_form(
    said: tuple[Statement, ...], person: int | None, at: Standpoint, today: date, fades_after: int
) -> AnswerForm:
    """Return what the form holds for a person; a new statement fades so many days from today."""
    mine = own_statement(said, person, at)
    answer = mine.answer if mine else None
    is_todays = bool(mine and answer and answer.date == today.isoformat())
    default = (today + timedelta(days=fades_after)).isoformat() if fades_after else ""
    return AnswerForm(
        at=at,
        level=level_of(answer) if answer else "",
        low=str(answer.low) if answer and level_of(answer) == RANGE else "",
        high=str(answer.high) if answer and level_of(answer) == RANGE else "",
        sure=(answer.sure or "") if answer else "",
        note=(answer.note or "") if answer else "",
        sources=tuple(source_field(one) for one in answer.sources) if answer else (),
        fades=(answer.fades or "") if answer and is_todays else default,
        act=str(uuid.uuid4()),
        is_own=mine is not None,
    )


def level_of(answer: Answer) -> str:
    """Return an answer's level in the form's terms."""
    if answer.state != "known":
        return answer.state
    return str(answer.low) if answer.low == answer.high else RANGE


def source_field(source: Source) -> SourceField:
    """Return a source as the form holds it."""
    return SourceField(source.text or "", source.url or "", source.date or "", source.seen or "")
