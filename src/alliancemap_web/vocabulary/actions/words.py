"""Saying what a word means in a firm: who may answer proposes, who may edit decides."""

from collections.abc import Mapping
from datetime import datetime

from alliancemap.vocabulary import dictionary
from alliancemap.words import LANGUAGES
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.vocabulary.models import Word, Wording
from alliancemap_web.vocabulary.queries.words import OWN, find_word, own_words, term_of
from alliancemap_web.vocabulary.sayings import checked, differing
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

MOST_OWN = 300
MOST_WAITING = 20

Given = Mapping[str, Mapping[str, str]]


@logged("words_changed")
def say(member: Member, id_: str, given: Given, now: datetime) -> tuple[str, bool]:
    """Keep what a member says of a term; an empty id begins a term of the firm's own.

    It stands at once when the member may edit, else it is proposed. Return the term's id, and
    whether it stands. What changes nothing is not kept. RefusedError: VOC001 to VOC007.
    """
    require(member, "answer")
    if not member.sees_all:
        raise NotAllowedError("answer")
    changes = checked(given, is_own=id_ == "" or id_.startswith(OWN))
    word = find_word(member, id_) if id_ else None
    if word is None and id_ and id_ not in dictionary(LANGUAGES[0]):
        raise refused(404, "VOC003")
    if word is None or not word.entry:
        refuse_twice(member, id_, changes)
    if word is None:
        if not id_ and not any(fields.get("term") for fields in changes.values()):
            raise refused(422, "VOC004")
        if Word.objects.filter(workspace_id=member.workspace).count() >= MOST_OWN:
            raise refused(409, "VOC005", most=MOST_OWN)
        word = begun(member, id_, now)
    changes = differing(changes, term_of(word).said)
    stands = member.may("edit")
    if changes:
        if word.wordings.filter(state=Wording.State.PROPOSED).count() >= MOST_WAITING:
            raise refused(409, "VOC007", most=MOST_WAITING)
        Wording.objects.create(
            word=word,
            changes=changes,
            state=Wording.State.ACCEPTED if stands else Wording.State.PROPOSED,
            person_id=member.person,
            by=member.name,
            at=now,
            decided_by=member.name if stands else "",
            decided_at=now if stands else None,
        )
    return word.entry or OWN + word.key, stands


def begun(member: Member, entry: str, now: datetime) -> Word:
    """Return a new row of the firm's; for an entry that of whoever was quicker, if anybody was."""
    if not entry:
        return Word.objects.create(workspace_id=member.workspace, made_at=now)
    return Word.objects.get_or_create(
        workspace_id=member.workspace, entry=entry, defaults={"made_at": now}
    )[0]


def refuse_twice(member: Member, id_: str, changes: Mapping[str, Mapping[str, str]]) -> None:
    """Raise RefusedError (VOC006) when a firm's own term would be called as another is."""
    for language, fields in changes.items():
        name = fields.get("term", "").casefold()
        if not name:
            continue
        shared = {one.term.casefold() for one in dictionary(language).values()}
        own = {
            one.said[language].term.casefold()
            for one in own_words(member).values()
            if one.is_own and one.id != id_
        }
        if name in shared | own:
            raise refused(409, "VOC006", term=fields["term"])


@logged("words_changed")
def decide(member: Member, id_: str, proposal: str, *, accept: bool, now: datetime) -> None:
    """Accept or decline what was proposed for a term; VOC003 when it does not wait any more."""
    require(member, "edit")
    word = find_word(member, id_) if member.sees_all else None
    rows = word.wordings.select_for_update() if word else Wording.objects.none()
    one = rows.filter(key=proposal, state=Wording.State.PROPOSED).first()
    if one is None:
        raise refused(404, "VOC003")
    if accept and word is not None and not word.entry:
        refuse_twice(member, id_, one.changes)
    one.state = Wording.State.ACCEPTED if accept else Wording.State.DECLINED
    one.decided_by, one.decided_at = member.name, now
    one.save(update_fields=("state", "decided_by", "decided_at"))
