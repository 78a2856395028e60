"""Who gets the digest, by whose clock, and how it stops."""

from datetime import date

import pytest
from web.portfolio.desk import Desk

from alliancemap_web.briefs.actions.letters import (
    choose_digest,
    mark_sent,
    new_off_secret,
    remember_members,
    set_zone,
    switch_off,
)
from alliancemap_web.briefs.queries import digest_of, digest_off, digests_due, zone_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError

MONDAY = date(2026, 1, 5)


def test_who_sees_all_is_sent_it_until_they_say_otherwise(ada: Desk, sit: object) -> None:
    eva = sit("Eva", "reader", sees_all=False)  # type: ignore[operator]
    remember_members()
    remember_members()
    assert [one.member.name for one in digests_due(MONDAY)] == ["Ada"]
    assert not digest_of(eva.member)
    choose_digest(ada.member, is_on=False)
    choose_digest(eva.member, is_on=True)
    assert [one.member.name for one in digests_due(MONDAY)] == ["Eva"]


def test_a_digest_is_marked_once(ada: Desk) -> None:
    remember_members()
    assert mark_sent(ada.member, MONDAY)
    assert not mark_sent(ada.member, MONDAY)
    assert mark_sent(ada.member, date(2026, 1, 12))


def test_the_letters_link_switches_off_and_only_the_latest_does(ada: Desk) -> None:
    remember_members()
    old, new = new_off_secret(ada.member), new_off_secret(ada.member)
    assert digest_off(old) is None
    member = digest_off(new)
    assert member
    switch_off(member)
    assert not digest_of(ada.member)


def test_the_zone_is_one_that_there_is_and_set_by_an_owner(ada: Desk, sit: object) -> None:
    assert zone_of(ada.member.workspace) == "UTC"
    set_zone(ada.member, "Europe/Paris")
    assert zone_of(ada.member.workspace) == "Europe/Paris"
    with pytest.raises(RefusedError):
        set_zone(ada.member, "Europe/Atlantis")
    with pytest.raises(NotAllowedError):
        set_zone(sit("Ben", "editor").member, "Europe/Paris")  # type: ignore[operator]
