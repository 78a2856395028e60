"""Answers that age: which have faded by a day, when the next one does, and what is left without.

Fading changes no score: a faded answer counts until somebody gives another.
"""

from dataclasses import replace

from alliancemap.model.alliance import Alliance, Answer, View
from alliancemap.model.answers import UNKNOWN, current_answers, span
from alliancemap.model.days import checked_day, is_past, last_day
from alliancemap.model.instrument import catalogue_order


def has_faded(answer: Answer, day: str) -> bool:
    """Say whether an answer has faded by a day, such as 2027-05-01.

    On the day in `fades` it still holds, in a month or year to its end. An answer that leaves the
    whole scale open has nothing to lose and never fades.
    """
    return answer.fades is not None and span(answer) != UNKNOWN and is_past(answer.fades, day)


def faded(
    alliance: Alliance, day: str, view: View = "ours", relation: str | None = None
) -> tuple[str, ...]:
    """Return the factors whose counting answer has faded by a day, in the catalogue's order.

    ValueError when `day` is not a whole day.
    """
    checked_day(day)
    counting = current_answers(alliance, view, relation)
    gone = (factor for factor, answer in counting.items() if has_faded(answer, day))
    return tuple(sorted(gone, key=catalogue_order))


def fading_next(
    alliance: Alliance,
    view: View = "ours",
    relation: str | None = None,
    since: str | None = None,
) -> str | None:
    """Return the earliest last good day of the counting answers: renew by then. None without any.

    Days before `since` are left out; without it days long past count too, so that the result does
    not depend on today: on any later day something has faded. ValueError as in `faded`.
    """
    first = "" if since is None else checked_day(since)
    days = (
        last_day(answer.fades)
        for answer in current_answers(alliance, view, relation).values()
        if answer.fades is not None and span(answer) != UNKNOWN
    )
    return min((day for day in days if day >= first), default=None)


def without_faded(alliance: Alliance, day: str) -> Alliance:
    """Return the alliance as if every answer that has faded by a day were unknown, in every view.

    What an answer says beside its level stays; no older answer comes back. ValueError as in
    `faded`.
    """
    checked_day(day)
    answers = (
        replace(answer, state="unknown", low=None, high=None) if has_faded(answer, day) else answer
        for answer in alliance.answers
    )
    return replace(alliance, answers=tuple(answers))
