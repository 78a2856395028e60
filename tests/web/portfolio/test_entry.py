"""The door of every page of one alliance."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from portfolio_made import data_of, member_in
from web.portfolio.conftest import NOW
from web.portfolio.firm import open_to

from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.models import OpeningEntry
from alliancemap_web.workspaces.rights import Member


def knock(member: Member | None, key: str, alliance: str, page: object) -> HttpResponse:
    request = RequestFactory().get("/en/work/key/alliances/key/")
    request.user = get_user_model().objects.get(pk=member.person) if member else AnonymousUser()
    answer = page(request, key=key, alliance=alliance)  # type: ignore[operator]
    assert isinstance(answer, HttpResponse)
    return answer


@for_alliance("see")
def whole(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    assert request.kept is kept  # type: ignore[attr-defined]
    return HttpResponse(f"{member.name}: {kept.row.name}")


@for_alliance("see", outline=True)
def outline(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    return HttpResponse(kept.row.level)


@for_alliance("edit")
def edited(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    return HttpResponse("edited")


def test_a_page_gets_its_member_and_its_alliance(owner: Member, alliance: str) -> None:
    answer = knock(owner, owner.key, alliance, whole)
    assert answer.content.decode() == "Ada: MannKind × Sanofi"
    assert answer["Cache-Control"] == "no-store, private"


def test_who_is_signed_out_is_led_to_sign_in(owner: Member, alliance: str) -> None:
    answer = knock(None, owner.key, alliance, whole)
    assert answer.status_code == 302
    assert "/account/sign-in/" in answer["Location"]


def test_an_alliance_is_in_its_own_firm_only(
    owner: Member, stranger: Member, alliance: str
) -> None:
    theirs = create(stranger, data_of("tesla-daimler"), NOW)
    for member, key, one in (
        (stranger, owner.key, alliance),
        (owner, owner.key, theirs),
        (stranger, stranger.key, alliance),
        (owner, owner.key, "x" * 12),
    ):
        with pytest.raises(Http404):
            knock(member, key, one, whole)


def test_a_role_too_low_is_told_so(owner: Member, alliance: str) -> None:
    reader = member_in("Petite", "cy@example.org", "Cy", "reader")
    assert knock(reader, owner.key, alliance, edited).status_code == 403
    assert knock(owner, owner.key, alliance, edited).status_code == 200


def test_what_is_open_in_outline_is_there_only_for_pages_that_show_outlines(
    owner: Member, alliance: str
) -> None:
    eva = member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)
    for page in (whole, outline):
        with pytest.raises(Http404):
            knock(eva, owner.key, alliance, page)
    open_to(eva, alliance, "outline")
    assert knock(eva, owner.key, alliance, outline).content == b"outline"
    with pytest.raises(Http404):
        knock(eva, owner.key, alliance, whole)
    open_to(eva, alliance)
    assert knock(eva, owner.key, alliance, outline).content == b"whole"
    assert knock(eva, owner.key, alliance, whole).status_code == 200


def test_that_somebody_from_outside_looked_is_noted_and_of_nobody_else(
    owner: Member, alliance: str
) -> None:
    eva = member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)
    open_to(eva, alliance)
    knock(owner, owner.key, alliance, whole)
    assert not OpeningEntry.objects.filter(kind="seen").exists()
    knock(eva, owner.key, alliance, whole)
    assert [one.name for one in OpeningEntry.objects.filter(kind="seen")] == ["Eva"]
