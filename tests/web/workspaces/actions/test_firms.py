"""What is changed about workspaces and their members."""

from collections.abc import Callable

import pytest
from web.workspaces.conftest import NOW, person

from alliancemap_web.workspaces.actions import make_workspace, take_along
from alliancemap_web.workspaces.models import Membership, Workspace
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def test_whoever_makes_a_workspace_owns_it_and_sees_all(firm: Callable[..., Member]) -> None:
    ada = firm("Lumio", "Ada")
    assert (ada.workspace_name, ada.role, ada.name, ada.sees_all) == ("Lumio", "owner", "Ada", True)
    row = Membership.objects.get()
    assert (row.person_id, row.workspace.made_at, row.joined_at) == (ada.person, NOW, NOW)


@pytest.mark.parametrize("name", ["", "  ", "\n\t", "\u200b\u202e"])
def test_a_name_that_cannot_be_seen_is_none(name: str) -> None:
    number = person("Ada").pk
    for names, code in (((name, "Ada"), "WRK001"), (("Lumio", name), "WRK002")):
        with pytest.raises(RefusedError) as refused:
            make_workspace(number, *names, NOW)
        assert refused.value.code == code
    assert not Workspace.objects.exists()


def test_the_account_of_somebody_alone_takes_the_firm_along(firm: Callable[..., Member]) -> None:
    ada = firm()
    other = firm("Else", "Bob")
    leaving = take_along(ada.person or 0, NOW)
    assert [one.workspace for one in leaving.alone] == [ada.workspace]
    assert list(Workspace.objects.values_list("pk", flat=True)) == [other.workspace]


def test_the_account_of_the_only_owner_stays_while_others_are_in_the_firm(
    firm: Callable[..., Member],
) -> None:
    mine, ours = firm("Mine"), firm("Ours")
    Membership.objects.create(
        workspace_id=ours.workspace, person=person("Bob"), name="Bob", role="editor", joined_at=NOW
    )
    with pytest.raises(RefusedError) as refused:
        take_along(mine.person or 0, NOW)
    assert refused.value.sentence("en").startswith("Ours would be left without an owner.")
    assert Workspace.objects.count() == 2
