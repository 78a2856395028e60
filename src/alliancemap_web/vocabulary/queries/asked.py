"""Word checks: who is asked what, what they picked, and, once a check is over, what all picked.

What somebody picked leaves here for nobody else before the check is over: `find_check` reads no
pick of an open check, and what a person is asked holds their own picks alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.reviews.dates import Dated
from alliancemap_web.vocabulary.models import Check, Pick, Picker
from alliancemap_web.workspaces.links import hash_of
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.rights import Member

# So long after its last day somebody's link still shows what came out.
SHOWN_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody understands by a word: a reading, "other" with its text, or "unsure"."""

    reading: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody asked in a check; `picks` by word, none of them before the check is over."""

    key: str
    name: str
    function: str
    is_member: bool
    is_done: bool
    picks: Mapping[str, Chosen]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided about a word after a check."""

    outcome: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """One word check as its alliance's page shows it; `settled` by word, the latest decision."""

    key: str
    id: int
    words: tuple[str, ...]
    closes_on: date
    closed_at: datetime | None
    is_over: bool
    by: str
    at: datetime
    people: tuple[Person, ...] = ()
    settled: Mapping[str, Outcome] | None = None

    @property
    def done(self) -> int:
        return sum(one.is_done for one in self.people)


@dataclass(frozen=True, slots=True)
class Asked:
    """What one person is asked in a check, with their own picks; `check` holds nobody's."""

    id: int
    key: str
    name: str
    function: str
    is_done: bool
    picks: Mapping[str, Chosen]
    check: Checked
    alliance: str
    workspace_name: str
    alliance_key: str


def is_over(check: Check, today: date) -> bool:
    """Say whether a check is over: closed, or its last day has passed."""
    return check.closed_at is not None or check.closes_on < today


def checked_of(check: Check, today: date, people: Iterable[Person] = ()) -> Checked:
    """Return a check as a value."""
    return Checked(
        check.key, check.pk, tuple(check.words), check.closes_on, check.closed_at,
        is_over(check, today), check.by, check.at, tuple(people),
    )  # fmt: skip


def checks_of(kept: Kept, today: date) -> tuple[Checked, ...]:
    """Return the checks of an alliance, the latest first, with who is done and nothing else."""
    rows = Check.objects.filter(alliance_id=kept.id).prefetch_related("pickers")
    return tuple(
        checked_of(one, today, (person_of(picker, {}) for picker in one.pickers.all()))
        for one in rows
    )


def find_check(kept: Kept, key: str, today: date) -> Checked | None:
    """Return a check of an alliance; what people picked is in it only once it is over."""
    check = Check.objects.filter(alliance_id=kept.id, key=key).first()
    return whole(check, today) if check else None


def whole(check: Check, today: date) -> Checked:
    """Return a check with its people, and once it is over with what they picked and was settled."""
    over = is_over(check, today)
    picks: dict[int, dict[str, Chosen]] = {}
    if over:
        for one in Pick.objects.filter(picker__check_of=check):
            picks.setdefault(one.picker_id, {})[one.word] = Chosen(one.reading, one.text)
    people = tuple(person_of(one, picks.get(one.pk, {})) for one in check.pickers.all())
    settled = {
        one.word: Outcome(one.outcome, one.text, one.by, one.at) for one in check.settled.all()
    }
    return Checked(
        check.key, check.pk, tuple(check.words), check.closes_on, check.closed_at, over, check.by,
        check.at, people, settled if over else {},
    )  # fmt: skip


def person_of(one: Picker, picks: Mapping[str, Chosen]) -> Person:
    """Return somebody asked as a value."""
    is_member = one.membership_id is not None
    return Person(one.key, one.name, one.function, is_member, one.done_at is not None, picks)


def asked_of(picker: Picker, today: date) -> Asked:
    """Return what somebody is asked, with their own picks and nobody else's."""
    own = {one.word: Chosen(one.reading, one.text) for one in picker.picks.all()}
    check = picker.check_of
    return Asked(
        picker.pk, picker.key, picker.name, picker.function, picker.done_at is not None, own,
        whole(check, today) if is_over(check, today) else checked_of(check, today),
        check.alliance.name, check.alliance.workspace.name, check.alliance.key,
    )  # fmt: skip


def people_asked() -> QuerySet[Picker]:
    """Return everybody asked, with what belongs to the question."""
    return Picker.objects.select_related("check_of__alliance__workspace")


def asked_of_member(member: Member, check: Checked, today: date) -> Asked | None:
    """Return what a member is asked in a check; None when they are not."""
    if member.membership is None:
        return None
    rows = people_asked().filter(check_of_id=check.id, membership_id=member.membership)
    picker = rows.first()
    return asked_of(picker, today) if picker else None


def asked_of_guest(key: str, now: datetime) -> Asked | None:
    """Return what the holder of a link is asked, by their key; None once their link has ended."""
    today = now.date()
    rows = people_asked().filter(key=key).exclude(secret_hash="")
    picker = rows.filter(check_of__closes_on__gte=today - SHOWN_FOR).first()
    return asked_of(picker, today) if picker else None


def guest_of_link(secret: str, now: datetime) -> str | None:
    """Return the key of whoever a link was made for; None when it opens nothing (any more)."""
    rows = Picker.objects.filter(secret_hash=hash_of(secret))
    one = rows.filter(check_of__closes_on__gte=now.date() - SHOWN_FOR).first()
    return one.key if one else None


def link_stands(key: str, secret_hash: str) -> bool:
    """Say whether somebody's link is still the one whose secret has this hash."""
    return Picker.objects.filter(key=key, secret_hash=secret_hash).exists()


def waiting_for(member: Member, today: date, alliance: int | None = None) -> list[Picker]:
    """Return where a member is asked and not done, in open checks of alliances in their sight."""
    if member.membership is None:
        return []
    rows = people_asked().filter(
        in_sight(member), membership_id=member.membership, done_at=None,
        check_of__closed_at=None, check_of__closes_on__gte=today,
    )  # fmt: skip
    rows = rows.filter(check_of__alliance__archived_at=None)
    return list(rows if alliance is None else rows.filter(check_of__alliance_id=alliance))


def in_sight(member: Member) -> Q:
    """Return what those asked about alliances that a member sees whole have in common."""
    mine = Q(check_of__alliance__workspace_id=member.workspace)
    opened = opened_to(member)
    if opened is None:
        return mine
    return mine & Q(
        check_of__alliance__key__in=[k for k, level in opened.items() if level == "whole"]
    )


def dates_of(member: Member, today: date) -> tuple[Dated, ...]:
    """Return the last days of the open checks of a workspace."""
    rows = Check.objects.select_related("alliance").filter(
        alliance__workspace_id=member.workspace, closed_at=None, closes_on__gte=today
    )
    return tuple(
        Dated(
            f"words-{one.key}", one.closes_on, one.alliance.key, "vocabulary.date_check",
            f"team/words/{one.key}/",
        )
        for one in rows
    )  # fmt: skip
