"""The door of a workspace's pages."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from web.workspaces.conftest import person

from alliancemap_web.workspaces.entry import for_members, member_or_404, private
from alliancemap_web.workspaces.rights import RIGHTS, Member, Right, require

pytestmark = pytest.mark.django_db


def asked_by(name: str = "") -> HttpRequest:
    request = RequestFactory().get("/en/work/key/")
    request.user = person(name) if name else AnonymousUser()
    return request


@pytest.mark.parametrize("right", ["see", "answer", "edit", "manage"])
def test_a_page_is_for_whoever_has_its_right(cast: dict[str, Member], right: Right) -> None:
    @for_members(right)
    def page(request: HttpRequest, member: Member, more: str) -> HttpResponse:
        assert request.member == member  # type: ignore[attr-defined]
        return HttpResponse(f"{member.name} {more}")

    for name, member in cast.items():
        answer = page(asked_by(name), key=member.key, more="x")
        allowed = right in RIGHTS[member.role]
        assert answer.status_code == (200 if allowed else 403)
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert (answer.content == f"{name} x".encode()) == allowed


def test_strangers_find_nothing_and_nobody_is_led_to_sign_in(cast: dict[str, Member]) -> None:
    @for_members("see")
    def page(request: HttpRequest, member: Member) -> HttpResponse:
        raise AssertionError

    key = cast["Ada"].key
    with pytest.raises(Http404):
        page(asked_by("Zoe"), key=key)
    with pytest.raises(Http404):
        page(asked_by("Ada"), key="x" * 12)
    answer = page(asked_by(), key=key)
    assert answer.status_code == 302
    assert "/account/sign-in/" in answer.headers["Location"]


def test_an_act_that_is_not_allowed_is_a_403_too(cast: dict[str, Member]) -> None:
    @for_members("see")
    def page(request: HttpRequest, member: Member) -> HttpResponse:
        require(member, "manage")
        return HttpResponse()

    assert page(asked_by("Bob"), key=cast["Bob"].key).status_code == 403
    assert page(asked_by("Ada"), key=cast["Ada"].key).status_code == 200


def test_a_member_is_looked_up_for_each_request(cast: dict[str, Member]) -> None:
    assert member_or_404(asked_by("Eva"), cast["Eva"].key) == cast["Eva"]
    assert private(HttpResponse()).headers["Cache-Control"] == "no-store, private"
