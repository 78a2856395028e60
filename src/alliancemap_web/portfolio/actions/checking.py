"""What an act must be to be added: a register there is, a value it takes, a right to it."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from alliancemap_web.portfolio.acts import (
    BASE,
    BESIDE,
    Change,
    Entry,
    Origin,
    is_register,
    text_of,
)
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.workspaces.rights import Member, NotAllowedError, Right

MOST_VALUE = 1_000_000


def right_for(changes: Sequence[Change]) -> Right:
    """Return the right that acts take: to answer, where they are answers, else to edit."""
    return "answer" if all(one.register.startswith("answer/") for one in changes) else "edit"


def number_of(given: str | None) -> str | None:
    """Return an act's id as a table writes it; RefusedError (422) when it is no UUID."""
    try:
        return str(uuid.UUID(given)) if given else None
    except ValueError:
        raise refused(422, "PRT013", found=str(given)[:100]) from None


def entry_for(
    change: Change,
    sequence: int,
    entries: Sequence[Entry],
    member: Member,
    now: datetime,
    origin: Origin,
) -> Entry:
    """Return a change as the act it becomes; RefusedError (422) when there is none like it.

    Somebody who may only answer takes back what they said themselves.
    """
    if not is_register(change.register):
        raise refused(422, "PRT004", register=change.register[:100])
    if len(text_of(change.value)) > MOST_VALUE:
        raise refused(422, "PRT005", most=MOST_VALUE)
    if change.register == BASE and change.undoes is None and not isinstance(change.value, dict):
        raise refused(422, "PRT004", register=BASE)
    if change.register.startswith("answer/") and change.undoes is None:
        refuse_statement(change)
    if change.register in BESIDE and change.undoes is None:
        refuse_beside(change)
    if change.undoes is not None:
        undone = next((one for one in entries if one.id == change.undoes), None)
        if undone is None or undone.register != change.register or undone.sequence == 1:
            raise refused(422, "PRT006")
        # A program has no person: it is known by the name of its key.
        named = (None, member.name) if member.person is None else (member.person, undone.by)
        is_own = (undone.person, undone.by) == named
        if not member.may("edit") and not is_own:
            raise NotAllowedError("edit")
    number = change.id or str(uuid.uuid4())
    return Entry(
        sequence, number, change.register, change.value, change.undoes,
        member.person, member.name, now, origin,
    )  # fmt: skip


def refuse_statement(change: Change) -> None:
    """Refuse (422) an answer that is no table with a level, or that says who or when itself."""
    value = change.value
    if not isinstance(value, dict) or value.get("level") is None or {"who", "date"} & set(value):
        raise refused(422, "PRT007", factor=change.register.removeprefix("answer/"))


def refuse_beside(change: Change) -> None:
    """Refuse (422) what cannot stand beside an alliance file."""
    value = change.value
    if change.register == "stage" and value not in STAGES:
        raise refused(422, "PRT002", found=str(value)[:40], known=", ".join(STAGES))
    if change.register == "signed" and value is not None and not is_day(value):
        raise refused(422, "PRT038")
    if change.register == "archived" and not (value is None or isinstance(value, bool)):
        raise refused(422, "PRT004", register="archived")


def is_day(value: object) -> bool:
    """Say whether a value is a whole day as text, such as 2027-05-01."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
