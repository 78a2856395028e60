"""What people see in the workplace when something is not as it should be, and what to do next."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation

from alliancemap_web.errors import error_page
from alliancemap_web.languages import sentence
from alliancemap_web.workspaces.rights import Member

MEMBER = Member(1, "abcd", "Heron <Optics>", "reader", "Ada")
HOME = "/en/work/abcd/"


def shown(path: str, status: int, key: str, member: Member | None = None) -> str:
    """The error's page as a browser gets it; nothing on it may ask the database."""
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    if member:
        request.member = member  # type: ignore[attr-defined]
    with translation.override(path[1:3]):
        answer = error_page(request, status, key)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_lacks_a_right_learns_their_role_and_whom_to_ask(language: str) -> None:
    page = shown(f"/{language}/work/abcd/members/", 403, "not_allowed", MEMBER)
    assert sentence("workspaces.shell_role_reader", language) in page
    assert "Heron &lt;Optics&gt;" in page
    assert f'href="/{language}/work/abcd/"' in page


def test_a_stranger_is_told_what_may_be_without_learning_what_is() -> None:
    there = shown("/en/work/abcd/", 404, "not_found")
    nowhere = shown("/en/work/zzzz/", 404, "not_found")
    assert sentence("workspaces.shell_gone_account", "en") in there
    assert there.replace("abcd", "zzzz") == nowhere
    assert "Heron" not in there


def test_an_alliance_that_is_closed_looks_like_one_that_is_gone() -> None:
    page = shown("/en/work/abcd/alliances/mnop/", 404, "not_found", MEMBER)
    assert sentence("workspaces.shell_closed_text", "en") in page
    assert f'href="{HOME}"' in page


def test_a_failure_offers_to_try_again_and_a_way_home() -> None:
    page = shown("/en/work/abcd/search/", 500, "failed", MEMBER)
    assert 'href="/en/work/abcd/search/"' in page
    assert f'href="{HOME}"' in page


def test_outside_the_workplace_the_way_on_is_the_gallery() -> None:
    page = shown("/en/no-such-page/", 404, "not_found")
    assert sentence("workspaces.shell_gone_account", "en") not in page
    assert 'href="/en/"' in page


def test_who_sent_a_form_is_not_offered_to_send_it_again() -> None:
    request = RequestFactory().post("/en/work/abcd/members/")
    request.user = SimpleNamespace(is_authenticated=True)
    page = error_page(request, 500, "failed").content.decode()
    assert sentence("workspaces.shell_retry", "en") not in page
