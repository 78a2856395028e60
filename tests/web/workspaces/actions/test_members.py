"""Members change, are removed and leave; the last owner is never lost."""

from collections.abc import Callable
from typing import Any

import pytest
from web.workspaces.conftest import (
    NOW,
    ORCHID,
    at_once,
    invited_by,
    join,
    key_of,
)

from alliancemap_web.workspaces.actions import (
    change_member,
    leave,
    open_alliance,
    remove_member,
    rename_self,
)
from alliancemap_web.workspaces.actions.members import let_go
from alliancemap_web.workspaces.models import Membership, Opening, OpeningEntry
from alliancemap_web.workspaces.opening_queries import opened_to
from alliancemap_web.workspaces.queries import find_member, invitation_of_key
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import ROLES, Member, NotAllowedError

pytestmark = pytest.mark.django_db


def now_of(member: Member) -> Member:
    found = find_member(member.person or 0, member.key)
    assert found
    return found


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("sees_all", [True, False])
def test_an_owner_gives_any_role_and_sight_and_an_owner_sees_all(
    cast: dict[str, Member], role: str, sees_all: bool
) -> None:
    change_member(cast["Ada"], key_of(cast["Bob"]), role, sees_all, NOW)
    bob = now_of(cast["Bob"])
    assert (bob.role, bob.sees_all) == (role, sees_all or role == "owner")


def test_only_an_owner_changes_or_removes(cast: dict[str, Member]) -> None:
    for name in ("Bob", "Cy", "Dee", "Eva"):
        with pytest.raises(NotAllowedError):
            change_member(cast[name], key_of(cast[name]), "owner", True, NOW)
        with pytest.raises(NotAllowedError):
            remove_member(cast[name], key_of(cast["Ada"]), NOW)
    assert Membership.objects.filter(role="owner").count() == 1


def test_a_role_that_is_none_is_refused(cast: dict[str, Member]) -> None:
    with pytest.raises(RefusedError) as refused:
        change_member(cast["Ada"], key_of(cast["Bob"]), "king", True, NOW)
    assert refused.value.code == "WRK006"


def test_the_last_owner_stays_one(cast: dict[str, Member]) -> None:
    ada = cast["Ada"]
    for act in (
        lambda: change_member(ada, key_of(ada), "editor", True, NOW),
        lambda: remove_member(ada, key_of(ada), NOW),
        lambda: leave(ada, NOW),
    ):
        with pytest.raises(RefusedError) as refused:
            act()
        assert refused.value.code == "WRK004"
    assert now_of(ada).role == "owner"
    change_member(ada, key_of(cast["Bob"]), "owner", True, NOW)
    leave(ada, NOW)
    assert find_member(ada.person or 0, ada.key) is None


def test_an_owner_who_is_none_any_more_invites_nobody(cast: dict[str, Member]) -> None:
    gus = join(cast["Ada"].workspace, "Gus", "owner")
    _, key = invited_by(gus)
    change_member(cast["Ada"], key_of(gus), "editor", True, NOW)
    assert invitation_of_key(key, NOW) is None


def test_whoever_becomes_one_of_the_firm_needs_nothing_opened(cast: dict[str, Member]) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    open_alliance(ada, key_of(eva), ORCHID, "whole", NOW)
    change_member(ada, key_of(eva), "reader", True, NOW)
    assert opened_to(now_of(eva)) is None
    assert not Opening.objects.exists()
    change_member(ada, key_of(eva), "reader", False, NOW)
    assert opened_to(now_of(eva)) == {}
    kinds = list(OpeningEntry.objects.values_list("kind", flat=True))
    assert kinds == ["all", "opened"]


def test_whoever_is_removed_sees_nothing_and_no_link_they_knew_lets_them_in(
    cast: dict[str, Member],
) -> None:
    ada = cast["Ada"]
    gus = join(ada.workspace, "Gus", "owner")
    known = [
        invited_by(gus)[1],
        invited_by(ada, uses=5)[1],
        invited_by(ada, address="GUS@firm.example")[1],
    ]
    kept = invited_by(ada, address="other@firm.example")[1]
    remove_member(ada, key_of(gus), NOW)
    assert find_member(gus.person or 0, gus.key) is None
    assert [invitation_of_key(key, NOW) for key in known] == [None] * 3
    assert invitation_of_key(kept, NOW)
    with pytest.raises(NotAllowedError):
        remove_member(gus, key_of(ada), NOW)


def test_an_outsider_who_goes_leaves_a_line_in_the_log(cast: dict[str, Member]) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    gil = join(ada.workspace, "Gil", "editor", sees_all=False)
    for one in (eva, gil):
        open_alliance(ada, key_of(one), ORCHID, "outline", NOW)
    leave(eva, NOW)
    remove_member(ada, key_of(gil), NOW)
    lines = list(OpeningEntry.objects.values_list("kind", "name", "by"))[:2]
    assert lines == [("closed", "Gil", "Ada"), ("left", "Eva", "Eva")]


def test_everybody_chooses_what_they_are_called(cast: dict[str, Member]) -> None:
    rename_self(cast["Eva"], " Eva  Adviser ")
    assert now_of(cast["Eva"]).name == "Eva Adviser"
    with pytest.raises(RefusedError):
        rename_self(cast["Eva"], "")


def test_nobody_is_let_go_who_is_the_last_owner(cast: dict[str, Member]) -> None:
    from alliancemap_web.workspaces.actions.acting import Kind

    row = Membership.objects.get(pk=cast["Ada"].membership)
    with pytest.raises(RefusedError):
        let_go(cast["Ada"], row, Kind.LEFT, NOW)


Act = Callable[[Member, Member], Any]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "act",
    [
        lambda me, other: leave(me, NOW),
        lambda me, other: remove_member(me, key_of(other), NOW),
        lambda me, other: change_member(me, key_of(other), "reader", True, NOW),
        lambda me, other: change_member(me, key_of(me), "reader", True, NOW),
    ],
    ids=["both leave", "each removes the other", "each demotes the other", "both step down"],
)
def test_two_owners_at_once_leave_one_owner(firm: Callable[..., Member], act: Act) -> None:
    ada = firm()
    bob = join(ada.workspace, "Bob", "owner")
    join(ada.workspace, "Cy")
    outcomes = at_once(lambda: act(ada, bob), lambda: act(bob, ada))
    refused = [one for one in outcomes if isinstance(one, RefusedError | NotAllowedError)]
    assert len(refused) == 1, outcomes
    assert outcomes.count(None) == 1, outcomes
    assert Membership.objects.filter(role="owner").count() == 1
