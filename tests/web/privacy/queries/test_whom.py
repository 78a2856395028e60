"""Whom an owner means: by account where one shows, never a member, with a name that is free."""

from web.privacy.filled import ADDRESS, NAME, NOW

from alliancemap_web.privacy.queries import firms_of, free_name, member_named, somebody
from alliancemap_web.workspaces.actions import remove_member
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member


def test_a_member_is_not_meant_and_is_named(owner: Member, zoe: Member, alliance: str) -> None:
    whom = somebody(owner.workspace, [NAME], [])
    assert whom.accounts == frozenset()
    assert whom.is_shared
    assert member_named(owner.workspace, whom) == NAME


def test_who_left_is_known_by_name_or_address(owner: Member, zoe: Member, alliance: str) -> None:
    remove_member(owner, Membership.objects.get(pk=zoe.membership).key, NOW)
    for names, addresses in (([NAME], []), ([], [ADDRESS])):
        whom = somebody(owner.workspace, names, addresses)
        assert whom.accounts == {zoe.person}
        assert NAME in whom.names
    assert firms_of(zoe.person or 0) == (owner.workspace,)


def test_a_name_that_nobody_has_is_free(owner: Member) -> None:
    assert free_name(owner.workspace, "a former colleague") == "a former colleague"
