"""Keys are made and revoked by who manages the workspace; of the secret only the hash is kept."""

import hashlib
from datetime import datetime, timedelta

import pytest
from portfolio_made import member_in

from alliancemap_web.api.actions import keys
from alliancemap_web.api.actions.keys import make_key, note_use, revoke_key
from alliancemap_web.api.models import ApiKey
from alliancemap_web.api.queries.keys import list_keys
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError


def test_of_a_secret_its_hash_and_its_beginning_are_kept(owner: Member, now: datetime) -> None:
    secret = make_key(owner, "  My   CRM ", "answer", None, now)
    row = ApiKey.objects.get()
    assert secret.startswith("am_")
    assert len(secret) > 40
    assert row.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert row.prefix == secret[:8]
    assert secret not in str(vars(row))
    assert (row.name, row.made_by) == ("My CRM", "Ada")


def test_two_keys_are_never_the_same(owner: Member, now: datetime) -> None:
    assert len({make_key(owner, "CRM", "read", None, now) for _ in range(20)}) == 20


@pytest.mark.parametrize(
    ("name", "scope", "days", "code"),
    [
        (" ", "read", None, "API020"),
        ("x" * 81, "read", None, "API020"),
        ("a\0b", "read", None, "API020"),
        ("CRM", "owner", None, "API021"),
        ("CRM", "manage", None, "API021"),
        ("CRM", "read", 0, "API022"),
        ("CRM", "read", -1, "API022"),
    ],
)
def test_what_cannot_be_a_key_is_refused(
    owner: Member, now: datetime, name: str, scope: str, days: int | None, code: str
) -> None:
    until = None if days is None else (now + timedelta(days=days)).date()
    with pytest.raises(RefusedError) as refused:
        make_key(owner, name, scope, until, now)
    assert refused.value.reasons[0].code == code
    assert not ApiKey.objects.exists()


def test_there_is_an_end_to_the_keys_of_a_workspace(
    owner: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MOST_KEYS", 1)
    make_key(owner, "CRM", "read", None, now)
    with pytest.raises(RefusedError) as refused:
        make_key(owner, "CRM", "read", None, now)
    assert refused.value.status == 409


@pytest.mark.parametrize("role", ["editor", "respondent", "reader"])
def test_who_does_not_manage_makes_and_revokes_none(
    owner: Member, now: datetime, role: str
) -> None:
    member = member_in("Lumio", "eve@firm.example", "Eve", role)  # type: ignore[arg-type]
    make_key(owner, "CRM", "read", None, now)
    with pytest.raises(NotAllowedError):
        make_key(member, "CRM", "read", None, now)
    with pytest.raises(NotAllowedError):
        revoke_key(member, list_keys(owner)[0].key)
    assert len(list_keys(owner)) == 1


def test_nobody_revokes_the_key_of_another_workspace(
    owner: Member, stranger: Member, now: datetime
) -> None:
    make_key(owner, "CRM", "read", None, now)
    key = list_keys(owner)[0].key
    revoke_key(stranger, key)
    assert list_keys(owner)
    revoke_key(owner, key)
    assert not list_keys(owner)


def test_the_last_day_of_use_is_noted(owner: Member, now: datetime) -> None:
    make_key(owner, "CRM", "read", None, now)
    note_use(ApiKey.objects.get().pk, now.date())
    assert list_keys(owner)[0].used_on == now.date()
