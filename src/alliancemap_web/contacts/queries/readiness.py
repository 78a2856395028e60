"""What people said of the firm's readiness. Nobody reads another's before giving their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from alliancemap_web.contacts.models import SelfCheck
from alliancemap_web.workspaces.rights import Member

CURRENT_DAYS = 90  # an answer younger than that counts into how the firm sees itself now


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One person's self-check of a day: levels by line."""

    day: date
    levels: Mapping[int, int]
    person: int | None
    by: str


def own_check(member: Member, today: date) -> CheckRow | None:
    """Return a member's latest self-check that is still current; None when there is none."""
    if member.person is None:
        return None
    rows = SelfCheck.objects.filter(
        workspace_id=member.workspace, person_id=member.person, day__gt=current_since(today)
    )
    one = rows.last()
    return check_row(one) if one else None


def may_compare(member: Member, today: date) -> bool:
    """Say whether a member may see what others said: after their own answer; who gives none may."""
    if not member.may("answer") or member.person is None:
        return True
    return own_check(member, today) is not None


def current_checks(member: Member, today: date) -> tuple[CheckRow, ...]:
    """Return each person's latest current self-check; nothing for who has not given their own."""
    if not may_compare(member, today):
        return ()
    return latest_each(checks_until(member, today), today)


def checks_over_time(member: Member, today: date) -> tuple[tuple[date, tuple[CheckRow, ...]], ...]:
    """Return for each day on which anybody answered who counted that day, the oldest first.

    Nothing for a member who has not given their own.
    """
    if not may_compare(member, today):
        return ()
    rows = checks_until(member, today)
    days = sorted({one.day for one in rows})
    return tuple((day, latest_each(rows, day)) for day in days)


def checks_until(member: Member, today: date) -> tuple[CheckRow, ...]:
    """Return every self-check of the workspace until a day, the oldest first."""
    rows = SelfCheck.objects.filter(workspace_id=member.workspace, day__lte=today)
    return tuple(check_row(one) for one in rows)


def latest_each(rows: tuple[CheckRow, ...], day: date) -> tuple[CheckRow, ...]:
    """Return each person's latest of the self-checks that are current on a day."""
    since = current_since(day)
    current = [one for one in rows if since < one.day <= day]
    return tuple({(one.person, one.by): one for one in current}.values())


def current_since(day: date) -> date:
    """Return the last day whose answers do not count any more."""
    return day - timedelta(days=CURRENT_DAYS)


def check_row(one: SelfCheck) -> CheckRow:
    """Return a self-check as the value that the pages know."""
    return CheckRow(
        one.day, {int(line): level for line, level in one.levels.items()}, one.person_id, one.by
    )
