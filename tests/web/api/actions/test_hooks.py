"""Webhooks are made, changed and ended by whoever manages a workspace, and by nobody else."""

from collections.abc import Callable

import pytest
from portfolio_made import member_in
from web.api.hook_cast import BEGUN, hooked

from alliancemap_web.api.actions.hooks import (
    MOST_HOOKS,
    Wanted,
    change_hook,
    checked,
    delete_hook,
    keep_again,
    keep_test,
    keep_told,
    locked,
    make_hook,
    renew_secret,
    settle,
    sweep_deliveries,
    switch_hook,
    switch_off,
)
from alliancemap_web.api.hook_bodies import EVENTS
from alliancemap_web.api.models import Delivery, Hook
from alliancemap_web.api.queries.hooks import deliveries_of, find_hook, hooks_of
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import ROLES, Member, NotAllowedError

pytestmark = pytest.mark.django_db
# Held by tests/web/api/test_deliver.py, where they are sent.
PARTS = (keep_told, sweep_deliveries, switch_off, locked)
GOOD = Wanted("https://receiver.example/in", EVENTS)

ACTS: list[Callable[[Member, str], object]] = [
    lambda member, key: change_hook(member, key, GOOD),
    lambda member, key: renew_secret(member, key),
    lambda member, key: switch_hook(member, key, BEGUN, on=False),
    lambda member, key: keep_test(member, key, BEGUN),
    lambda member, key: keep_again(member, key, "7"),
    lambda member, key: delete_hook(member, key),
]


@pytest.fixture
def ada(db: None) -> Member:
    """The owner of a firm."""
    return member_in("Lumio", "ada@firm.example", "Ada")


@pytest.mark.parametrize("act", ACTS)
def test_nobody_but_an_owner_of_the_same_firm_does_anything(
    ada: Member, act: Callable[[Member, str], object]
) -> None:
    key, _ = hooked(ada, GOOD.address)
    before = Hook.objects.values().get()
    for place, role in enumerate(one for one in ROLES if one != "owner"):
        with pytest.raises(NotAllowedError):
            act(member_in("Lumio", f"{place}@firm.example", "Bo", role), key)
    with pytest.raises(RefusedError, match="API044"):
        act(member_in("Autre", "zoe@other.example", "Zoé"), key)
    with pytest.raises(RefusedError, match="API044"):
        act(ada, "z" * 12)
    assert Hook.objects.values().get() == before


def test_only_an_owner_makes_one(ada: Member) -> None:
    bo = member_in("Lumio", "bo@firm.example", "Bo", "editor")
    with pytest.raises(NotAllowedError):
        make_hook(bo, GOOD, BEGUN)
    assert not hooks_of(ada)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted("http://receiver.example/", EVENTS), "API040"),
        (Wanted("", EVENTS), "API040"),
        (Wanted("https://127.0.0.1/", EVENTS), "API041"),
        (Wanted("https://[::ffff:10.0.0.1]/", EVENTS), "API041"),
        (Wanted("https://receiver.example/", []), "API042"),
        (Wanted("https://receiver.example/", ["alliance.sold"]), "API042"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    ada: Member, wanted: Wanted, code: str
) -> None:
    with pytest.raises(RefusedError, match=code):
        make_hook(ada, wanted, BEGUN)
    key, _ = make_hook(ada, GOOD, BEGUN)
    with pytest.raises(RefusedError, match=code):
        change_hook(ada, key, wanted)
    found = find_hook(ada, key)
    assert found
    assert (found.address, found.events) == (GOOD.address, EVENTS)


def test_what_is_wanted_is_tidied() -> None:
    wanted = Wanted(" https://a.example ", ["alliance.deleted", "x", "alliance.created"], True)
    found = checked(wanted, inside=False)
    assert found.address == "https://a.example"
    assert list(found.events) == ["alliance.created", "alliance.deleted"]
    assert found.with_content


def test_there_is_an_end_to_how_many_there_are(ada: Member) -> None:
    for _ in range(MOST_HOOKS):
        make_hook(ada, GOOD, BEGUN)
    with pytest.raises(RefusedError, match="API043"):
        make_hook(ada, GOOD, BEGUN)
    make_hook(member_in("Autre", "zoe@other.example", "Zoé"), GOOD, BEGUN)


def test_a_secret_stands_nowhere_in_the_table(ada: Member) -> None:
    key, secret = make_hook(ada, GOOD, BEGUN)
    renewed = renew_secret(ada, key)
    assert renewed != secret
    kept = str(Hook.objects.values().get())
    assert secret not in kept
    assert renewed not in kept
    assert renewed not in str(find_hook(ada, key))


def test_with_a_hook_its_deliveries_go(ada: Member) -> None:
    key, _ = make_hook(ada, GOOD, BEGUN)
    pk = keep_test(ada, key, BEGUN)
    delete_hook(ada, key)
    assert not Delivery.objects.exists()
    settle(pk, BEGUN, 200, "", is_last=False)
    assert not Delivery.objects.exists()


def test_switched_off_gives_up_what_waits_and_on_again_it_begins_anew(ada: Member) -> None:
    key, _ = make_hook(ada, GOOD, BEGUN)
    keep_test(ada, key, BEGUN)
    switch_hook(ada, key, BEGUN, on=False)
    assert [one.state for one in deliveries_of(ada, key)] == ["given up"]
    switch_hook(ada, key, BEGUN, on=True)
    found = find_hook(ada, key)
    assert found
    assert found.off_at is None
    with pytest.raises(RefusedError, match="API044"):
        keep_again(ada, key, "no number")
