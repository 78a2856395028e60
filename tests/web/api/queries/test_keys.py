"""A secret lets in one program as one member, with the role of its scope."""

from datetime import date, datetime

import pytest
from portfolio_made import member_in

from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.api.queries.keys import ROLE_OF, find_program, list_keys
from alliancemap_web.workspaces.going import Going, going
from alliancemap_web.workspaces.rights import Member, NotAllowedError


@pytest.mark.parametrize("scope", list(ROLE_OF))
def test_a_program_has_the_role_of_its_scope_and_its_keys_name(
    owner: Member, now: datetime, scope: str
) -> None:
    program = find_program(make_key(owner, "CRM", scope, None, now), now.date())
    assert program
    member = program.member
    assert (member.workspace, member.key, member.workspace_name) == (
        owner.workspace,
        owner.key,
        owner.workspace_name,
    )
    assert (member.role, member.name, member.person) == (ROLE_OF[scope], "CRM", None)


def test_no_scope_lets_a_program_manage(owner: Member, now: datetime) -> None:
    assert "owner" not in ROLE_OF.values()


def test_what_is_no_secret_opens_nothing(owner: Member, now: datetime) -> None:
    secret = make_key(owner, "CRM", "read", date(2027, 3, 2), now)
    row = list_keys(owner)[0]
    for wrong in ("", secret[:-1], secret + "x", secret.upper(), row.prefix, row.key, "\ud800"):
        assert find_program(wrong, now.date()) is None
    assert find_program(secret, date(2027, 3, 1))
    assert find_program(secret, date(2027, 3, 2)) is None


def test_keys_are_listed_to_who_manages_their_workspace(
    owner: Member, stranger: Member, now: datetime
) -> None:
    make_key(owner, "CRM", "read", None, now)
    assert [one.name for one in list_keys(owner)] == ["CRM"]
    assert list_keys(stranger) == ()
    with pytest.raises(NotAllowedError):
        list_keys(member_in("Lumio", "eve@firm.example", "Eve", "editor"))


def test_what_goes_with_a_workspace_names_its_keys(
    owner: Member, stranger: Member, now: datetime
) -> None:
    make_key(owner, "CRM", "read", None, now)
    assert Going("api.keys_going", 1) in going(owner.workspace)
    assert not [one for one in going(stranger.workspace) if one.sentence == "api.keys_going"]
