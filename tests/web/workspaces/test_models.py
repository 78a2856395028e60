"""What the tables hold against by themselves."""

import pytest
from django.db import IntegrityError, transaction
from web.workspaces.conftest import NOW, ORCHID, join, key_of

from alliancemap_web.workspaces.models import (
    Invitation,
    Membership,
    Opening,
    OpeningEntry,
    Workspace,
)
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def test_nobody_is_in_a_workspace_twice(cast: dict[str, Member]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        join(cast["Ada"].workspace, "Bob")


def test_an_owner_sees_all_whatever_a_program_tries(cast: dict[str, Member]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=cast["Ada"].membership).update(sees_all=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=cast["Eva"].membership).update(role="owner")


def test_an_alliance_is_opened_once_to_each(cast: dict[str, Member]) -> None:
    def open_it() -> None:
        Opening.objects.create(
            membership_id=cast["Eva"].membership, alliance=ORCHID, opened_by="Ada", opened_at=NOW
        )

    open_it()
    with pytest.raises(IntegrityError), transaction.atomic():
        open_it()


def test_a_row_calls_itself_by_nothing_private(cast: dict[str, Member]) -> None:
    ada = Membership.objects.get(pk=cast["Ada"].membership)
    opening = Opening(membership=ada, alliance=ORCHID)
    texts = [str(Workspace.objects.get()), str(ada), str(opening)]
    texts += [str(OpeningEntry(alliance=ORCHID, kind="seen", name="Eva")), str(Invitation(key="k"))]
    for private in ("Lumio", "Ada", "Eva", "firm.example"):
        assert all(private not in text for text in texts)
    assert key_of(cast["Ada"]) == ada.key
