"""One's workspaces, and making one."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from web.workspaces.conftest import NOW, ORCHID, browser_of, invited_by, join, key_of, person, send

from alliancemap_web.workspaces.actions import open_alliance
from alliancemap_web.workspaces.models import Membership, Workspace
from alliancemap_web.workspaces.pages import home_of, person_of
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def test_whoever_has_no_workspace_names_their_firm_and_is_in_it() -> None:
    browser = browser_of("Gus")
    assert browser.get("/en/work/").headers["Location"] == "/en/work/new/"
    page = browser.get("/en/work/new/").content.decode()
    assert "Name your firm" in page
    answer = send(browser, "/en/work/new/", name=" Gus & Sons ", own_name="Gus")
    row = Membership.objects.get()
    assert answer.headers["Location"] == home_of(row.workspace.key)
    assert (row.workspace.name, row.name, row.role) == ("Gus & Sons", "Gus", "owner")
    assert row.workspace.made_at == NOW


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Give the firm a name."), ("fr", "Donnez un nom à l’entreprise.")],
)
def test_an_empty_name_is_told_beside_its_field_and_nothing_typed_is_lost(
    language: str, says: str
) -> None:
    browser = browser_of("Gus")
    answer = send(browser, f"/{language}/work/new/", name=" ", own_name="Gus <b>")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(says) == 2
    assert 'href="#name"' in page
    assert 'value="Gus &lt;b&gt;"' in page
    assert not Workspace.objects.exists()


def test_one_workspace_leads_home_and_several_are_listed(firm: Callable[..., Member]) -> None:
    gus = firm("Gus", "Gus")
    browser = browser_of("Gus")
    assert browser.get("/en/work/").headers["Location"] == home_of(gus.key)
    assert "Gus" in browser.get("/en/work/?all").content.decode()
    lumio = firm("Lumio", "Ada")
    join(lumio.workspace, "Gus", "reader", sees_all=False)
    page = browser.get("/en/work/").content.decode()
    assert page.index("Gus</a>") < page.index("Lumio</a>")
    assert "no alliance is open to you yet" in page
    eva = Member(lumio.workspace, lumio.key, "Lumio", "reader", "Gus", person("Gus").pk)
    key = Membership.objects.get(workspace_id=lumio.workspace, person_id=eva.person).key
    open_alliance(lumio, key, ORCHID, "outline", NOW)
    assert "1 alliance is open to you" in browser.get("/en/work/").content.decode()


def test_a_second_workspace_is_made_with_the_name_one_has_already(
    firm: Callable[..., Member],
) -> None:
    firm("Lumio", "Ada")
    browser = browser_of("Ada")
    page = browser.get("/en/work/new/").content.decode()
    assert 'value="Ada"' in page
    assert "Make another workspace" in page
    send(browser, "/en/work/new/", name="Incubator", own_name="Ada")
    assert Workspace.objects.count() == 2


def test_an_invitation_on_the_way_comes_before_a_firm_of_ones_own(cast: dict[str, Member]) -> None:
    secret, _ = invited_by(cast["Ada"])
    browser = browser_of("Gus")
    browser.get(f"/en/join/{secret}/")
    assert browser.get("/en/work/").headers["Location"] == "/en/join/"


def test_a_list_says_what_was_done_and_nothing_that_an_address_makes_up() -> None:
    browser = browser_of("Gus")
    assert "You have left the workspace." in browser.get("/en/work/?done=left").content.decode()
    assert "evil" not in browser.get("/en/work/?done=evil").content.decode().split("<main")[1]


def test_the_home_of_a_workspace_is_an_address(firm: Callable[..., Member]) -> None:
    key = firm().key
    assert key in home_of(key)
    assert reverse("members", kwargs={"key": key}).startswith("/en/work/")
    assert key_of
    request = browser_of("Ada").get("/en/work/").wsgi_request
    assert person_of(request) == person("Ada").pk
