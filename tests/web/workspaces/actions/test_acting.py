"""Whoever acts is looked up again, in their turn."""

import pytest
from web.workspaces.conftest import NOW, ORCHID, join, key_of

from alliancemap_web.workspaces.actions.acting import (
    Kind,
    acting,
    log,
    membership_of,
    write_end,
)
from alliancemap_web.workspaces.models import Membership, OpeningEntry
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError

pytestmark = pytest.mark.django_db


def test_what_somebody_was_a_moment_ago_counts_for_nothing(cast: dict[str, Member]) -> None:
    ada, bob = cast["Ada"], cast["Bob"]
    assert acting(ada, "manage") == ada
    Membership.objects.filter(pk=ada.membership).update(role="editor", name="Ada B.")
    with pytest.raises(NotAllowedError):
        acting(ada, "manage")
    assert acting(ada, "edit").name == "Ada B."
    Membership.objects.filter(pk=bob.membership).delete()
    with pytest.raises(NotAllowedError):
        acting(bob, "see")


def test_a_program_with_a_key_changes_no_members(cast: dict[str, Member]) -> None:
    ada = cast["Ada"]
    program = Member(ada.workspace, ada.key, "Lumio", "owner", "Program")
    with pytest.raises(NotAllowedError):
        acting(program, "see")


def test_a_member_is_found_only_in_the_same_workspace(cast: dict[str, Member]) -> None:
    ada, bob = cast["Ada"], cast["Bob"]
    assert membership_of(ada, key_of(bob)).pk == bob.membership
    other = join(cast["Ada"].workspace, "Gus", "owner")
    Membership.objects.filter(pk=other.membership).delete()
    for key in ("", "x", key_of(bob)):
        with pytest.raises(RefusedError) as refused:
            membership_of(ada, key, sees_all=False)
        assert refused.value.code == "WRK005"


def test_the_log_keeps_what_both_were_called_then(cast: dict[str, Member]) -> None:
    row = Membership.objects.get(pk=cast["Eva"].membership)
    log(row, ORCHID, Kind.OPENED, "Ada", NOW, "whole")
    row.openings.create(alliance=ORCHID, opened_by="Ada", opened_at=NOW)
    write_end(row, Kind.CLOSED, "Bob", NOW)
    Membership.objects.update(name="Somebody else")
    lines = [(one.kind, one.level, one.name, one.by) for one in OpeningEntry.objects.all()]
    assert lines == [("closed", "", "Eva", "Bob"), ("opened", "whole", "Eva", "Ada")]
