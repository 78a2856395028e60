"""Word checks: opened, answered each alone, closed, and settled word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from alliancemap.model.functions import FUNCTIONS
from alliancemap.vocabulary import READINGS, word_checks
from alliancemap.words import LANGUAGES
from alliancemap_web.logbook.actions import together
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.guests_noted import write_guest
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.vocabulary.actions.words import say
from alliancemap_web.vocabulary.models import Check, Pick, Picker, Settled
from alliancemap_web.vocabulary.queries.asked import Asked, Chosen, is_over
from alliancemap_web.workspaces.links import hash_of, new_secret
from alliancemap_web.workspaces.queries import numbers_of_members
from alliancemap_web.workspaces.rights import Member, require

LONGEST_NAME = 80
LONGEST_TEXT = 300
MOST_PEOPLE = 40
FEWEST_PEOPLE = 2
MOST_DAYS = 92
PICKS = (*READINGS, "other", "unsure")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to ask: a member by their key, or anybody by name; and their function."""

    name: str
    function: str
    membership: str = ""


@logged("word_check_opened")
def open_check(
    member: Member,
    kept: Kept,
    words: Sequence[str],
    people: Sequence[NewPerson],
    closes_on: date | None,
    now: datetime,
) -> str:
    """Open a word check on an alliance and return its key.

    RefusedError: VOC020 to VOC025 for no word, too few people, a day that is none, and people who
    cannot be asked.
    """
    require(member, "edit")
    known = [one for one in word_checks(LANGUAGES[0]) if one in words]
    if not known:
        raise refused(422, "VOC020")
    if closes_on is None or not 0 <= (closes_on - now.date()).days <= MOST_DAYS:
        raise refused(422, "VOC022", most=MOST_DAYS)
    if len(people) < FEWEST_PEOPLE:
        raise refused(422, "VOC021")
    check = Check.objects.create(
        alliance_id=kept.id, words=known, closes_on=closes_on, person_id=member.person,
        by=member.name, at=now,
    )  # fmt: skip
    for one in people:
        put_in(member, check, one)
    return check.key


@logged("word_check_changed")
def add_person(member: Member, kept: Kept, key: str, person: NewPerson, now: datetime) -> str:
    """Ask one more person in an open check and return their key; VOC021 to VOC026."""
    require(member, "edit")
    return put_in(member, living(kept, key, now), person).key


def put_in(member: Member, check: Check, person: NewPerson) -> Picker:
    """Add somebody to a check."""
    name = " ".join(person.name.replace("\0", " ").split())
    number = None
    if person.membership:
        number = numbers_of_members(member, [person.membership]).get(person.membership)
        if number is None:
            raise refused(422, "VOC023")
        if check.pickers.filter(membership_id=number).exists():
            raise refused(409, "VOC025", name=name)
    if not name or len(name) > LONGEST_NAME:
        raise refused(422, "VOC023")
    if person.function not in FUNCTIONS:
        raise refused(422, "VOC024", name=name)
    if check.pickers.count() >= MOST_PEOPLE:
        raise refused(409, "VOC026", most=MOST_PEOPLE)
    return Picker.objects.create(
        check_of=check, name=name, function=person.function, membership_id=number
    )


@logged("word_check_changed")
def remove_person(member: Member, kept: Kept, key: str, person: str, now: datetime) -> None:
    """Ask somebody no more in an open check; what they picked goes, and their link ends."""
    require(member, "edit")
    check = living(kept, key, now)
    one = check.pickers.filter(key=person).first()
    if one is None:
        raise refused(404, "VOC028")
    if check.pickers.count() <= FEWEST_PEOPLE:
        raise refused(409, "VOC021")
    one.delete()
    close_when_done(check, now)


@logged("link_made")
def make_link(member: Member, kept: Kept, key: str, person: str) -> str:
    """Make somebody's link and return its secret, told this once; an older link of theirs ends."""
    require(member, "edit")
    one = Picker.objects.filter(
        check_of__alliance_id=kept.id, check_of__key=key, key=person
    ).first()
    if one is None:
        raise refused(404, "VOC028")
    secret = new_secret()
    one.secret_hash = hash_of(secret)
    one.save(update_fields=("secret_hash",))
    return secret


