"""Every read of the monthly pulse, of those alliances that a member sees whole."""

from datetime import date

from alliancemap_web.portfolio.queries import Row, list_alliances
from alliancemap_web.reviews.models import Pulse
from alliancemap_web.reviews.pulse import Given, month_of
from alliancemap_web.workspaces.rights import Member

MOST = 5000
RUNNING = "running"


def pulses_of(alliance: int, since: date) -> tuple[Given, ...]:
    """Return what was answered of an alliance (its row's number) from a month on, in order."""
    rows = Pulse.objects.filter(alliance_id=alliance, month__gte=since)
    return tuple(given(one) for one in rows)


def given(one: Pulse) -> Given:
    """Return a row as the value that the pages know."""
    return Given(one.person_id, one.by, one.month, one.levels, one.sentence)


def own_pulse(member: Member, alliance: int, month: date) -> Given | None:
    """Return what a member answered of an alliance in a month; None when nothing."""
    if member.person is None:
        return None
    rows = Pulse.objects.filter(alliance_id=alliance, person_id=member.person, month=month)
    one = rows.first()
    return given(one) if one else None


def running(member: Member) -> tuple[Row, ...]:
    """Return the running alliances that a member sees whole, by name."""
    rows = list_alliances(member, stage=RUNNING, order="name", most=MOST).rows
    return tuple(row for row in rows if row.level == "whole")


def pulses_due(member: Member, today: date) -> tuple[Row, ...]:
    """Return the running alliances of which a member has not given this month's pulse, by name.

    Nothing is due of somebody who may not answer, or of a program.
    """
    if member.person is None or not member.may("answer"):
        return ()
    rows = running(member)
    month = month_of(today)
    have = pulsed(member, month)
    return tuple(row for row in rows if (row.key, month) not in have)


def pulsed(member: Member, since: date) -> frozenset[tuple[str, date]]:
    """Return of which alliances (their keys) and months, from one on, a member gave the pulse."""
    if member.person is None:
        return frozenset()
    rows = Pulse.objects.filter(
        alliance__workspace_id=member.workspace, person_id=member.person, month__gte=since
    )
    return frozenset(rows.values_list("alliance__key", "month"))
