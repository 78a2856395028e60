"""What is read about workspaces and their members."""

from collections.abc import Callable

import pytest
from web.workspaces.conftest import NOW, person

from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.queries import Leaving, goes_with
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def test_an_account_takes_along_only_where_nobody_else_is(firm: Callable[..., Member]) -> None:
    def join(workspace: Member, name: str, role: str) -> None:
        Membership.objects.create(
            workspace_id=workspace.workspace,
            person=person(name),
            name=name,
            role=role,
            joined_at=NOW,
        )

    alone, only, shared, left = (firm(name) for name in ("Alone", "Only", "Shared", "Left"))
    join(only, "Bob", "editor")
    join(shared, "Bob", "owner")
    join(left, "Bob", "reader")
    join(left, "Cy", "owner")
    leaving = goes_with(alone.person or 0)
    assert [one.key for one in leaving.alone] == [alone.key]
    assert [one.key for one in leaving.blocked] == [only.key]
    assert [one.key for one in leaving.others] == [left.key, shared.key]
    assert [one.key for one in goes_with(person("Bob").pk).others] == [
        left.key,
        only.key,
        shared.key,
    ]
    assert goes_with(person("Nobody").pk) == Leaving()