@together()
def pick(asked: Asked, chosen: Mapping[str, Chosen], now: datetime) -> bool:
    """Keep what somebody understands by the words of an open check; say whether they are done.

    Words left out stay open and can be picked later. RefusedError: VOC027 when the check is over,
    VOC028 when they are not asked any more, VOC029 for "other" without a sentence or a long one.
    """
    check = Check.objects.select_for_update().filter(pk=asked.check.id).first()
    picker = check.pickers.filter(pk=asked.id).first() if check else None
    if check is None or picker is None:
        raise refused(404, "VOC028")
    if is_over(check, now.date()):
        raise refused(409, "VOC027")
    for word, one in chosen.items():
        if word not in check.words or one.reading not in PICKS:
            raise refused(422, "VOC028")
        text = " ".join(one.text.replace("\0", " ").split()) if one.reading == "other" else ""
        if len(text) > LONGEST_TEXT or (one.reading == "other" and not text):
            raise refused(422, "VOC029", most=LONGEST_TEXT)
        Pick.objects.update_or_create(
            picker=picker, word=word, defaults={"reading": one.reading, "text": text}
        )
    is_done = picker.picks.count() == len(check.words)
    if is_done and picker.done_at is None:
        picker.done_at = now
        picker.save(update_fields=("done_at",))
        close_when_done(check, now)
        write_guest("words", "word_check_answered", asked.alliance_key)
    return is_done


def close_when_done(check: Check, now: datetime) -> None:
    """Close a check once everybody has picked for every word."""
    if not check.pickers.filter(done_at=None).exists():
        check.closed_at = now
        check.save(update_fields=("closed_at",))


@logged("word_check_changed")
def close(member: Member, kept: Kept, key: str, now: datetime) -> None:
    """Close a check before its day: what people picked is shown from now on, for good."""
    require(member, "edit")
    check = living(kept, key, now)
    check.closed_at = now
    check.save(update_fields=("closed_at",))


@logged("word_check_changed")
def settle(
    member: Member, kept: Kept, key: str, word: str, outcome: str, text: str, language: str,
    now: datetime,
) -> None:  # fmt: skip
    """Settle what a word means after a check: "a" to "c", "own" with a sentence, or "lawyer".

    What was settled becomes the firm's own example of the term: a reading in every language, a
    sentence in the one it was written in. RefusedError: VOC028, VOC029, VOC030 while it is open.
    """
    require(member, "edit")
    check = Check.objects.select_for_update().filter(alliance_id=kept.id, key=key).first()
    if check is None or word not in check.words or outcome not in (*READINGS, "own", "lawyer"):
        raise refused(404, "VOC028")
    if not is_over(check, now.date()):
        raise refused(409, "VOC030")
    said = " ".join(text.replace("\0", " ").split()) if outcome == "own" else ""
    if len(said) > LONGEST_TEXT or (outcome == "own" and not said):
        raise refused(422, "VOC029", most=LONGEST_TEXT)
    if check.closed_at is None:
        check.closed_at = now
        check.save(update_fields=("closed_at",))
    Settled.objects.create(
        check_of=check, word=word, outcome=outcome, text=said, by=member.name, at=now
    )
    if outcome == "lawyer" or not member.sees_all:
        return
    examples = {
        one: word_checks(one)[word].readings[outcome] if outcome in READINGS else ""
        for one in LANGUAGES
    }
    if outcome == "own":
        examples[language] = said
    say(member, word, {one: {"example": example} for one, example in examples.items()}, now)


def living(kept: Kept, key: str, now: datetime) -> Check:
    """Return an open check of an alliance; VOC028 when there is none, VOC027 when it is over."""
    check = Check.objects.select_for_update().filter(alliance_id=kept.id, key=key).first()
    if check is None:
        raise refused(404, "VOC028")
    if is_over(check, now.date()):
        raise refused(409, "VOC027")
    return check
