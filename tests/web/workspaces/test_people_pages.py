"""The pages of members."""

import re

import pytest
from web.workspaces.conftest import browser_of, invited_by, join, key_of, person, send

from alliancemap_web.workspaces.models import Invitation, Membership
from alliancemap_web.workspaces.people_pages import (
    row_or_404,
    shown_member,
    shown_members,
    to_members,
)
from alliancemap_web.workspaces.queries import find_member
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db
# Held by the pages that are made of them.
PARTS = (row_or_404, shown_member, shown_members, to_members)


def main_of(answer: object) -> str:
    text = answer.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", text.split("<main")[1])


def test_the_list_says_who_is_there_as_what(cast: dict[str, Member]) -> None:
    path = f"/en/work/{cast['Ada'].key}/members/"
    page = main_of(browser_of("Dee").get(path))
    assert "5 people are in this workspace." in page
    for text in ("bob@firm.example", "respondent · sees all alliances", "sees no alliance yet"):
        assert text in page
    assert "a member since 1 March 2027" in page
    assert "Change</a>" not in page
    assert "Invite somebody" not in page
    page = main_of(browser_of("Ada").get(path))
    assert page.count("Change</a>") == 5
    assert "Invite somebody" in page


def test_an_outsider_is_told_only_whom_to_ask(cast: dict[str, Member]) -> None:
    page = main_of(browser_of("Eva").get(f"/en/work/{cast['Eva'].key}/members/"))
    assert "Ada" in page
    for private in ("ada@firm.example", "Bob", "bob@", "Cy", "5 people"):
        assert private not in page


def test_an_owner_changes_a_role_and_a_sight(cast: dict[str, Member]) -> None:
    browser = browser_of("Ada")
    path = f"/en/work/{cast['Ada'].key}/members/{key_of(cast['Bob'])}/"
    page = main_of(browser.get(path))
    assert 'value="editor" checked' in page
    assert 'value="all" checked' in page
    answer = send(browser, path, role="respondent", sees="some")
    assert answer.headers["Location"].endswith("/members/?done=changed")
    assert "The change is kept." in main_of(browser.get(answer.headers["Location"]))
    bob = find_member(cast["Bob"].person or 0, cast["Bob"].key)
    assert bob
    assert (bob.role, bob.sees_all) == ("respondent", False)
    assert send(browser, path, role="king").status_code == 422


def test_the_last_owner_is_told_the_way_out_before_and_after_trying(
    cast: dict[str, Member],
) -> None:
    browser = browser_of("Ada")
    home = f"/en/work/{cast['Ada'].key}/members/"
    path = f"{home}{key_of(cast['Ada'])}/"
    assert "Ada is the only owner of Lumio" in main_of(browser.get(path))
    answer = send(browser, path, on=home, role="editor", sees="all")
    assert answer.status_code == 422
    assert "Lumio needs an owner." in main_of(answer)
    answer = send(browser, f"{path}remove/", on=home)
    assert answer.status_code == 422
    assert "Lumio needs an owner." in main_of(answer)
    assert find_member(cast["Ada"].person or 0, cast["Ada"].key) == cast["Ada"]


def test_a_removed_member_is_told_of_and_finds_nothing(cast: dict[str, Member]) -> None:
    browser, bob = browser_of("Ada"), browser_of("Bob")
    home = f"/en/work/{cast['Ada'].key}/members/"
    path = f"{home}{key_of(cast['Bob'])}/"
    assert "Bob sees nothing of Lumio from now on." in main_of(browser.get(path))
    answer = send(browser, f"{path}remove/", on=path)
    assert "The member was removed" in main_of(browser.get(answer.headers["Location"]))
    assert bob.get(home).status_code == 404
    assert browser.get(path).status_code == 404
    answer = send(browser, f"{path}remove/", on=home)
    assert answer.headers["Location"].endswith("?done=gone")


def test_whoever_removes_themselves_has_left(cast: dict[str, Member]) -> None:
    join(cast["Ada"].workspace, "Gus", "owner")
    browser = browser_of("Ada")
    path = f"/en/work/{cast['Ada'].key}/members/{key_of(cast['Ada'])}/"
    answer = send(browser, f"{path}remove/", on=path)
    assert answer.headers["Location"] == "/en/work/?done=left"


def test_somebody_leaves_and_is_told_what_stays(cast: dict[str, Member]) -> None:
    browser = browser_of("Eva")
    path = f"/en/work/{cast['Eva'].key}/members/leave/"
    assert "with your name beside it (Eva)" in main_of(browser.get(path))
    answer = send(browser, path)
    assert answer.headers["Location"] == "/en/work/?done=left"
    assert find_member(cast["Eva"].person or 0, cast["Eva"].key) is None


@pytest.mark.parametrize("is_alone", [True, False])
def test_the_last_owner_cannot_leave_and_is_told_the_ways_out(
    cast: dict[str, Member], is_alone: bool
) -> None:
    if is_alone:
        Membership.objects.exclude(pk=cast["Ada"].membership).delete()
    browser = browser_of("Ada")
    home = f"/en/work/{cast['Ada'].key}/"
    page = main_of(browser.get(f"{home}members/leave/"))
    assert ("Nobody else is in Lumio" in page) == is_alone
    assert ("You are the only owner of Lumio" in page) != is_alone
    assert f'href="{home}settings/delete/"' in page
    answer = send(browser, f"{home}members/leave/", on=f"{home}members/")
    assert answer.status_code == 422
    assert find_member(cast["Ada"].person or 0, cast["Ada"].key)


def test_one_chooses_ones_own_name(cast: dict[str, Member]) -> None:
    browser = browser_of("Eva")
    path = f"/en/work/{cast['Eva'].key}/members/"
    answer = send(browser, f"{path}me/", on=path, own_name="Eva Adviser")
    assert "That is your name here" in main_of(browser.get(answer.headers["Location"]))
    answer = send(browser, f"{path}me/", on=path, own_name=" ")
    assert answer.status_code == 422
    assert Membership.objects.get(person=person("Eva")).name == "Eva Adviser"


def test_open_invitations_are_listed_and_closed(cast: dict[str, Member]) -> None:
    browser = browser_of("Ada")
    path = f"/en/work/{cast['Ada'].key}/members/"
    secret, key = invited_by(cast["Ada"], uses=10, role="reader")
    page = main_of(browser.get(path))
    assert "A link for 10 people, 10 left" in page
    assert "made by Ada on 1 March 2027 · works until 8 March 2027" in page
    assert secret not in page
    answer = send(browser, f"{path}invitations/{key}/revoke/", on=path)
    assert answer.headers["Location"].endswith("?done=revoked")
    assert not Invitation.objects.exists()
    assert "A link for" not in main_of(browser.get(path))
    assert send(browser, f"{path}invitations/{key}/revoke/", on=path).status_code == 302
