"""Only who manages a workspace reads its webhooks; what is to be sent is read by nobody else."""

from datetime import timedelta

import pytest
from portfolio_made import member_in
from web.api.hook_cast import BEGUN, hooked

from alliancemap_web.api.actions.hooks import keep_test, settle, switch_hook
from alliancemap_web.api.models import Hook
from alliancemap_web.api.queries.hooks import (
    SHOWN,
    counted_hooks,
    deliveries_of,
    find_hook,
    hook_row,
    hooks_of,
    parcel_of,
)
from alliancemap_web.workspaces.going import going
from alliancemap_web.workspaces.rights import Member, NotAllowedError

pytestmark = pytest.mark.django_db
ADDRESS = "https://receiver.example/in"


@pytest.fixture
def ada(db: None) -> Member:
    """The owner of a firm."""
    return member_in("Lumio", "ada@firm.example", "Ada")


def test_a_hook_is_there_for_its_own_owner_alone(ada: Member) -> None:
    key, _ = hooked(ada, ADDRESS)
    keep_test(ada, key, BEGUN)
    (row,) = hooks_of(ada)
    assert row == find_hook(ada, key) == hook_row(Hook.objects.get())
    zoe = member_in("Autre", "zoe@other.example", "Zoé")
    assert hooks_of(zoe) == ()
    assert find_hook(zoe, key) is None
    assert deliveries_of(zoe, key) == ()
    bo = member_in("Lumio", "bo@firm.example", "Bo", "editor")
    for read in (lambda: hooks_of(bo), lambda: find_hook(bo, key), lambda: deliveries_of(bo, key)):
        with pytest.raises(NotAllowedError):
            read()


def test_the_newest_deliveries_come_first_and_not_all_of_them(ada: Member) -> None:
    key, _ = hooked(ada, ADDRESS)
    for number in range(SHOWN + 3):
        keep_test(ada, key, BEGUN + timedelta(minutes=number))
    rows = deliveries_of(ada, key)
    assert len(rows) == SHOWN
    assert rows[0].at == BEGUN + timedelta(minutes=SHOWN + 2)


def test_a_parcel_is_there_until_it_arrived_or_its_hook_is_off(ada: Member) -> None:
    key, secret = hooked(ada, ADDRESS)
    first, second = keep_test(ada, key, BEGUN), keep_test(ada, key, BEGUN)
    parcel = parcel_of(first, BEGUN)
    assert parcel
    assert (parcel.address, parcel.secret, parcel.rests) == (ADDRESS, secret, False)
    settle(first, BEGUN, None, "slow", is_last=False)
    resting = parcel_of(second, BEGUN)
    assert resting
    assert resting.rests
    settle(first, BEGUN, 200, "", is_last=False)
    assert parcel_of(first, BEGUN) is None
    switch_hook(ada, key, BEGUN, on=False)
    assert parcel_of(second, BEGUN) is None


def test_deleting_a_workspace_says_that_its_webhooks_go(ada: Member) -> None:
    hooked(ada, ADDRESS)
    assert [one.count for one in counted_hooks(ada.workspace)] == [1]
    assert ("api.hook_going", 1) in [(one.sentence, one.count) for one in going(ada.workspace)]
