"""Nobody reads what others said of the firm before giving their own view."""

from collections.abc import Callable
from datetime import timedelta

from web.portfolio.desk import Desk

from alliancemap.model.readiness import READINESS_LINES
from alliancemap_web.contacts.actions import give_check
from alliancemap_web.contacts.queries import (
    checks_over_time,
    current_checks,
    may_compare,
    own_check,
)


def whole(level: int) -> dict[int, int]:
    return dict.fromkeys(READINESS_LINES, level)


def test_others_are_there_only_after_ones_own(ada: Desk, sit: Callable[..., Desk]) -> None:
    ben, now = sit("Ben"), ada.clock.moment
    today = now.date()
    give_check(ben.member, whole(1), now)
    assert not may_compare(ada.member, today)
    assert current_checks(ada.member, today) == ()
    assert checks_over_time(ada.member, today) == ()
    give_check(ada.member, whole(3), now)
    assert {one.by for one in current_checks(ada.member, today)} == {"Ada", "Ben"}


def test_an_old_answer_of_ones_own_opens_nothing(ada: Desk, sit: Callable[..., Desk]) -> None:
    now = ada.clock.moment
    give_check(ada.member, whole(3), now - timedelta(days=90))
    give_check(sit("Ben").member, whole(1), now)
    assert own_check(ada.member, now.date()) is None
    assert current_checks(ada.member, now.date()) == ()


def test_each_counts_once_with_their_latest(ada: Desk) -> None:
    now = ada.clock.moment
    give_check(ada.member, whole(0), now - timedelta(days=30))
    give_check(ada.member, whole(4), now)
    (found,) = current_checks(ada.member, now.date())
    assert found.levels[1] == 4
    days = checks_over_time(ada.member, now.date())
    assert [checks[0].levels[1] for _, checks in days] == [0, 4]


def test_who_only_reads_sees_the_whole(ada: Desk, sit: Callable[..., Desk]) -> None:
    give_check(ada.member, whole(2), ada.clock.moment)
    cy = sit("Cy", "reader")
    assert len(current_checks(cy.member, ada.clock.moment.date())) == 1


def test_another_firm_is_another_world(ada: Desk, sit: Callable[..., Desk]) -> None:
    now = ada.clock.moment
    zoe = sit("Zoe", "owner", firm="Autre")
    give_check(ada.member, whole(2), now)
    give_check(zoe.member, whole(4), now)
    assert [one.by for one in current_checks(zoe.member, now.date())] == ["Zoe"]
