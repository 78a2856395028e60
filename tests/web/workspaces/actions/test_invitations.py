"""Invitations let in whom they are for, as often as they say, and nobody after that."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from web.workspaces.conftest import (
    NOW,
    ORCHID,
    TULIP,
    at_once,
    invited_by,
    join,
    key_of,
    person,
)

from alliancemap_web.workspaces.actions import accept, invite, leave, revoke
from alliancemap_web.workspaces.checks import Offer
from alliancemap_web.workspaces.models import Invitation, Membership, OpeningEntry
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.queries import find_member, invitation_of_key
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import ROLES, Member, NotAllowedError

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_whoever_accepts_becomes_what_was_offered(cast: dict[str, Member], role: str) -> None:
    _, key = invited_by(cast["Ada"], role=role)
    gus = accept(person("Gus").pk, key, " Gus ", NOW)
    assert (gus.role, gus.name, gus.sees_all) == (role, "Gus", True)
    assert find_member(person("Gus").pk, gus.key) == gus


@pytest.mark.parametrize("name", ["Bob", "Cy", "Dee", "Eva"])
def test_only_an_owner_invites_or_closes(cast: dict[str, Member], name: str) -> None:
    _, key = invited_by(cast["Ada"])
    with pytest.raises(NotAllowedError):
        invite(cast[name], Offer("owner"), NOW)
    with pytest.raises(NotAllowedError):
        revoke(cast[name], key)
    assert Invitation.objects.count() == 1


def test_the_secret_is_nowhere_in_the_table(cast: dict[str, Member]) -> None:
    secret, _ = invited_by(cast["Ada"])
    row = Invitation.objects.values().get()
    assert secret not in repr(row)


def test_somebody_from_outside_sees_from_the_start_what_was_chosen(
    cast: dict[str, Member],
) -> None:
    chosen = {ORCHID: "outline", TULIP: "whole"}
    _, key = invited_by(cast["Ada"], role="reader", sees_all=False, alliances=chosen)
    gus = accept(person("Gus").pk, key, "Gus", NOW)
    assert opened_to(gus) == chosen
    lines = set(OpeningEntry.objects.values_list("alliance", "kind", "level", "name", "by"))
    assert lines == {(one, "opened", level, "Gus", "Ada") for one, level in chosen.items()}


def test_a_link_ends_with_its_day_its_uses_and_its_closing(cast: dict[str, Member]) -> None:
    ada = cast["Ada"]
    late = NOW + timedelta(days=7)
    _, key = invited_by(ada, days=7)
    assert invitation_of_key(key, late - timedelta(seconds=1))
    assert invitation_of_key(key, late) is None
    _, closed = invited_by(ada)
    revoke(ada, closed)
    _, twice = invited_by(ada, uses=2)
    for name in ("Gus", "Hal"):
        accept(person(name).pk, twice, name, NOW)
    for one, when in ((key, late), (closed, NOW), (twice, NOW), ("", NOW), ("x" * 12, NOW)):
        with pytest.raises(RefusedError) as refused:
            accept(person("Ivy").pk, one, "Ivy", when)
        assert refused.value.code == "WRK013"
    assert find_member(person("Ivy").pk, ada.key) is None


def test_whoever_is_in_already_stays_what_they_are_and_uses_nothing_up(
    cast: dict[str, Member],
) -> None:
    _, key = invited_by(cast["Ada"], role="owner")
    assert accept(cast["Dee"].person or 0, key, "Other", NOW) == cast["Dee"]
    assert invitation_of_key(key, NOW)


def test_nobody_comes_in_without_a_name(cast: dict[str, Member]) -> None:
    _, key = invited_by(cast["Ada"])
    with pytest.raises(RefusedError) as refused:
        accept(person("Gus").pk, key, " ", NOW)
    assert refused.value.code == "WRK002"
    assert invitation_of_key(key, NOW)


def test_what_an_owner_offered_ends_when_they_leave(cast: dict[str, Member]) -> None:
    gus = join(cast["Ada"].workspace, "Gus", "owner")
    _, key = invited_by(gus)
    leave(gus, NOW)
    assert invitation_of_key(key, NOW) is None


def test_what_has_run_out_is_cleared_away_by_the_next(cast: dict[str, Member]) -> None:
    invited_by(cast["Ada"])
    invite(cast["Ada"], Offer("reader"), NOW + timedelta(days=8))
    assert Invitation.objects.get().role == "reader"


def test_an_invitation_of_one_firm_is_closed_by_no_other(
    cast: dict[str, Member], firm: Callable[..., Member]
) -> None:
    zoe = firm("Else", "Zoe")
    _, key = invited_by(cast["Ada"])
    revoke(zoe, key)
    assert invitation_of_key(key, NOW)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("uses", [1, 2])
def test_as_many_come_in_at_once_as_a_link_is_for(firm: Callable[..., Member], uses: int) -> None:
    _, key = invited_by(firm(), uses=uses)
    people = [person(name) for name in ("Gus", "Hal", "Ivy")]

    def come(one: Any) -> Callable[[], Member]:
        return lambda: accept(one.pk, key, "Somebody", NOW)

    outcomes = at_once(*(come(one) for one in people))
    assert sum(isinstance(one, Member) for one in outcomes) == uses, outcomes
    assert sum(isinstance(one, RefusedError) for one in outcomes) == 3 - uses
    assert Membership.objects.count() == 1 + uses


@pytest.mark.django_db(transaction=True)
def test_one_person_twice_at_once_comes_in_once(firm: Callable[..., Member]) -> None:
    ada = firm()
    _, key = invited_by(ada, uses=2)
    gus = person("Gus").pk

    def come() -> Member:
        return accept(gus, key, "Gus", NOW)

    first, second = at_once(come, come)
    assert first == second
    assert Invitation.objects.get().uses_left == 1
    assert key_of(first)
