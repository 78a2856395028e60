"""Why we do this: askings, sentences, and who has written. Before the reveal, only one's own."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef

from alliancemap_web.decisions.models import Asking, Colleague, Sentence
from alliancemap_web.decisions.queries.sight import living
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.queries import list_members, people_by_name
from alliancemap_web.workspaces.rights import Member

# A colleague's link ends so long after the question was asked.
LINKS_LAST = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class AskingRow:
    """One asking. `settled` is empty until the team took a sentence."""

    id: int
    key: str
    number: int
    until: date | None
    by: str
    at: datetime
    revealed_at: datetime | None
    revealed_by: str
    settled: str
    settled_at: datetime | None
    settled_by: str
    again_on: date | None
    alliance: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether sentences may still be written."""
        return self.revealed_at is None


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence. `lasted` is "same", "partly", "other", or empty while its author has not said.

    `before` is the same person's sentence of the asking before, empty when there is none.
    """

    by: str
    text: str
    lasted: str
    is_mine: bool
    at: datetime
    before: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is asked: a member, or a colleague by link; `is_done` once they have written."""

    name: str
    is_done: bool
    colleague: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """What a colleague who came by a link is told: the question's place and their own sentence."""

    key: str
    name: str
    asking: int
    workspace: str
    alliance: str
    until: date | None
    text: str
    is_open: bool
    alliance_key: str


def askings_of(kept: Kept) -> tuple[AskingRow, ...]:
    """Return the askings of an alliance, the latest first."""
    return tuple(asking_row(one, kept.key) for one in Asking.objects.filter(alliance_id=kept.id))


def latest_asking(kept: Kept) -> AskingRow | None:
    """Return the latest asking of an alliance, None when nobody was asked yet."""
    one = Asking.objects.filter(alliance_id=kept.id).first()
    return asking_row(one, kept.key) if one else None


def asking_row(one: Asking, alliance: str = "") -> AskingRow:
    """Return an asking as the value that pages know."""
    return AskingRow(
        one.pk, one.key, one.number, one.until, one.by, one.at, one.revealed_at, one.revealed_by,
        one.settled, one.settled_at, one.settled_by, one.again_on, alliance,
    )  # fmt: skip


def own_sentence(member: Member, asking: AskingRow) -> Said | None:
    """Return what a member wrote themselves, at any time."""
    if member.person is None:
        return None
    one = Sentence.objects.filter(asking_id=asking.id, person_id=member.person).first()
    return Said(one.by, one.text, one.lasted, True, one.at) if one else None


def sentences_of(
    member: Member, asking: AskingRow, before: AskingRow | None = None
) -> tuple[Said, ...]:
    """Return all sentences of an asking, each with its author's of the one before.

    Nothing at all before the reveal.
    """
    if asking.revealed_at is None:
        return ()
    earlier = {}
    if before is not None and before.revealed_at is not None:
        earlier = {who(one): one.text for one in Sentence.objects.filter(asking_id=before.id)}
    return tuple(
        Said(
            by=one.by,
            text=one.text,
            lasted=one.lasted,
            is_mine=member.person is not None and one.person_id == member.person,
            at=one.at,
            before=earlier.get(who(one), ""),
        )
        for one in Sentence.objects.filter(asking_id=asking.id)
    )


def who(one: Sentence) -> int | str:
    """Return whose a sentence is: an account, or the name of a colleague or of one that is gone."""
    return one.person_id or one.by.casefold()


def voices_of(member: Member, asking: AskingRow) -> tuple[Voice, ...]:
    """Return who is asked and whether they wrote, never what; for whoever runs the asking.

    Members who may answer and see the alliance are asked; who wrote and left stays.
    """
    written = dict(Sentence.objects.filter(asking_id=asking.id).values_list("person_id", "by"))
    people, names = people_by_name(member), set(written.values())
    members = [
        Voice(one.name, people[one.name] in written if one.name in people else one.name in names)
        for one in list_members(member)
        if one.role != "reader" and one.sees_all
    ]
    guests = Colleague.objects.filter(asking_id=asking.id).annotate(
        has=Exists(Sentence.objects.filter(colleague_id=OuterRef("pk")))
    )
    return (*members, *(Voice(one.name, one.has, one.key) for one in guests))


def colleague_of_link(secret: str, now: datetime) -> str | None:
    """Return the key of the colleague whom a link's secret names, None for none (any more)."""
    one = Colleague.objects.select_related("asking").filter(hash=hash_of(secret)).first()
    return one.key if one and invited(one, now) else None


def link_stands(key: str, secret_hash: str) -> bool:
    """Say whether a colleague's link is still the one whose secret has this hash."""
    return Colleague.objects.filter(key=key, hash=secret_hash).exists()


def colleague_of_key(key: str, now: datetime) -> Invited | None:
    """Return what a colleague is told, None once their link has ended."""
    rows = Colleague.objects.select_related("asking__alliance__workspace", "sentence")
    one = rows.filter(key=key).first()
    return invited(one, now) if one else None


def invited(one: Colleague, now: datetime) -> Invited | None:
    """Return a colleague with their own sentence; None so long after the asking that it ended."""
    asking = one.asking
    if now - asking.at > LINKS_LAST or asking.alliance.archived_at is not None:
        return None
    mine = Sentence.objects.filter(colleague_id=one.pk).first()
    return Invited(
        key=one.key,
        name=one.name,
        asking=asking.pk,
        workspace=asking.alliance.workspace.name,
        alliance=asking.alliance.name,
        until=asking.until,
        text=mine.text if mine else "",
        is_open=asking.revealed_at is None,
        alliance_key=asking.alliance.key,
    )


def joint_sentence_of(kept: Kept) -> str:
    """Return the sentence that the team settled on last, empty while it has settled on none."""
    one = Asking.objects.filter(alliance_id=kept.id).exclude(settled="").first()
    return one.settled if one else ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An asking of one alliance that waits: for one's own sentence, or to be asked again."""

    alliance: str
    name: str
    day: date | None
    is_again: bool


def unwritten(member: Member) -> tuple[Waiting, ...]:
    """Return the open askings in which a member has not written yet."""
    if member.person is None or not member.may("answer"):
        return ()
    mine = Sentence.objects.filter(asking_id=OuterRef("pk"), person_id=member.person)
    rows = (
        Asking.objects.select_related("alliance")
        .filter(living(member), ~Exists(mine), revealed_at__isnull=True)
        .order_by("until", "pk")
    )
    return tuple(Waiting(one.alliance.key, one.alliance.name, one.until, False) for one in rows)


def to_ask_again(member: Member) -> tuple[Waiting, ...]:
    """Return the alliances whose question is to be asked again on a day, the earliest first."""
    later = Asking.objects.filter(
        alliance_id=OuterRef("alliance_id"), number__gt=OuterRef("number")
    )
    rows = (
        Asking.objects.select_related("alliance")
        .filter(living(member), ~Exists(later), again_on__isnull=False)
        .order_by("again_on", "pk")
    )
    return tuple(Waiting(one.alliance.key, one.alliance.name, one.again_on, True) for one in rows)


def open_askings(member: Member) -> tuple[Waiting, ...]:
    """Return the open askings that end on a day, whoever wrote in them."""
    rows = Asking.objects.select_related("alliance").filter(
        living(member), revealed_at__isnull=True, until__isnull=False
    )
    return tuple(Waiting(one.alliance.key, one.alliance.name, one.until, False) for one in rows)
