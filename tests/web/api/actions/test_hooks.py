"""Webhooks are made, changed and ended by whoever manages a workspace, and by nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from portfolio_made import member_in
from web.api.hook_cast import BEGUN, hooked
from web.portfolio.firm import begin_short

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
    tell_owners,
)
from alliancemap_web.api.hook_bodies import EVENTS
from alliancemap_web.api.models import MOST_GIVEN_UP, Delivery, Hook
from alliancemap_web.api.queries.hooks import deliveries_of, fallen, find_hook, hooks_of
from alliancemap_web.jobs.queries import waiting
from alliancemap_web.people.models import Person
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import ROLES, Member, NotAllowedError

pytestmark = pytest.mark.django_db
# Held by tests/web/api/test_deliver.py, where they are sent.
PARTS = (tell_owners, keep_told, sweep_deliveries, switch_off, locked)
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


def give_up(member: Member, key: str, times: int, status: int = 500) -> None:
    """Have so many messages to a webhook be given up, one after another."""
    for _ in range(times):
        settle(keep_test(member, key, BEGUN), BEGUN, status, "", is_last=True)


def letters() -> list[tuple[Any, ...]]:
    return [tuple(one.args) for one in waiting() if one.name == "jobs.mail"]


def test_the_owners_are_written_to_once_when_a_hook_falls_silent(
    ada: Member, settings: LazySettings
) -> None:
    settings.HAS_MAIL = True
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "alliances.example"]
    olga = member_in("Lumio", "olga@firm.example", "Olga")
    Person.objects.filter(pk=olga.person).update(language="fr")
    member_in("Lumio", "eve@firm.example", "Eve", "editor")
    key, _ = hooked(ada, "https://receiver.example/in/secret-path")
    give_up(ada, key, MOST_GIVEN_UP - 1)
    assert (letters(), fallen(ada, BEGUN)) == ([], ())
    give_up(ada, key, 1)
    told = letters()
    assert [one[0] for one in told] == ["ada@firm.example", "olga@firm.example"]
    assert [one[1] for one in told] == [
        "A webhook of Lumio was switched off", "Un webhook de Lumio a été arrêté",
    ]  # fmt: skip
    assert f"https://alliances.example/en/work/{ada.key}/hooks/{key}/" in told[0][2]
    assert f"https://alliances.example/fr/work/{ada.key}/hooks/{key}/" in told[1][2]
    assert all("receiver.example" in one[2] and "secret-path" not in one[2] for one in told)
    (waits,) = fallen(ada, BEGUN)
    assert (waits.name, waits.is_late) == ("receiver.example", True)


def test_an_address_that_says_it_is_gone_is_told_at_once(
    ada: Member, settings: LazySettings
) -> None:
    settings.HAS_MAIL = True
    key, _ = hooked(ada, GOOD.address)
    give_up(ada, key, 1, status=410)
    assert len(letters()) == len(fallen(ada, BEGUN)) == 1
    switch_hook(ada, key, BEGUN, on=True)
    assert fallen(ada, BEGUN) == ()


def test_who_switched_a_hook_off_themselves_is_told_nothing(
    ada: Member, settings: LazySettings
) -> None:
    settings.HAS_MAIL = True
    key, _ = hooked(ada, GOOD.address)
    switch_hook(ada, key, BEGUN, on=False)
    assert (letters(), fallen(ada, BEGUN)) == ([], ())


def test_without_mail_home_still_tells_who_may_manage_and_nobody_else(ada: Member) -> None:
    key, _ = hooked(ada, GOOD.address)
    give_up(ada, key, MOST_GIVEN_UP)
    assert letters() == []
    begin_short(ada, "Gigant")
    client = Client()
    client.force_login(Person.objects.get(pk=ada.person))
    for language, said in (("en", "A webhook was switched off"), ("fr", "Un webhook a été arrêté")):
        page = client.get(f"/{language}/work/{ada.key}/").content.decode()
        assert said in page
        assert f"/{language}/work/{ada.key}/hooks/{key}/" in page
    eve = member_in("Lumio", "eve@firm.example", "Eve", "editor")
    zoe = member_in("Autre", "zoe@other.example", "Zoé")
    assert fallen(eve, BEGUN) == fallen(zoe, BEGUN) == ()
