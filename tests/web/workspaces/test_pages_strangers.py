"""Every address of this room, against everybody it is not for: a new address needs its row."""

from typing import Any

import pytest
from web.workspaces.conftest import (
    FORMER,
    NOW,
    STRANGER,
    browser_of,
    invited_by,
    join,
    key_of,
    person,
)

from alliancemap_web.workspaces.actions import leave, make_workspace
from alliancemap_web.workspaces.models import Invitation, Membership, Workspace
from alliancemap_web.workspaces.rights import RIGHTS, Member, Right
from alliancemap_web.workspaces.urls import urlpatterns

pytestmark = pytest.mark.django_db

# Each address of a workspace by name: what follows its key, its methods, and the right it takes.
INSIDE: dict[str, tuple[str, set[str], Right]] = {
    "members": ("members/", {"GET"}, "see"),
    "member_me": ("members/me/", {"POST"}, "see"),
    "leave": ("members/leave/", {"GET", "POST"}, "see"),
    "invite": ("members/invite/", {"GET", "POST"}, "manage"),
    "invitation_revoke": ("members/invitations/{invitation}/revoke/", {"POST"}, "manage"),
    "member": ("members/{bob}/", {"GET", "POST"}, "manage"),
    "member_remove": ("members/{bob}/remove/", {"POST"}, "manage"),
    "workspace_settings": ("settings/", {"GET", "POST"}, "manage"),
    "workspace_delete": ("settings/delete/", {"GET", "POST"}, "manage"),
    "workspace_proof": ("settings/proof/", {"POST"}, "manage"),
    "prove": ("prove/", {"GET"}, "see"),
}
# For whoever is signed in, and for anybody.
OWN = {"work": ("/en/work/", {"GET"}), "work_new": ("/en/work/new/", {"GET", "POST"})}
OPEN = {
    "join_here": ("/en/join/", {"GET", "POST"}),
    "join_drop": ("/en/join/not-now/", {"POST"}),
    "join": ("/en/join/nonsense/", {"GET"}),
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
EACH = [(name, one) for name, (_, methods, _) in INSIDE.items() for one in sorted(methods)]
PRIVATE = ("Lumio", "Ada", "Bob", "ada@firm.example", "bob@firm.example")


@pytest.fixture
def addresses(cast: dict[str, Member]) -> dict[str, str]:
    """The address of every page of the firm, which has an open invitation and a former member."""
    leave(join(cast["Ada"].workspace, FORMER), NOW)
    make_workspace(person(STRANGER).pk, "Else", STRANGER, NOW)
    _, invitation = invited_by(cast["Ada"])
    bob = key_of(cast["Bob"])
    start = f"/en/work/{cast['Ada'].key}/"
    return {
        name: start + rest.format(invitation=invitation, bob=bob)
        for name, (rest, _, _) in INSIDE.items()
    }


def ask(name: str, method: str, path: str) -> Any:
    """Ask with somebody's browser; their form has its token, so that it is never what refuses."""
    browser = browser_of(name)
    browser.handler.enforce_csrf_checks = False  # type: ignore[attr-defined]
    if method != "POST":
        return browser.generic(method, path)
    return browser.post(path, {"typed": "Lumio", "role": "owner", "sees": "all", "own_name": "X"})


def standing() -> list[tuple[object, ...]]:
    """All that somebody could have changed."""
    members = Membership.objects.order_by("pk").values_list("pk", "role", "name", "sees_all")
    rest = (Workspace.objects.values_list("name"), Invitation.objects.values_list("pk"))
    return [*members, *(row for rows in rest for row in rows.order_by("pk"))]


def test_every_address_has_its_row_here() -> None:
    assert {one.name for one in urlpatterns} == set(INSIDE) | set(OWN) | set(OPEN)


@pytest.mark.parametrize("name", INSIDE | OWN | OPEN)
def test_an_address_takes_its_methods_and_no_others(addresses: dict[str, str], name: str) -> None:
    methods = INSIDE[name][1] if name in INSIDE else (OWN | OPEN)[name][1]
    path = addresses[name] if name in INSIDE else (OWN | OPEN)[name][0]
    for method in METHODS:
        refused = ask("Dee", method, path).status_code == 405
        assert refused == (method not in methods), method


@pytest.mark.parametrize(("name", "method"), EACH)
def test_whoever_is_not_signed_in_is_led_to_sign_in(
    addresses: dict[str, str], name: str, method: str
) -> None:
    before = standing()
    answer = ask("", method, addresses[name])
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/en/account/sign-in/")
    assert standing() == before


@pytest.mark.parametrize("name", OWN)
def test_ones_own_workspaces_are_for_whoever_is_signed_in(name: str) -> None:
    for method in OWN[name][1]:
        answer = ask("", method, OWN[name][0])
        assert answer.headers["Location"].startswith("/en/account/sign-in/")


@pytest.mark.parametrize("who", [STRANGER, FORMER, "Nobody"])
@pytest.mark.parametrize(("name", "method"), EACH)
def test_strangers_and_former_members_find_nothing_and_change_nothing(
    addresses: dict[str, str], name: str, method: str, who: str
) -> None:
    before = standing()
    answer = ask(who, method, addresses[name])
    assert answer.status_code == 404
    text = answer.content.decode().split("<main")[1]
    assert [one for one in PRIVATE if one in text] == []
    assert standing() == before


@pytest.mark.parametrize("who", ["Ada", "Bob", "Cy", "Dee", "Eva"])
@pytest.mark.parametrize(("name", "method"), EACH)
def test_each_role_reaches_what_its_rights_give_and_nothing_else(
    cast: dict[str, Member], addresses: dict[str, str], name: str, method: str, who: str
) -> None:
    before = standing()
    answer = ask(who, method, addresses[name])
    if INSIDE[name][2] in RIGHTS[cast[who].role]:
        assert answer.status_code in {200, 302, 422}
    else:
        assert answer.status_code == 403
        assert standing() == before
    if answer.status_code != 302:
        assert answer.headers["Cache-Control"] == "no-store, private"


def test_the_key_of_another_firm_opens_no_member_and_no_invitation(
    cast: dict[str, Member], addresses: dict[str, str]
) -> None:
    other = f"/en/work/{make_workspace(person('Gus').pk, 'Third', 'Gus', NOW).key}/"
    before = standing()
    for name in ("member", "member_remove", "invitation_revoke"):
        path = other + addresses[name].split("/", 4)[4]
        for method in INSIDE[name][1]:
            answer = ask("Gus", method, path)
            assert answer.status_code in {302, 404}
            assert "Bob" not in answer.content.decode()
    assert standing() == before


@pytest.mark.parametrize("name", [name for name, (_, one, _) in INSIDE.items() if "POST" in one])
def test_no_form_is_taken_without_its_token(
    cast: dict[str, Member], addresses: dict[str, str], name: str
) -> None:
    before = standing()
    answer = browser_of("Ada").post(addresses[name], {"typed": "Lumio", "role": "owner"})
    assert answer.status_code == 403
    assert standing() == before
