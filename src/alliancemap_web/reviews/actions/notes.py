"""Notes: written down at once, filed, filed elsewhere, closed, taken back. No answer changes."""

from datetime import datetime

from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.reviews.filing import filed, guesses
from alliancemap_web.reviews.models import Note
from alliancemap_web.reviews.queries import find_note, in_sight
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

LONGEST_NOTE = 2_000


@logged("notes_changed")
def add_note(
    member: Member, kept: Kept, text: str, now: datetime, *, factor: str | None = None
) -> str:
    """Keep a note on an alliance, filed by its words unless `factor` says where; return its key.

    RefusedError (422) for a note that says nothing or is too long.
    """
    require(member, "answer")
    text = text.strip()
    if not text:
        raise refused(422, "REV001")
    if len(text) > LONGEST_NOTE:
        raise refused(422, "REV002", most=LONGEST_NOTE)
    instrument = judged_of(kept.document).instrument
    if factor is None:
        factor = filed(guesses(text, instrument.id, instrument.version, instrument.sector))
    made = Note.objects.create(
        alliance_id=kept.id,
        text=text,
        factor=factor,
        state="filed" if factor else "unfiled",
        person_id=member.person,
        by=member.name,
        at=now,
    )
    return made.key


@logged("notes_changed")
def file_note(member: Member, key: str, factor: str, known: frozenset[str]) -> None:
    """File a note under a factor, one of `known`; under none when `factor` is empty.

    RefusedError: 404 for no such note, 422 for no such factor.
    """
    require(member, "answer")
    if factor and factor not in known:
        raise refused(422, "REV003", found=factor[:20])
    state = "filed" if factor else "unfiled"
    found = Note.objects.filter(in_sight(member), key=key)
    if not found.update(factor=factor, state=state):
        raise refused(404, "REV004")


@logged("notes_changed")
def close_note(member: Member, key: str) -> None:
    """Say that nothing is left to do about a note; RefusedError (404) for no such note."""
    require(member, "answer")
    if not Note.objects.filter(in_sight(member), key=key).update(state="done"):
        raise refused(404, "REV004")


@logged("notes_changed")
def drop_note(member: Member, key: str) -> None:
    """Take a note back: one's own, or anybody's for who may edit; 404 for no such note."""
    require(member, "answer")
    note = find_note(member, key)
    if note is None:
        raise refused(404, "REV004")
    if not member.may("edit") and note.person != member.person:
        raise NotAllowedError("edit")
    Note.objects.filter(key=key).delete()
