"""What a meeting came to, as plain data in no language: from what its round showed. Pure."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from alliancemap.model.agreement import CLOSE
from alliancemap_web.meetings.rows import MeetingRow, NoteRow, TaskRow
from alliancemap_web.rounds.moves import Moved, PersonMoved
from alliancemap_web.rounds.results import Camp, Dot, FactorResult, Result

Data = dict[str, Any]


def minute(
    meeting: MeetingRow,
    shown: Result,
    latest: Sequence[FactorResult],
    moved: Mapping[int, Sequence[Moved]],
    there: Sequence[str],
    notes: Sequence[NoteRow],
    tasks: Sequence[TaskRow],
    sequence: int,
) -> Data:
    """Return a minute's data.

    `shown` is what the round showed before the meeting, `latest` each factor as it was shown last,
    the leader's answers among them; `moved` what moved, by the turn it moved in; `sequence` the
    last act that the map stood on. Agreed is a factor whose answers lie on the average within 0.8
    of a level of the middle one, with no two camps; all others differ.
    """
    by_factor = {one.factor: one for one in latest}
    talked = [by_factor[factor] for factor in meeting.talks if factor in by_factor]
    rest = [one for one in shown.factors if one.factor not in meeting.talks]
    return {
        "sequence": sequence,
        "names": shown.names,
        "there": list(there),
        "agreed": [told(one, shown) for one in talked if is_agreed(one)],
        "differ": [told(one, shown) for one in talked if not is_agreed(one)],
        "agreed_before": [one.factor for one in rest if is_agreed(one)],
        "moved": [
            {"turn": turn, **moved_told(one)} for turn in sorted(moved) for one in moved[turn]
        ],
        "notes": [{"name": one.name, "factor": one.factor, "text": one.text} for one in notes],
        "tasks": [
            {"what": one.what, "who": one.who, "day": one.day.isoformat() if one.day else ""}
            for one in tasks
        ],
        "next_on": meeting.next_on.isoformat() if meeting.next_on else "",
    }


def is_agreed(one: FactorResult) -> bool:
    """Say whether a team agrees on a factor."""
    return one.camps is None and one.deviation is not None and one.deviation <= CLOSE


def told(one: FactorResult, shown: Result) -> Data:
    """Return one factor: the span of what was said, how far from the middle, and the camps."""
    lows = [dot.said.low for dot in one.known if dot.said.low is not None]
    highs = [dot.said.high for dot in one.known if dot.said.high is not None]
    return {
        "factor": one.factor,
        "low": min(lows, default=None),
        "high": max(highs, default=None),
        "deviation": thousandths(one.deviation),
        "camps": [camp_told(camp, names=shown.names) for camp in one.camps or ()],
        "unknown": len(one.unknown),
        "reasons": list(one.reasons),
    }


def camp_told(camp: Camp, *, names: bool) -> Data:
    """Return one camp: its average and size, and with names who stands there and why."""
    people = [dot_told(dot) for dot in camp.dots] if names else []
    return {"mean": thousandths(camp.mean), "count": len(camp.dots), "people": people}


def dot_told(dot: Dot) -> Data:
    """Return one answer of a camp."""
    return {
        "name": dot.name,
        "function": dot.function,
        "low": dot.said.low,
        "high": dot.said.high,
        "reason": dot.reason,
    }


def moved_told(one: Moved) -> Data:
    """Return what moved on a factor; None of a number where too few answered twice."""
    steps = one.stability
    return {
        "factor": one.factor,
        "median": None if steps is None else thousandths(steps.median),
        "spread": None if steps is None else thousandths(steps.spread),
        "is_still": None if steps is None else steps.is_still,
        "people": [person_told(person) for person in one.people],
    }


def person_told(person: PersonMoved) -> Data:
    """Return what one person said before and says now."""
    return {
        "name": person.name,
        "before": [person.before.state, person.before.low, person.before.high],
        "after": [person.after.state, person.after.low, person.after.high],
        "reason": person.reason,
    }


def thousandths(value: Fraction | None) -> int | None:
    """Return a measure in thousandths, half away from nought."""
    if value is None:
        return None
    sign = -1 if value < 0 else 1
    return sign * int(abs(value) * 1000 + Fraction(1, 2))
