"""Which answers rest on one person alone: what they said, what names them, what somebody tagged."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from alliancemap.model.alliance import Answer
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, current_answers, span
from alliancemap.model.instrument import catalogue_order
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.contacts.queries import PersonRow
from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.portfolio.statements import sources_of

Why = Literal["tagged", "said", "named"]
SHORTEST = 3  # a last name shorter than that is no sign by itself


@dataclass(frozen=True, slots=True)
class Resting:
    """A factor whose answer rests on one person alone, and why."""

    factor: str
    why: Why


def resting(
    judged: Judged, acts: Iterable[Entry], person: PersonRow, tagged: Collection[str]
) -> tuple[Resting, ...]:
    """Return the factors of our view whose answer is known and rests on a person alone.

    So does one that somebody tagged; one of which every known statement is theirs, or has them
    named in its note or as its only source.
    """
    said = current_answers(judged.alliance, judged.view)
    by_account = accounts_of(tuple(acts))
    found = []
    for factor, answer in said.items():
        if span(answer) in (UNKNOWN, NOT_RELEVANT):
            continue
        if factor in tagged:
            found.append(Resting(factor, "tagged"))
            continue
        known = [
            (one, account)
            for one, account in statements_about(judged, factor, by_account)
            if span(one) not in (UNKNOWN, NOT_RELEVANT)
        ]
        whys = [why(one, account, person) for one, account in known]
        if all(whys):
            found.append(Resting(factor, whys[-1] or "said"))
    return tuple(sorted(found, key=lambda one: catalogue_order(one.factor)))


def accounts_of(acts: tuple[Entry, ...]) -> dict[str, list[int | None]]:
    """Return for each factor whose account made each of its statements, in the file's order."""
    return {
        factor: [entry.person if entry else None for entry in entries]
        for factor, entries in sources_of(acts).items()
    }


def statements_about(
    judged: Judged, factor: str, accounts: dict[str, list[int | None]]
) -> list[tuple[Answer, int | None]]:
    """Return what each person said last of a factor in the view that is read, and their account."""
    about = [one for one in judged.alliance.answers if one.factor == factor]
    known = accounts.get(factor, [])
    padded = known + [None] * (len(about) - len(known))
    latest = {
        account if account is not None else folded(one.who or ""): (one, account)
        for one, account in zip(about, padded, strict=False)
        if one.view == judged.view
    }
    return list(latest.values())


def why(answer: Answer, account: int | None, person: PersonRow) -> Why | None:
    """Return why a statement rests on a person; None when it does not, or not on them alone."""
    if person.account is not None and account == person.account:
        return "said"
    if person.name and folded(answer.who or "") == folded(person.name):
        return "said"
    named = [names(f"{one.text or ''} {one.url or ''}", person) for one in answer.sources]
    if named and all(named):
        return "named"
    if not named and names(answer.note or "", person):
        return "named"
    return None


def names(text: str, person: PersonRow) -> bool:
    """Say whether a text names somebody: their whole name, or their last alone when long enough."""
    if not person.name:
        return False
    whole = folded(person.name)
    last = whole.rpartition(" ")[2]
    wanted = {whole} | ({last} if len(last) > SHORTEST else set())
    told = folded(text)
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", told) for one in wanted)
