"""What is read about workspaces and their members."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from web.workspaces.conftest import (
    NOW,
    ORCHID,
    TULIP,
    invited_by,
    join,
    key_of,
    person,
)

from alliancemap_web.workspaces.actions import accept, open_alliance, set_settings
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.queries import (
    count_members,
    find_member,
    find_row,
    goes_with,
    invitation_of_key,
    invitation_of_link,
    is_last_owner,
    list_invitations,
    list_members,
    memberships_of,
    numbers_of_members,
    owners_of,
    people_by_name,
    settings_of,
    workspaces_of,
)
from alliancemap_web.workspaces.rights import Member, NotAllowedError
from alliancemap_web.workspaces.rows import Leaving

pytestmark = pytest.mark.django_db


def test_an_account_takes_along_only_where_nobody_else_is(firm: Callable[..., Member]) -> None:
    alone, only, shared, left = (firm(name) for name in ("Alone", "Only", "Shared", "Left"))
    join(only.workspace, "Bob", "editor")
    join(shared.workspace, "Bob", "owner")
    join(left.workspace, "Bob", "reader")
    join(left.workspace, "Cy", "owner")
    leaving = goes_with(alone.person or 0)
    assert [one.key for one in leaving.alone] == [alone.key]
    assert [one.key for one in leaving.blocked] == [only.key]
    assert [one.key for one in leaving.others] == [left.key, shared.key]
    bob = goes_with(person("Bob").pk)
    assert [one.key for one in bob.others] == [left.key, only.key, shared.key]
    assert goes_with(person("Nobody").pk) == Leaving()


def test_a_member_is_one_only_where_they_are(
    cast: dict[str, Member], firm: Callable[..., Member]
) -> None:
    zoe = firm("Else", "Zoe")
    for member in cast.values():
        assert find_member(member.person or 0, member.key) == member
        assert find_member(member.person or 0, zoe.key) is None
    assert find_member(zoe.person or 0, cast["Ada"].key) is None
    assert find_member(0, zoe.key) is None


def test_somebodys_workspaces_come_by_name_with_what_is_open_to_them(
    cast: dict[str, Member], firm: Callable[..., Member]
) -> None:
    agency = firm("Agency", "Eva")
    open_alliance(cast["Ada"], key_of(cast["Eva"]), ORCHID, "outline", NOW)
    open_alliance(cast["Ada"], key_of(cast["Eva"]), TULIP, "outline", NOW)
    mine = workspaces_of(cast["Eva"].person or 0)
    assert [(one.member, one.opened) for one in mine] == [(agency, 0), (cast["Eva"], 2)]
    assert memberships_of(cast["Eva"].person or 0) == (agency, cast["Eva"])


def test_the_firm_sees_everybody_and_an_outsider_only_whom_to_ask(cast: dict[str, Member]) -> None:
    rows = list_members(cast["Dee"])
    assert [row.name for row in rows] == ["Ada", "Bob", "Cy", "Dee", "Eva"]
    assert [row.address for row in rows] == [f"{name.lower()}@firm.example" for name in cast]
    assert [row.name for row in rows if row.is_me] == ["Dee"]
    rows = list_members(cast["Eva"])
    assert [(row.name, row.address) for row in rows] == [("Ada", ""), ("Eva", "eva@firm.example")]
    assert find_row(cast["Eva"], key_of(cast["Bob"])) is None
    assert find_row(cast["Ada"], key_of(cast["Bob"])) == list_members(cast["Ada"])[1]


def test_members_are_counted_and_the_last_owner_is_known(cast: dict[str, Member]) -> None:
    ada = cast["Ada"]
    assert count_members(ada.workspace) == 5
    assert is_last_owner(ada, key_of(ada))
    assert not is_last_owner(ada, key_of(cast["Bob"]))
    gus = join(ada.workspace, "Gus", "owner")
    assert not is_last_owner(ada, key_of(ada))
    assert not is_last_owner(ada, key_of(gus))


def test_settings_begin_with_a_year_and_no_hours(cast: dict[str, Member]) -> None:
    kept = settings_of(cast["Dee"])
    assert (kept.name, kept.hours, kept.fades_after, kept.made_at) == ("Lumio", None, 365, NOW)
    set_settings(cast["Ada"], "Lumio", 40, 90)
    assert settings_of(cast["Dee"]).hours == 40


def test_owners_see_the_open_invitations_and_no_secret(cast: dict[str, Member]) -> None:
    ada = cast["Ada"]
    secret, key = invited_by(ada, role="reader", sees_all=False, alliances={ORCHID: "whole"})
    invited_by(ada, days=1, uses=3)
    (row,) = list_invitations(ada, NOW + timedelta(days=2))
    assert (row.key, row.role, row.alliances, row.made_by) == (key, "reader", 1, "Ada")
    assert secret not in repr(row)
    accept(person("Gus").pk, key, "Gus", NOW)
    assert [(row.uses, row.uses_left) for row in list_invitations(ada, NOW)] == [(3, 3)]
    with pytest.raises(NotAllowedError):
        list_invitations(cast["Bob"], NOW)


def test_a_link_says_who_invites_to_what(cast: dict[str, Member]) -> None:
    secret, key = invited_by(cast["Ada"], role="reader", sees_all=False)
    found = invitation_of_link(secret, NOW)
    assert found
    assert found == invitation_of_key(key, NOW)
    assert (found.workspace_name, found.made_by, found.role) == ("Lumio", "Ada", "reader")
    for wrong in ("", key, secret[:-1], secret + "x", secret.swapcase()):
        assert invitation_of_link(wrong, NOW) is None
    assert invitation_of_key(secret, NOW) is None


def test_a_name_that_two_members_bear_is_nobody_s(firm: Callable[..., Member]) -> None:
    ada = firm("Lumio", "Ada")
    join(ada.workspace, "Bob", "editor")
    assert people_by_name(ada) == {"Ada": ada.person, "Bob": person("Bob").pk}
    Membership.objects.filter(workspace_id=ada.workspace).update(name="Ada")
    assert people_by_name(ada) == {}


def test_members_are_found_by_their_keys_in_their_own_firm_alone(
    firm: Callable[..., Member],
) -> None:
    ada, zoe = firm("Lumio", "Ada"), firm("Autre", "Zoe")
    assert numbers_of_members(ada, [key_of(ada), "zzzzzzzzzzzz"]) == {key_of(ada): ada.membership}
    assert numbers_of_members(ada, [key_of(zoe)]) == {}


def test_owners_are_reached_by_name_address_and_language(firm: Callable[..., Member]) -> None:
    ada = firm("Lumio", "Ada")
    join(ada.workspace, "Bob", "editor")
    join(ada.workspace, "Zoe", "owner")
    assert [one.name for one in owners_of(ada.workspace)] == ["Ada", "Zoe"]
    first = owners_of(ada.workspace)[0]
    assert (first.address, first.language) == (person("Ada").email, person("Ada").language)
